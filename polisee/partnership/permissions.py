"""Who may do what with people, organisations and roles: predicates over a person's standing."""

from datetime import datetime

from polisee.foundation.errors import NotAllowedError
from polisee.partnership import messages
from polisee.partnership.models import Person, Role
from polisee.partnership.queries import standing_of
from polisee.partnership.rules import Standing

# Roles that only an administrator gives: a coordinator must not make himself, through a friend, more than he is.
GIVEN_BY_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})


def may_manage_people(who: Standing) -> bool:
    """See everybody with their addresses, block, give and end roles and affiliations."""
    return who.is_administrator


def may_manage_organisations(who: Standing) -> bool:
    """Create and edit organisations, and date their membership of the project."""
    return who.is_administrator


def may_invite(who: Standing) -> bool:
    """Invite people into any organisation."""
    return who.is_administrator or who.is_coordinator


def may_give(who: Standing, role: str) -> bool:
    """Give this role to somebody who is invited."""
    return who.is_administrator or (who.is_coordinator and role not in GIVEN_BY_ADMINISTRATORS)


def require_administrator(actor: Person | None, at: datetime) -> None:
    """`NotAllowedError` unless the actor is an administrator at that time; no actor means the operator himself."""
    if actor is not None and not may_manage_people(standing_of(actor, at.date())):
        raise NotAllowedError(messages.NOT_ALLOWED)
