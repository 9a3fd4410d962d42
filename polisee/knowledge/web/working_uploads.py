"""Pictures and files that come with a record's form become rows of it."""

from typing import Any, BinaryIO, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _

from polisee.foundation.attachments.reading import read_attachment, read_picture
from polisee.foundation.attachments.receiving import too_large_in
from polisee.foundation.attachments.refusals import too_large
from polisee.foundation.clock import now
from polisee.foundation.errors import InvalidError
from polisee.foundation.uploads import UploadError
from polisee.knowledge.forms import typed as typing
from polisee.knowledge.forms.typed import Typed
from polisee.knowledge.web.working_access import AtWork
from polisee.records.api import add_image, attach


def with_uploads(request: HttpRequest, here: AtWork, typed: Typed) -> Typed:
    """What was typed, with a row more for each file that was sent. Raises `InvalidError` at the field concerned."""
    for name, field in (("image_file", "images"), ("attachment_file", "attachments")):
        if name in too_large_in(request):
            raise _refused(field, too_large())
    return _with_file(request, here, _with_picture(request, here, typed))


def _refused(field: str, error: UploadError) -> InvalidError:
    refusal = InvalidError({field: [error.message]})
    refusal.status = error.status
    return refusal


def _with_picture(request: HttpRequest, here: AtWork, typed: Typed) -> Typed:
    file = request.FILES.get("image_file")
    if file is None:
        return typed
    alt, rights = request.POST.get("image_alt", ""), request.POST.get("image_rights", "")
    try:
        image = read_picture(cast("BinaryIO", file))
        if not alt.strip():
            raise InvalidError(
                {"images": [_("Describe the picture in words, for those who cannot see it. Then send it again.")]}
            )
        stored = add_image(actor=_actor(request), at=now(), record_id=here.record.pk, image=image)
    except UploadError as error:
        raise _refused("images", error) from error
    row = {"id": str(stored.pk), "alt": alt, "rights": rights}
    return typing.with_row(typed, "images", row, instead_of=typing.NEW_IMAGE)


def _with_file(request: HttpRequest, here: AtWork, typed: Typed) -> Typed:
    file = request.FILES.get("attachment_file")
    if file is None:
        return typed
    title, rights = request.POST.get("attachment_title", ""), request.POST.get("attachment_rights", "")
    try:
        clean = read_attachment(cast("BinaryIO", file), _given_name(file))
        if not title.strip():
            raise InvalidError(
                {"attachments": [_("Give the file a title that says what is in it. Then send it again.")]}
            )
        stored = attach(actor=_actor(request), at=now(), record_id=here.record.pk, file=clean)
    except UploadError as error:
        raise _refused("attachments", error) from error
    if any(row["id"] == str(stored.pk) for row in typing.rows_of(typed, "attachments")):
        raise InvalidError({"attachments": [_("This file is attached already.")]})
    row = {"id": str(stored.pk), "title": title, "rights": rights}
    return typing.with_row(typed, "attachments", row, instead_of=typing.NEW_FILE)


def _given_name(file: Any) -> str:
    return str(file.name or "")


def _actor(request: HttpRequest) -> Any:
    return request.user
