"""Typed links between records. A link stands at both ends: whoever may write or judge either may tie and untie it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.errors import InvalidError
from polisee.foundation.events import emit
from polisee.partnership.api import Person, Standing, record_act, standing_of
from polisee.records import permissions
from polisee.records.events import LinksChanged
from polisee.records.models import Link, Record
from polisee.records.operations.steps import locked, require
from polisee.records.rules.links import is_link_type


@transaction.atomic
def link(*, actor: Person, at: datetime, source_id: UUID, target_id: UUID, type: str) -> Link:  # noqa: A002
    """Link two records, from whichever end; the same link twice is one.

    Raises `NotAllowedError` unless the actor may link one of the two, `InvalidError` where the other may not be seen.
    """
    if source_id == target_id:
        raise InvalidError({"target": [_("A record cannot be linked to itself.")]})
    if not is_link_type(type):
        raise InvalidError({"type": [_("Choose how the two belong together.")]})
    if not _require_an_end(actor, at, source_id, target_id):
        raise InvalidError({"target": [_("There is no such record.")]})
    made, is_new = Link.objects.get_or_create(
        source_id=source_id, target_id=target_id, type=type, defaults={"made_by": actor, "at": at}
    )
    if is_new:
        _note("record.link", made, actor, at)
    return made


@transaction.atomic
def unlink(*, actor: Person, at: datetime, link_id: UUID) -> None:
    """Remove a link, from whichever end."""
    found = Link.objects.filter(pk=link_id).first()
    if found is None:
        return
    _require_an_end(actor, at, found.source_id, found.target_id)
    gone = Link(pk=found.pk, source_id=found.source_id, target_id=found.target_id, type=found.type)
    found.delete()
    _note("record.unlink", gone, actor, at)


def _require_an_end(actor: Person, at: datetime, source_id: UUID, target_id: UUID) -> bool:
    """Refuse whoever may link neither end; whether the actor sees both.

    Locked in one order, so that two people at two ends cannot wait for each other in a ring.
    """
    who = standing_of(actor, at.date())
    known = set(Record.objects.filter(pk__in=(source_id, target_id)).values_list("pk", flat=True))
    ends = [locked(each) for each in sorted(known)]
    seen = [each for each in ends if _may_see(who, each)]
    mine = [each for each in seen if permissions.may_link(who, permissions.facts_of(each))]
    require(allowed=bool(mine))
    return len(seen) == 2


def _may_see(who: Standing, record: Record) -> bool:
    return record.published_id is not None or permissions.may_see_working_copy(who, permissions.facts_of(record))


def _note(act: str, made: Link, actor: Person, at: datetime) -> None:
    record_act(
        actor=actor,
        at=at,
        act=act,
        target_type="record",
        target_id=made.source_id,
        to=str(made.target_id),
        link=made.type,
    )
    emit(LinksChanged(record_ids=(made.source_id, made.target_id)))
