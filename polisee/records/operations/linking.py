"""Typed links between records."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.errors import InvalidError
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.models import Link, Record
from polisee.records.operations.steps import locked, require
from polisee.records.rules.links import is_link_type


@transaction.atomic
def link(*, actor: Person, at: datetime, source_id: UUID, target_id: UUID, type: str) -> Link:  # noqa: A002
    """Link two records; the same link twice is one. Who may write or judge the source may link it."""
    source = locked(source_id)
    require(allowed=permissions.may_link(standing_of(actor, at.date()), permissions.facts_of(source)))
    target = Record.objects.filter(pk=target_id).first()
    if target is None or (
        target.published_id is None
        and not permissions.may_see_working_copy(standing_of(actor, at.date()), permissions.facts_of(target))
    ):
        raise InvalidError({"target": [_("There is no such record.")]})
    if source_id == target_id:
        raise InvalidError({"target": [_("A record cannot be linked to itself.")]})
    if not is_link_type(type):
        raise InvalidError({"type": [_("Choose how the two belong together.")]})
    made, is_new = Link.objects.get_or_create(
        source=source, target_id=target_id, type=type, defaults={"made_by": actor, "at": at}
    )
    if is_new:
        record_act(
            actor=actor,
            at=at,
            act="record.link",
            target_type="record",
            target_id=source_id,
            to=str(target_id),
            link=type,
        )
    return made


@transaction.atomic
def unlink(*, actor: Person, at: datetime, link_id: UUID) -> None:
    """Remove a link."""
    found = Link.objects.filter(pk=link_id).first()
    if found is None:
        return
    source = locked(found.source_id)
    require(allowed=permissions.may_link(standing_of(actor, at.date()), permissions.facts_of(source)))
    record_act(
        actor=actor,
        at=at,
        act="record.unlink",
        target_type="record",
        target_id=found.source_id,
        to=str(found.target_id),
        link=found.type,
    )
    found.delete()
