"""Giving and ending roles."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.events import emit
from polisee.partnership import messages
from polisee.partnership.audit import record_act
from polisee.partnership.events import RoleEnded, RoleGiven
from polisee.partnership.models import Affiliation, Person, Role, RoleAssignment
from polisee.partnership.permissions import require_administrator
from polisee.partnership.queries import on
from polisee.partnership.scopes import Scope, check_scope


@transaction.atomic
def give_role(
    *, person_id: UUID, role: str, scope: Scope, actor: Person | None, at: datetime, starts: date | None = None
) -> RoleAssignment:
    """Give a person a role in a scope from a day (default: today). A contributor must work for the organisation."""
    require_administrator(actor, at)
    check_scope(role, scope)
    person = locked_person(person_id)
    return assign(person=person, role=role, scope=scope, actor=actor, at=at, starts=starts or at.date())


def assign(
    *, person: Person, role: str, scope: Scope, actor: Person | None, at: datetime, starts: date
) -> RoleAssignment:
    """The row, the audit and the event of a role; the caller has checked who may and locked the person."""
    if role == Role.CONTRIBUTOR and not _works_for(person, scope, starts):
        raise InvalidError({"organisation": [messages.NOT_AFFILIATED]})
    held = RoleAssignment.objects.filter(person=person, role=role, ends=None, **scope.columns)
    if held.exists():
        raise InvalidError({"role": [messages.ROLE_HELD]})
    given = RoleAssignment.objects.create(person=person, role=role, starts=starts, given_by=actor, **scope.columns)
    record_act(
        actor=actor,
        at=at,
        act="person.role_given",
        target_type="person",
        target_id=person.pk,
        role=role,
        scope=given.scope,
        where=_where(given),
        starts=starts.isoformat(),
    )
    emit(RoleGiven(assignment_id=given.pk, at=at))
    return given


@transaction.atomic
def end_role(*, assignment_id: UUID, actor: Person | None, at: datetime) -> None:
    """End a role at once. The last administrator keeps the role: `InvalidError`."""
    require_administrator(actor, at)
    lock_administrators()
    held = RoleAssignment.objects.select_for_update().filter(pk=assignment_id).first()
    if held is None or (held.ends is not None and held.ends < at.date()):
        raise StaleError(messages.ENDED_ALREADY)
    end_assignment(held, actor=actor, at=at)
    require_an_administrator(at)


def end_assignment(held: RoleAssignment, *, actor: Person | None, at: datetime) -> None:
    """The row, the audit and the event. `ends` is the last day that counts, so ending at once means yesterday;
    a role of today never was, and its row goes (the audit keeps both acts).
    """
    record_act(
        actor=actor,
        at=at,
        act="person.role_ended",
        target_type="person",
        target_id=held.person_id,
        role=held.role,
        scope=held.scope,
        where=_where(held),
    )
    emit(RoleEnded(person_id=held.person_id, role=held.role, at=at))
    last_day = at.date() - timedelta(days=1)
    if last_day < held.starts:
        held.delete()
    else:
        held.ends = last_day
        held.save(update_fields=["ends"])


def locked_person(person_id: UUID) -> Person:
    """The person, locked until the transaction ends; `StaleError` if there is none."""
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise StaleError(messages.NO_SUCH_PERSON)
    return person


def lock_administrators() -> None:
    """Lock every open administrator role, so that two people cannot end each other's at the same time."""
    list(RoleAssignment.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk").values_list("pk"))


def require_an_administrator(at: datetime) -> None:
    """After an act: `InvalidError`, which undoes it, if nobody who can sign in is an administrator any more."""
    # A statement of its own after the lock: it sees what others committed while we waited.
    left = RoleAssignment.objects.filter(on(at.date()), role=Role.ADMINISTRATOR, person__is_active=True)
    if not left.exists():
        raise InvalidError({"role": [messages.LAST_ADMINISTRATOR]})


def _works_for(person: Person, scope: Scope, day: date) -> bool:
    mine = Affiliation.objects.filter(on(day), person=person)
    return scope.organisation_id is not None and mine.filter(organisation_id=scope.organisation_id).exists()


def _where(held: RoleAssignment) -> str:
    return str(held.organisation_id or held.working_group_id or held.work_package_id or "")
