"""What the seal of a record says, in plain words, and everything that is needed to check it without us."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_record import found_or_404
from polisee.records.api import open_publication, queries, showing
from polisee.trust.api import incidents_so_far, key_id
from polisee.ui.api import language_name


def verify(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Who approved it, when, which revision, under which key; the files and the command to check it."""
    shown, reader = found_or_404(record_id), reader_of(request)
    row = showing.row_of(shown, reader)
    payload = shown.payload
    return render(
        request,
        "knowledge/reading/verify.html",
        {
            "record": shown,
            "row": row,
            "languages": [language_name(code, reader) for code in sorted(payload["translations"])],
            "pictures": len(payload["image_digests"]),
            "written_at": parse_datetime(payload["edited_at"]),
            "file": f"polisee-{shown.id}-{shown.seal.publication}.json",
            "key_id": key_id(),
            "incidents": incidents_so_far(),
            "edited_at": row.published_at,
        },
    )


def sealed_file(request: HttpRequest, record_id: UUID, number: int) -> HttpResponse:
    """One publication as `verify_seal.py` reads it: the sealed text with its digest and signature, if it is intact."""
    found = next((each for each in queries.publications_of(record_id) if each.number == number), None)
    if found is None or open_publication(found, record_id) is None:
        raise Http404
    response = JsonResponse(
        {"digest": found.digest, "signature": found.signature, "key_id": found.key_id, "text": found.text},
        json_dumps_params={"ensure_ascii": False},
    )
    response["Content-Disposition"] = f'attachment; filename="polisee-{record_id}-{number}.json"'
    return response
