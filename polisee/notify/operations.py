"""Telling a person something: a line in the inbox, and a mail that a job sends after the transaction has held."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from polisee.foundation.jobs import defer
from polisee.notify import jobs
from polisee.notify.models import Notice
from polisee.partnership.api import Person


@transaction.atomic
def tell(
    *, person: Person, kind: str, words: dict[str, Any], path: str, at: datetime, once: str | None = None
) -> Notice | None:
    """Tell a person; `once` makes sure that the same thing is told a single time. None if it was told before."""
    if once is not None:
        notice, is_new = Notice.objects.get_or_create(
            once=once, defaults={"person": person, "kind": kind, "words": words, "path": path, "at": at}
        )
        if not is_new:
            return None
    else:
        notice = Notice.objects.create(person=person, kind=kind, words=words, path=path, at=at)
    if person.is_active and person.mail_frequency == "at_once":
        defer(jobs.send_notice, notice_id=str(notice.pk))
    return notice


def mark_read(*, actor: Person, at: datetime, notice_id: UUID | str | None = None) -> int:
    """Mark one notice, or all of the actor's, as read; how many were."""
    unread = Notice.objects.filter(person=actor, read_at=None)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    return unread.update(read_at=at)
