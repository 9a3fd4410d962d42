"""Ending every way in that a person has."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from polisee.partnership.audit import record_act
from polisee.partnership.models import ApiToken, Person
from polisee.partnership.operations.people import block_person
from polisee.partnership.operations.roles import locked_person
from polisee.partnership.permissions import require_administrator


@transaction.atomic
def end_access(*, person_id: UUID, block: bool, actor: Person | None, at: datetime) -> int:
    """End every session and withdraw every key of a person, and block the account if asked; how many keys it were."""
    require_administrator(actor, at)
    person = locked_person(person_id)
    Person.objects.filter(pk=person.pk).update(session_round=F("session_round") + 1)
    keys = ApiToken.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=at)
    record_act(actor=actor, at=at, act="person.access_ended", target_type="person", target_id=person.pk, keys=keys)
    if block and person.is_active:
        block_person(person_id=person_id, actor=actor, at=at)
    return keys
