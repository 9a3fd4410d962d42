"""How to cite a record: a page to copy from, and files."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.foundation.clock import today
from polisee.knowledge.rules.citing import FORMATS, Citation
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_record import about, address_of, asked_text, found_or_404
from polisee.partnership.api import Organisation
from polisee.records.api import PublishedRecord


def cite(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Three ways to copy, three files to take."""
    shown, reader = found_or_404(record_id), reader_of(request)
    citation = _citation(shown, reader)
    context = about(shown, reader, asked_text(request, shown)) | {
        "citations": [{"format": ending, "text": write(citation)} for ending, (_type, write) in FORMATS.items()]
    }
    return render(request, "knowledge/reading/cite.html", context)


def cite_file(request: HttpRequest, record_id: UUID, ending: str) -> HttpResponse:
    """One citation as a file."""
    if ending not in FORMATS:
        raise Http404
    shown = found_or_404(record_id)
    media_type, write = FORMATS[ending]
    response = HttpResponse(write(_citation(shown, reader_of(request))), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="polisee-{shown.id}.{ending}"'
    return response


def _citation(shown: PublishedRecord, reader: str) -> Citation:
    content, title = shown.content, shown.title(reader)
    code = shown.payload.get("organisation")
    owner = Organisation.objects.filter(code=code).first() if code else None
    return Citation(
        id=shown.id,
        title=title.text,
        authors=tuple(dict.fromkeys([*shown.payload["written_by"], *content.get("authors", [])])),
        publisher=owner.name_en if owner else shown.payload.get("owner_name") or "PoliSEE",
        published=datetime.fromisoformat(shown.payload["published_at"]).date(),
        edition=shown.seal.publication,
        address=address_of(shown.id),
        seen=today(),
        language=title.html,
        digest=shown.seal.digest,
    )
