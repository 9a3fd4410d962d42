"""Keys for programs as the page of their person lists them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from polisee.foundation.errors import Message
from polisee.partnership.models import ApiToken, Person
from polisee.partnership.words import TOKEN_SCOPE_NAMES

MOST_TOKENS_SHOWN = 200


@dataclass(frozen=True)
class TokenLine:
    """A key for programs as its person sees it."""

    id: UUID
    name: str
    scopes: list[Message]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    state: str
    """`holds`, `expired` or `withdrawn`."""


def tokens_of(person: Person, at: datetime) -> list[TokenLine]:
    """The keys of a person, those that hold first, then the latest; one query."""
    lines = [
        TokenLine(
            id=row.pk,
            name=row.name,
            scopes=[TOKEN_SCOPE_NAMES[scope] for scope in row.scopes],
            created_at=row.created_at,
            expires_at=row.expires_at,
            last_used_at=row.last_used_at,
            state="withdrawn" if row.withdrawn_at else "holds" if row.expires_at > at else "expired",
        )
        for row in ApiToken.objects.filter(person=person)[:MOST_TOKENS_SHOWN]
    ]
    return sorted(lines, key=lambda line: line.state != "holds")
