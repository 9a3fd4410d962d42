"""Who works where, from when, until when."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from polisee.foundation.errors import InvalidError, StaleError
from polisee.partnership import messages
from polisee.partnership.audit import record_act
from polisee.partnership.models import Affiliation, Organisation, Person, RoleAssignment
from polisee.partnership.operations.roles import end_assignment, locked_person
from polisee.partnership.permissions import require_administrator


@transaction.atomic
def add_affiliation(
    *, person_id: UUID, organisation_id: UUID | None, starts: date, actor: Person | None, at: datetime
) -> Affiliation:
    """A person works for an organisation from a day. `InvalidError` if that is so already."""
    require_administrator(actor, at)
    person = locked_person(person_id)
    organisation = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    if organisation is None:
        raise InvalidError({"organisation": [messages.ORGANISATION_UNKNOWN]})
    if Affiliation.objects.filter(person=person, organisation=organisation, ends=None).exists():
        raise InvalidError({"organisation": [messages.AFFILIATED_ALREADY]})
    made = Affiliation.objects.create(person=person, organisation=organisation, starts=starts)
    record_act(
        actor=actor,
        at=at,
        act="person.affiliated",
        target_type="person",
        target_id=person.pk,
        organisation=organisation.code,
        starts=starts.isoformat(),
    )
    return made


@transaction.atomic
def end_affiliation(*, affiliation_id: int, last_day: date, actor: Person | None, at: datetime) -> None:
    """A person stops working for an organisation; the roles held for that organisation end with it, at once."""
    require_administrator(actor, at)
    held = (
        Affiliation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk=affiliation_id)
        .first()
    )
    if held is None or held.ends is not None:
        raise StaleError(messages.ENDED_ALREADY)
    if last_day < held.starts:
        raise InvalidError({"last_day": [messages.ENDS_BEFORE_START]})
    held.ends = last_day
    held.save(update_fields=["ends"])
    record_act(
        actor=actor,
        at=at,
        act="person.affiliation_ended",
        target_type="person",
        target_id=held.person_id,
        organisation=held.organisation.code,
        ends=last_day.isoformat(),
    )
    roles = RoleAssignment.objects.select_for_update(of=("self",)).filter(
        person_id=held.person_id, organisation_id=held.organisation_id, ends=None
    )
    for role in roles:
        end_assignment(role, actor=actor, at=at)
