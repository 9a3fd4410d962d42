"""What was published of a record, when, by whose approval, and what changed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.knowledge.queries.editions import editions_of, joined_editions
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_record import found_or_404
from polisee.records.api import showing
from polisee.ui.api import language_name


def history(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Every publication, the latest first."""
    shown, reader = found_or_404(record_id), reader_of(request)
    editions = editions_of(record_id, reader)
    if not editions:
        raise Http404
    return render(request, "knowledge/reading/history.html", {
        "record": shown,
        "row": showing.row_of(shown, reader),
        "editions": [
            {"edition": edition, "languages": [language_name(code, reader) for code in edition.new_translations]}
            for edition in editions
        ],
        "joined": joined_editions(record_id, reader),
        "edited_at": editions[0].at,
    })  # fmt: skip
