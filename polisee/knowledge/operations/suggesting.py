"""Dismissing a suggested link. Confirming one is linking: `records.api.link`."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.knowledge.models import DismissedSuggestion
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records.api import LINK_TYPES, permissions, queries


@transaction.atomic
def dismiss_suggestion(
    *,
    actor: Person,
    at: datetime,
    source_id: UUID,
    target_id: UUID,
    type: str,  # noqa: A002
) -> DismissedSuggestion:
    """These two do not belong together like that; nobody is asked again. Whoever may link one of the two may say so."""
    who = standing_of(actor, at.date())
    ends = [each for each in map(queries.record_with_current, (source_id, target_id)) if each is not None]
    if not any(permissions.may_link(who, permissions.facts_of(each)) for each in ends):
        raise NotAllowedError(_("You may not do this with this record, or not at this step."))
    if len(ends) < 2 or source_id == target_id or type not in LINK_TYPES:
        raise InvalidError({"target": [_("There is no such record.")]})
    made, is_new = DismissedSuggestion.objects.get_or_create(
        source_id=source_id, target_id=target_id, type=type, defaults={"by": actor, "at": at}
    )
    if is_new:
        record_act(
            actor=actor,
            at=at,
            act="record.dismiss_suggestion",
            target_type="record",
            target_id=source_id,
            to=str(target_id),
            link=type,
        )
    return made
