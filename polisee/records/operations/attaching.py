"""Files of a record: what comes here was looked into before (`foundation.attachments`)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.attachments.reading import CleanFile
from polisee.foundation.attachments.storing import keep
from polisee.foundation.errors import InvalidError
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.models import StoredFile
from polisee.records.operations.steps import locked, require

MOST_FILES = 60
"""Files that a record may have over its life, shown or not."""


@transaction.atomic
def attach(*, actor: Person, at: datetime, record_id: UUID, file: CleanFile) -> StoredFile:
    """Keep a file with a record; it is shown when a saved text names it. The same file under the same name is one.

    Raises `NotAllowedError`, `InvalidError` (field `attachments`), `UploadError` where there is no room.
    """
    record = locked(record_id)
    require(allowed=permissions.may_edit(standing_of(actor, at.date()), permissions.facts_of(record)))
    there = record.files.filter(digest=file.digest, name=file.name).first()
    if there is None and record.files.count() >= MOST_FILES:
        raise InvalidError({"attachments": [_("This record has too many files already.")]})
    # Also where the row is there: somebody may have lost the file behind it.
    place = keep("files", file.digest, file.ending, file.data)
    if there is not None:
        return there
    made = StoredFile.objects.create(
        record=record,
        file=place,
        digest=file.digest,
        name=file.name,
        media_type=file.media_type,
        size=len(file.data),
        notes=list(file.notes),
        uploaded_by=actor,
        at=at,
    )
    record_act(actor=actor, at=at, act="record.attach", target_type="record", target_id=record.pk, file=str(made.pk))
    return made
