"""Pictures of a record: what came in was decoded and written anew before it gets here."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.attachments.storing import keep
from polisee.foundation.errors import InvalidError
from polisee.foundation.uploads import CleanImage
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.models import StoredImage
from polisee.records.operations.steps import locked, require

MOST_IMAGES = 40
"""Pictures that a record may have over its life, shown or not."""


@transaction.atomic
def add_image(*, actor: Person, at: datetime, record_id: UUID, image: CleanImage) -> StoredImage:
    """Keep a picture with a record; it is shown when a saved text names it. The same picture twice is one.

    Raises `NotAllowedError`, `InvalidError` (field `images`).
    """
    record = locked(record_id)
    require(allowed=permissions.may_edit(standing_of(actor, at.date()), permissions.facts_of(record)))
    there = record.images.filter(digest=image.digest).first()
    if there is not None:
        return there
    if record.images.count() >= MOST_IMAGES:
        raise InvalidError({"images": [_("This record has too many pictures already.")]})
    # Named by its content: another record's same picture is the same file.
    name = keep("images", image.digest, image.suffix, image.data)
    made = StoredImage.objects.create(
        record=record,
        file=name,
        digest=image.digest,
        width=image.width,
        height=image.height,
        media_type=image.media_type,
        uploaded_by=actor,
        at=at,
    )
    record_act(
        actor=actor, at=at, act="record.add_image", target_type="record", target_id=record.pk, image=str(made.pk)
    )
    return made
