"""Files that are attached to records, from a path of their own: as a download, never as a page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from polisee.partnership.api import standing
from polisee.records.api import permissions, published_one, queries, sealed_bytes, working_bytes

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
def file(request: HttpRequest, file_id: UUID, name: str) -> HttpResponse:
    """To everybody if the sealed text names it, else to those who may see the working copy.

    What is served is what was approved, to the byte: its digest must be the one under the seal.
    """
    stored = queries.file_of(file_id)
    if stored is None:
        raise Http404
    shown = published_one(stored.record_id)
    sealed = next((each for each in shown.attachments if each["id"] == str(file_id)), None) if shown else None
    if sealed is None:
        _require_working_copy(request, stored.record_id)
    known = sealed or {"digest": stored.digest, "name": stored.name, "media_type": stored.media_type}
    if name != known["name"]:
        raise Http404
    data = sealed_bytes(stored, known["digest"]) if sealed else working_bytes(stored)
    if data is None:
        raise Http404
    return _as_download(data, known, caching="public, max-age=3600" if sealed else "private, no-store")


def _as_download(data: bytes, known: dict[str, Any], *, caching: str) -> HttpResponse:
    text = "; charset=utf-8" if known["media_type"].startswith("text/") else ""
    response = HttpResponse(data, content_type=f"{known['media_type']}{text}")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=known["name"]) or ""
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = caching
    return response


def _require_working_copy(request: HttpRequest, record_id: UUID) -> None:
    record = queries.record_with_current(record_id)
    who = standing(request)
    if record is None or not permissions.may_see_working_copy(who, permissions.facts_of(record)):
        raise Http404
