"""An organisation's dated membership of the project: it may join late, it may leave."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from polisee.foundation.errors import InvalidError, Message, NotAllowedError, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership import messages
from polisee.partnership.audit import record_act
from polisee.partnership.models import Organisation, Partner, Person
from polisee.partnership.permissions import may_manage_organisations
from polisee.partnership.queries import standing_of

FUNDS = ("ERDF", "IPA", "ENPI", "own")
ROLES = ("lead", "partner")
LARGEST_NUMBER = 9999


@transaction.atomic
def add_membership(
    *,
    organisation_id: UUID,
    number: int | None,
    fund: str,
    role: str,
    starts: date,
    ends: date | None,
    note: str,
    actor: Person | None,
    at: datetime,
) -> Partner:
    """An organisation is a partner from a day. One organisation has one membership at a time: `InvalidError`."""
    _require(actor, at)
    problems: dict[str, list[Message]] = {}
    organisation = Organisation.objects.select_for_update().filter(pk=organisation_id).first()
    if organisation is None:
        problems["organisation"] = [messages.ORGANISATION_UNKNOWN]
    elif _others(organisation.pk, starts, ends).exists():
        problems["starts"] = [messages.PARTNER_ALREADY]
    if fund not in FUNDS:
        problems["fund"] = [messages.MISSING]
    if role not in ROLES:
        problems["role"] = [messages.MISSING]
    if number is not None and not 0 <= number <= LARGEST_NUMBER:
        problems["number"] = [messages.NUMBER_WRONG]
    if ends is not None and ends < starts:
        problems["ends"] = [messages.ENDS_BEFORE_START]
    if problems or organisation is None:
        raise InvalidError(problems)
    made = Partner.objects.create(
        organisation=organisation,
        number=number,
        fund=fund,
        role=role,
        starts=starts,
        ends=ends,
        note=strip_invisible(note).strip(),
    )
    record_act(
        actor=actor,
        at=at,
        act="membership.added",
        target_type="partner",
        target_id=made.pk,
        organisation=str(organisation_id),
        starts=starts.isoformat(),
        ends=ends.isoformat() if ends else None,
    )
    return made


@transaction.atomic
def change_membership(
    *, partner_id: UUID, starts: date, ends: date | None, note: str, actor: Person | None, at: datetime
) -> Partner:
    """Other dates or another note for a membership; an end where there was none means that the partner left."""
    _require(actor, at)
    held = Partner.objects.select_for_update(of=("self",)).filter(pk=partner_id).first()
    if held is None:
        raise StaleError(messages.NO_SUCH_MEMBERSHIP)
    problems: dict[str, list[Message]] = {}
    if ends is not None and ends < starts:
        problems["ends"] = [messages.ENDS_BEFORE_START]
    elif _others(held.organisation_id, starts, ends).exclude(pk=held.pk).exists():
        problems["starts"] = [messages.PARTNER_ALREADY]
    if problems:
        raise InvalidError(problems)
    held.starts, held.ends, held.note = starts, ends, strip_invisible(note).strip()
    held.save(update_fields=["starts", "ends", "note"])
    Organisation.objects.filter(pk=held.organisation_id).update(changed_by_people=True)
    record_act(
        actor=actor,
        at=at,
        act="membership.changed",
        target_type="partner",
        target_id=held.pk,
        starts=starts.isoformat(),
        ends=ends.isoformat() if ends else None,
    )
    return held


def _others(organisation_id: UUID, starts: date, ends: date | None) -> QuerySet[Partner]:
    """Memberships of the organisation that share a day with these dates."""
    overlap = Q(ends=None) | Q(ends__gte=starts)
    if ends is not None:
        overlap &= Q(starts__lte=ends)
    return Partner.objects.filter(overlap, organisation_id=organisation_id)


def _require(actor: Person | None, at: datetime) -> None:
    if actor is not None and not may_manage_organisations(standing_of(actor, at.date())):
        raise NotAllowedError(messages.NOT_ALLOWED)
