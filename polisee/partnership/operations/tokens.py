"""Making and withdrawing keys for the API; whose key one is."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import text_digest
from polisee.foundation.errors import InvalidError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership.audit import record_act
from polisee.partnership.models import ApiToken, Person

PREFIX = "polisee_"
LONGEST_DAYS = 730
LONGEST_NAME = 100


@transaction.atomic
def make_token(*, actor: Person, at: datetime, name: str, days: int) -> str:
    """A new key of the actor's own, shown this once: only its digest is kept. Raises `InvalidError`."""
    words = " ".join(strip_invisible(name).split())
    if not words or len(words) > LONGEST_NAME:
        raise InvalidError({"name": [_("Give the key a name of at most 100 characters.")]})
    if not 1 <= days <= LONGEST_DAYS:
        raise InvalidError({"days": [_("A key holds from one day to two years.")]})
    token = PREFIX + secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        person=actor, name=words, token_digest=text_digest(token), created_at=at, expires_at=at + timedelta(days=days)
    )
    record_act(actor=actor, at=at, act="token.make", target_type="api_token", target_id=made.pk)
    return token


@transaction.atomic
def withdraw_token(*, actor: Person, at: datetime, token_id: UUID) -> None:
    """End a key of the actor's own; ending it twice is no harm."""
    if ApiToken.objects.filter(pk=token_id, person=actor, withdrawn_at=None).update(withdrawn_at=at):
        record_act(actor=actor, at=at, act="token.withdraw", target_type="api_token", target_id=token_id)


def person_of_token(token: str, at: datetime) -> Person | None:
    """Whose key this is, if it holds and its person is not blocked; one query."""
    if not token.startswith(PREFIX):
        return None
    found = (
        ApiToken.objects.select_related("person")
        .filter(token_digest=text_digest(token), withdrawn_at=None, expires_at__gt=at, person__is_active=True)
        .first()
    )
    return found.person if found else None
