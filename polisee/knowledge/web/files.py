"""Files that are attached to records, from a path of their own: as a download, never as a page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from polisee.foundation.attachments.storing import read_checked
from polisee.partnership.api import standing
from polisee.records.api import permissions, published_one, queries

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
        sealed = {"digest": stored.digest, "name": stored.name, "media_type": stored.media_type}
        caching = "private, no-store"
    else:
        caching = "public, max-age=3600"
    data = read_checked(stored.file, sealed["digest"]) if name == sealed["name"] else None
    if data is None:
        raise Http404
    text = "; charset=utf-8" if sealed["media_type"].startswith("text/") else ""
    response = HttpResponse(data, content_type=f"{sealed['media_type']}{text}")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=sealed["name"]) or ""
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
