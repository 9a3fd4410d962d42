"""The API for pictures of a record: which there are, and sending one with the words for those who cannot see it."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import File, Form, Header, Schema, Status, UploadedFile
from pydantic import Field

from polisee.foundation.clock import now
from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.uploads import read_image
from polisee.knowledge.rest import router
from polisee.knowledge.rest_working import require_match, saved_meanwhile, working_copy
from polisee.partnership.rest_auth import READING, WRITING, caller
from polisee.records.api import add_image, permissions, save_record, working

IMAGES = "/records/{uuid:record_id}/images"


class ImageOut(Schema):
    """A picture of a record. `alt` is empty where the present text does not show it."""

    id: UUID
    digest: str = Field(description="SHA-256 of what we serve: the picture written anew, without metadata")
    media_type: str
    width: int
    height: int
    alt: str
    rights: str
    url: str


class ImagesOut(Schema):
    items: list[ImageOut]


class PictureIn(Schema):
    """What is said of a picture."""

    alt: str = Field(description="what is to be seen, in words, for those who cannot see it")
    rights: str = Field("", description="who made it, under which licence")


class AddedOut(Schema):
    """The picture, and the revision whose text shows it."""

    image: ImageOut
    revision: int


@router.get(IMAGES, **READING, response=ImagesOut, summary="Pictures of a record")
def pictures(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """For those who see the working copy."""
    content = working_copy(request, record_id, response)["content"]
    return {"items": [_shape(row, content) for row in working.images_of(record_id).values()]}


@router.post(IMAGES, **WRITING, response={201: AddedOut}, summary="Add a picture")
def add_picture(
    request: HttpRequest,
    record_id: UUID,
    response: HttpResponse,
    file: Annotated[UploadedFile, File(description="JPEG, PNG or WebP, at most 10 MB and 40 million pixels")],
    about: Form[PictureIn],
    *,
    if_match: Annotated[str, Header(alias="If-Match")] = "*",
) -> Status[dict[str, Any]]:
    """It is decoded and written anew, and shown by the revision that this makes. `If-Match` as with `PATCH`."""
    said = about.model_dump()
    before = working_copy(request, record_id, response, permissions.may_edit)
    require_match(if_match, before, response["ETag"], said)
    if not about.alt.strip():
        raise InvalidError(
            {"alt": [_("Describe the picture in words, for those who cannot see it. Then send it again.")]}
        )
    picture = read_image(file.file)  # type: ignore[arg-type]
    at, actor = now(), caller(request)
    try:
        with transaction.atomic():  # no picture without the text that shows it
            stored = add_image(actor=actor, at=at, record_id=record_id, image=picture)
            shown = [each for each in before["content"].get("images", []) if each["id"] != str(stored.pk)]
            row = {"id": str(stored.pk), **said}
            content = {**before["content"], "images": [*shown, {name: value for name, value in row.items() if value}]}
            save_record(actor=actor, at=at, record_id=record_id, content=content, based_on=before["revision"])
    except StaleError as error:
        raise saved_meanwhile(said, working_copy(request, record_id, response)) from error
    after = working_copy(request, record_id, response)
    return Status(201, {"image": _shape(stored, after["content"]), "revision": after["revision"]})


def _shape(row: Any, content: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, str] = next((each for each in content.get("images", []) if each["id"] == str(row.pk)), {})
    same = {name: getattr(row, name) for name in ("digest", "media_type", "width", "height")}
    return {
        **same,
        "id": row.pk,
        "alt": said.get("alt", ""),
        "rights": said.get("rights", ""),
        "url": settings.BASE_URL + reverse("knowledge:image", args=[row.pk]),
    }
