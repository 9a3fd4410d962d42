"""Reads of the inbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from polisee.notify.messages import message_type
from polisee.notify.models import Notice
from polisee.partnership.api import Person


@dataclass(frozen=True)
class InboxLine:
    """A notice in the words of the reader's language."""

    id: UUID
    sentence: str
    reason: str
    path: str
    at: datetime
    is_read: bool


def inbox(person: Person, *, most: int = 50, unread_only: bool = False) -> list[InboxLine]:
    """The newest notices of a person; one query."""
    notices = Notice.objects.filter(person=person)
    if unread_only:
        notices = notices.filter(read_at=None)
    lines = []
    for notice in notices[:most]:
        kind = message_type(notice.kind)
        if kind is not None:
            sentence, reason = str(kind.sentence) % notice.words, str(kind.reason)
            lines.append(InboxLine(notice.pk, sentence, reason, notice.path, notice.at, notice.read_at is not None))
    return lines


def unread_count(person: Person) -> int:
    """How many notices a person has not read; one query."""
    return Notice.objects.filter(person=person, read_at=None).count()
