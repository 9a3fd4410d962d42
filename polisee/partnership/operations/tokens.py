"""Making and withdrawing keys for the API; whose key one is, and what it may do."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from polisee.foundation.canonical import text_digest
from polisee.foundation.errors import InvalidError, Message
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership.audit import record_act
from polisee.partnership.models import ApiToken, Person
from polisee.partnership.rules import READ, TOKEN_SCOPES, WRITE

PREFIX = "polisee_"
LONGEST_DAYS = 365
LONGEST_NAME = 100
MOST_KEYS = 20
"""Keys of one person that hold at the same time."""
USED_AGAIN_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class HeldToken:
    """A token that holds now."""

    person: Person
    scopes: frozenset[str]


@transaction.atomic
def make_token(*, actor: Person, at: datetime, name: str, days: int, scopes: Collection[str] = (READ, WRITE)) -> str:
    """A new key of the actor's own, shown this once: only its digest is kept. Raises `InvalidError`."""
    words = " ".join(strip_invisible(name).split())
    problems: dict[str, list[Message]] = {}
    if not words or len(words) > LONGEST_NAME:
        problems["name"] = [_("Give the key a name of at most 100 characters.")]
    if not 1 <= days <= LONGEST_DAYS:
        problems["days"] = [_("A key holds from one day to one year.")]
    if not scopes or not set(scopes) <= set(TOKEN_SCOPES):
        problems["scopes"] = [_("Choose what the key is for.")]
    Person.objects.select_for_update().get(pk=actor.pk)  # two at once must not both take the last place
    held = ApiToken.objects.filter(person=actor, withdrawn_at=None, expires_at__gt=at)
    if not problems and held.count() >= MOST_KEYS:
        problems["name"] = [_("You have twenty keys already. Withdraw one that you no longer need.")]
    if problems:
        raise InvalidError(problems)
    token = PREFIX + secrets.token_urlsafe(32)
    chosen = [scope for scope in TOKEN_SCOPES if scope in scopes]
    made = ApiToken.objects.create(
        person=actor,
        name=words,
        token_digest=text_digest(token),
        scopes=chosen,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    record_act(
        actor=actor, at=at, act="token.make", target_type="api_token", target_id=made.pk, scopes=chosen, days=days
    )
    return token


@transaction.atomic
def withdraw_token(*, actor: Person, at: datetime, token_id: UUID) -> bool:
    """End a key of the actor's own; ending it twice is no harm. False where the actor has no such key."""
    if ApiToken.objects.filter(pk=token_id, person=actor, withdrawn_at=None).update(withdrawn_at=at):
        record_act(actor=actor, at=at, act="token.withdraw", target_type="api_token", target_id=token_id)
        return True
    return ApiToken.objects.filter(pk=token_id, person=actor).exists()


def held_token(token: str, at: datetime) -> HeldToken | None:
    """Whose key this is and what it is for, if it holds and its person is not blocked; one query, at times two."""
    if not token.startswith(PREFIX):
        return None
    rows = ApiToken.objects.select_related("person").filter(
        token_digest=text_digest(token), withdrawn_at=None, expires_at__gt=at, person__is_active=True
    )
    found = rows.first()
    if found is None:
        return None
    if found.last_used_at is None or at - found.last_used_at > USED_AGAIN_AFTER:
        unused = Q(last_used_at=None) | Q(last_used_at__lt=at)
        ApiToken.objects.filter(unused, pk=found.pk).update(last_used_at=at)
    return HeldToken(found.person, frozenset(found.scopes))


def person_of_token(token: str, at: datetime) -> Person | None:
    """Whose key this is, if it holds; whatever it is for."""
    found = held_token(token, at)
    return found.person if found else None
