"""The API for files: those of a published record, and sending one to a record that one writes."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Schema, Status, UploadedFile
from pydantic import Field

from polisee.foundation.attachments.reading import read_attachment
from polisee.foundation.attachments.receiving import too_large_in
from polisee.foundation.attachments.refusals import too_large
from polisee.foundation.clock import now
from polisee.knowledge.rest import router
from polisee.knowledge.rest_shapes import AttachmentOut, attachments_shape
from polisee.knowledge.rest_working import working_copy
from polisee.partnership.rest_auth import WRITING, caller
from polisee.records.api import attach, permissions, published_one


class StoredOut(Schema):
    """A file that was taken. It is shown once a saved text names its id under `attachments`."""

    id: UUID
    name: str = Field(description="as it was given, cleaned")
    media_type: str = Field(description="told by the content")
    size: int = Field(description="bytes")
    digest: str = Field(description="SHA-256 of what is stored, hexadecimal; pictures are written anew")
    notes: list[str] = Field(description="embedded: it carries other files; outside: it asks for other files")


@router.get(
    "/records/{uuid:record_id}/attachments", response=list[AttachmentOut], summary="The files of a published record"
)
def attachments(request: HttpRequest, record_id: UUID) -> list[dict[str, Any]]:
    """Each is downloaded from its `url`; `digest` stands under the record's seal."""
    record = published_one(record_id)
    if record is None:
        raise Http404
    return attachments_shape(record)


@router.post(
    "/records/{uuid:record_id}/attachments", **WRITING, response={201: StoredOut}, summary="Send a file to a draft"
)
def send_file(
    request: HttpRequest, record_id: UUID, response: HttpResponse, file: File[UploadedFile | None] = None
) -> Status[dict[str, Any]]:
    """As `multipart/form-data`. Then name its id with a title: `PATCH {"attachments": [{"id", "title", "rights"}]}`."""
    working_copy(request, record_id, response, needs=permissions.may_edit)
    if file is None:
        raise too_large() if "file" in too_large_in(request) else _nothing_sent()
    clean = read_attachment(file.file, str(file.name or ""))  # type: ignore[arg-type]
    stored = attach(actor=caller(request), at=now(), record_id=record_id, file=clean)
    names = ("id", "name", "media_type", "size", "digest", "notes")
    return Status(201, {name: getattr(stored, name) for name in names})


def _nothing_sent() -> Exception:
    from polisee.foundation.attachments.refusals import refused

    return refused("empty")
