"""Making people, changing their own settings, blocking."""

from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F

from polisee.foundation.errors import InvalidError, Message, NotAllowedError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.tags import PATHS
from polisee.partnership import messages
from polisee.partnership.audit import record_act
from polisee.partnership.models import Affiliation, Organisation, Person, Role
from polisee.partnership.models.people import plain_email
from polisee.partnership.operations.roles import (
    assign,
    lock_administrators,
    locked_person,
    require_an_administrator,
)
from polisee.partnership.permissions import require_administrator
from polisee.partnership.scopes import Scope, scope_for, scope_problems

LONGEST_NAME = 200


@transaction.atomic
def create_person(
    *,
    email: str,
    full_name: str,
    organisation_code: str,
    role: str,
    password: str | None,
    at: datetime,
    actor: Person | None = None,
    theme: int | None = None,
    work_package: str | None = None,
    language: str = "en",
    starts: date | None = None,
) -> Person:
    """Make a person who works for an organisation and holds a role there.

    `role` is a value of `Role`; its scope follows from it: a contributor's is the organisation, a leader's and a
    member's the working group of `theme` or the `work_package`, a reviewer's that group or else the platform. Without
    `password` nobody can sign in until one is set by mail. Raises `InvalidError` with the fields `email`, `full_name`,
    `organisation`, `role`, `theme`, `work_package`, `language`, `password`; `NotAllowedError` for an actor who is no
    administrator (no actor: the operator).
    """
    require_administrator(actor, at)
    organisation = Organisation.objects.filter(code=organisation_code).first()
    problems: dict[str, list[Message]] = {}
    if organisation is None:
        problems["organisation"] = [messages.ORGANISATION_UNKNOWN]
    scope = scope_for(
        role, organisation_id=organisation.pk if organisation else None, theme=theme, work_package=work_package
    )
    if role != Role.CONTRIBUTOR or organisation is not None:
        problems |= dict(scope_problems(role, scope))
    problems |= account_problems(email=email, full_name=full_name, password=password, language=language)
    if problems or organisation is None:
        raise InvalidError(problems)
    return new_person(
        email=email,
        full_name=full_name,
        password=password,
        language=language,
        organisation=organisation,
        role=role,
        scope=scope,
        actor=actor,
        at=at,
        starts=starts or at.date(),
    )


def new_person(
    *,
    email: str,
    full_name: str,
    password: str | None,
    language: str,
    organisation: Organisation,
    role: str,
    scope: Scope,
    actor: Person | None,
    at: datetime,
    starts: date,
) -> Person:
    """The rows of a person whose account has been checked; the caller holds the transaction."""
    person = Person.objects.create_user(email, password, full_name=clean_name(full_name), language=language)
    record_act(
        actor=actor,
        at=at,
        act="person.created",
        target_type="person",
        target_id=person.pk,
        organisation=organisation.code,
    )
    Affiliation.objects.create(person=person, organisation=organisation, starts=starts)
    assign(person=person, role=role, scope=scope, actor=actor, at=at, starts=starts)
    return person


def account_problems(*, email: str, full_name: str, password: str | None, language: str) -> dict[str, list[Message]]:
    """What is wrong with a new account, by field; one query."""
    problems: dict[str, list[Message]] = {}
    try:
        validate_email(plain_email(email))
    except ValidationError:
        problems["email"] = [messages.EMAIL_WRONG]
    else:
        if Person.objects.filter(email__iexact=plain_email(email)).exists():
            problems["email"] = [messages.EMAIL_TAKEN]
    problems |= name_problems(full_name)
    if language not in PATHS:
        problems["language"] = [messages.LANGUAGE_UNKNOWN]
    if password is not None:
        try:
            validate_password(password, Person(email=email, full_name=full_name))
        except ValidationError as error:
            problems["password"] = list(error.messages)
    return problems


def clean_name(full_name: str) -> str:
    """One line without what cannot be seen."""
    return " ".join(strip_invisible(full_name).split())


def name_problems(full_name: str) -> dict[str, list[Message]]:
    """A name must be there and fit."""
    name = clean_name(full_name)
    if not name:
        return {"full_name": [messages.MISSING]}
    if len(name) > LONGEST_NAME:
        return {"full_name": [str(messages.TOO_LONG) % {"limit": LONGEST_NAME}]}
    return {}


@transaction.atomic
def change_profile(*, full_name: str, language: str, mail_frequency: str, actor: Person, at: datetime) -> Person:
    """A person's own name, language and mail."""
    problems = name_problems(full_name)
    if language not in PATHS:
        problems["language"] = [messages.LANGUAGE_UNKNOWN]
    if mail_frequency not in dict(Person._meta.get_field("mail_frequency").choices or []):  # noqa: SLF001
        problems["mail_frequency"] = [messages.MISSING]
    if problems:
        raise InvalidError(problems)
    person = locked_person(actor.pk)
    person.full_name, person.language, person.mail_frequency = clean_name(full_name), language, mail_frequency
    person.save(update_fields=["full_name", "language", "mail_frequency"])
    record_act(actor=actor, at=at, act="person.profile_changed", target_type="person", target_id=person.pk)
    return person


@transaction.atomic
def block_person(*, person_id: UUID, actor: Person | None, at: datetime) -> None:
    """Nobody signs in with this account any more, and whoever is signed in with it is out at the next click."""
    require_administrator(actor, at)
    if actor is not None and actor.pk == person_id:
        raise NotAllowedError(messages.BLOCKING_ONESELF)
    lock_administrators()
    person = locked_person(person_id)
    # A new round makes every session of before worthless, also after the account is opened again.
    Person.objects.filter(pk=person.pk).update(is_active=False, session_round=F("session_round") + 1)
    record_act(actor=actor, at=at, act="person.blocked", target_type="person", target_id=person.pk)
    require_an_administrator(at)


@transaction.atomic
def unblock_person(*, person_id: UUID, actor: Person | None, at: datetime) -> None:
    """The account may sign in again."""
    require_administrator(actor, at)
    person = locked_person(person_id)
    Person.objects.filter(pk=person.pk).update(is_active=True)
    record_act(actor=actor, at=at, act="person.unblocked", target_type="person", target_id=person.pk)
