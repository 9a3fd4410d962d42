"""Inviting by mail. Only the digest of a token is kept; the token itself exists in the mail and nowhere else."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from polisee.foundation.errors import InvalidError, Message, NotAllowedError, StaleError
from polisee.foundation.jobs import defer
from polisee.foundation.languages.tags import PATHS
from polisee.partnership import jobs, messages
from polisee.partnership.audit import record_act
from polisee.partnership.invitation_tokens import token_digest, token_of
from polisee.partnership.models import Invitation, Organisation, Person, Role
from polisee.partnership.models.people import plain_email
from polisee.partnership.operations.people import account_problems, new_person
from polisee.partnership.permissions import may_give, may_invite
from polisee.partnership.queries import standing_of
from polisee.partnership.rules import Standing
from polisee.partnership.scopes import Scope, scope_problems

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite(
    *,
    email: str,
    organisation_id: UUID | None,
    role: str,
    scope: Scope,
    language: str,
    actor: Person | None,
    at: datetime,
) -> Invitation:
    """Invite somebody into an organisation with a role; a job sends the mail in `language`.

    `InvalidError` with the fields `email`, `organisation`, `role`, `theme`, `work_package`, `language`.
    """
    who = _require(actor, at)
    email = plain_email(email)
    organisation = _organisation(organisation_id)
    problems = dict(scope_problems(role, scope))
    if who is not None and not may_give(who, role):
        problems["role"] = [messages.ROLE_NOT_YOURS_TO_GIVE]
    problems |= _email_problems(email, organisation)
    if organisation is None:
        problems["organisation"] = [messages.ORGANISATION_UNKNOWN]
    elif role == Role.CONTRIBUTOR and scope.organisation_id not in {None, organisation.pk}:
        problems["organisation"] = [messages.NOT_AFFILIATED]
    if language not in PATHS:
        problems["language"] = [messages.LANGUAGE_UNKNOWN]
    if problems or organisation is None:
        raise InvalidError(problems)
    made = Invitation(
        email=email,
        language=language,
        affiliation=organisation,
        role=role,
        invited_by=actor,
        created_at=at,
        **scope.columns,
    )
    _renew(made, at)
    made.save()
    record_act(
        actor=actor,
        at=at,
        act="invitation.sent",
        target_type="invitation",
        target_id=made.pk,
        organisation=organisation.code,
        role=role,
        scope=made.scope,
    )
    defer(jobs.send_invitation, invitation_id=str(made.pk))
    return made


@transaction.atomic
def resend_invitation(*, invitation_id: UUID, actor: Person | None, at: datetime) -> None:
    """A new mail with a new link, good for another fourteen days; the old link is worthless from now on."""
    _require(actor, at)
    held = _locked_open(invitation_id)
    _renew(held, at)
    held.save(update_fields=["expires_at", "token_digest", "mailed_at"])
    record_act(actor=actor, at=at, act="invitation.resent", target_type="invitation", target_id=held.pk)
    defer(jobs.send_invitation, invitation_id=str(held.pk))


@transaction.atomic
def withdraw_invitation(*, invitation_id: UUID, actor: Person | None, at: datetime) -> None:
    """The link is worthless from now on."""
    _require(actor, at)
    held = _locked_open(invitation_id)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    record_act(actor=actor, at=at, act="invitation.withdrawn", target_type="invitation", target_id=held.pk)


@transaction.atomic
def accept_invitation(
    *, token: str, full_name: str, password: str, language: str, at: datetime, actor: None = None
) -> Person:
    """Whoever holds the link makes the account. `StaleError` if the link holds no longer; `InvalidError` by field."""
    held = Invitation.objects.select_for_update(of=("self",)).filter(token_digest=token_digest(token)).first()
    if held is None or not is_open(held, at):
        raise StaleError(messages.INVITATION_OVER)
    problems = account_problems(email=held.email, full_name=full_name, password=password, language=language)
    if problems:
        raise InvalidError(problems)
    scope = Scope(held.organisation_id, held.working_group_id, held.work_package_id)
    person = new_person(
        email=held.email,
        full_name=full_name,
        password=password,
        language=language,
        organisation=held.affiliation,
        role=held.role,
        scope=scope,
        actor=held.invited_by,
        at=at,
        starts=at.date(),
    )
    held.accepted_at = at
    held.save(update_fields=["accepted_at"])
    record_act(actor=person, at=at, act="invitation.accepted", target_type="invitation", target_id=held.pk)
    return person


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation that a link belongs to, while it holds; one query."""
    held = (
        Invitation.objects.select_related("affiliation", "invited_by").filter(token_digest=token_digest(token)).first()
    )
    return held if held is not None and is_open(held, at) else None


def is_open(held: Invitation, at: datetime) -> bool:
    """Neither accepted nor withdrawn nor too old."""
    return held.accepted_at is None and held.withdrawn_at is None and at < held.expires_at


def _renew(held: Invitation, at: datetime) -> None:
    held.expires_at = at + VALID_FOR
    held.token_digest = token_digest(token_of(held))
    held.mailed_at = None


def _locked_open(invitation_id: UUID) -> Invitation:
    held = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(pk=invitation_id, accepted_at=None, withdrawn_at=None)
        .first()
    )
    if held is None:
        raise StaleError(messages.NO_SUCH_INVITATION)
    return held


def _email_problems(email: str, organisation: Organisation | None) -> dict[str, list[Message]]:
    try:
        validate_email(email)
    except ValidationError:
        return {"email": [messages.EMAIL_WRONG]}
    if Person.objects.filter(email=email).exists():
        return {"email": [messages.EMAIL_TAKEN]}
    waiting = Invitation.objects.filter(email=email, affiliation=organisation, accepted_at=None, withdrawn_at=None)
    return {"email": [messages.INVITED_ALREADY]} if waiting.exists() else {}


def _require(actor: Person | None, at: datetime) -> Standing | None:
    """The actor's standing; None for the operator himself."""
    if actor is None:
        return None
    who = standing_of(actor, at.date())
    if not may_invite(who):
        raise NotAllowedError(messages.NOT_ALLOWED)
    return who


def _organisation(organisation_id: UUID | None) -> Organisation | None:
    """Locked: it may not end while somebody is invited to it."""
    locked = Organisation.objects.select_for_update()
    return locked.filter(pk=organisation_id).first() if organisation_id else None
