"""Who calls the API: the one way in for the features' `rest` modules. A person's token, or a signed-in session."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer, SessionAuth
from ninja.throttling import AuthRateThrottle

from polisee.foundation.clock import now
from polisee.foundation.errors import NotAllowedError
from polisee.partnership.models import Person
from polisee.partnership.operations.tokens import held_token
from polisee.partnership.rules import READ, REVIEW, TRANSLATE, WRITE

WRITES_A_MINUTE = "120/m"


class ScopeError(NotAllowedError):
    """The token holds, but not for this (RFC 6750, insufficient_scope)."""

    def __init__(self, scope: str) -> None:
        super().__init__(_("This key is not for that. Make one with the scope “%(scope)s”.") % {"scope": scope})
        self.scope = scope


class BearerToken(HttpBearer):
    """A token made on the page "Keys for programs" or with `polisee createtoken`."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Whose token it is; None where it does not hold. Raises `ScopeError` where it is not for this."""
        found = held_token(token, now())
        if found is not None and self.scope not in found.scopes:
            raise ScopeError(self.scope)
        return found.person if found else None


class SignedIn(SessionAuth):
    """A session, with its page token against forged requests. Whoever brings a token stands or falls with that."""

    def __call__(self, request: HttpRequest) -> Any:
        return None if "Authorization" in request.headers else super().__call__(request)


class WriteThrottle(AuthRateThrottle):
    """So many writes a minute each person may make."""

    def __init__(self) -> None:
        super().__init__(WRITES_A_MINUTE)

    def get_cache_key(self, request: HttpRequest) -> str:
        """By the person, not by the name: two of one name are two."""
        return f"limit:api:{caller(request).pk}"


def signed_in_for(scope: str, tag: str) -> dict[str, Any]:
    """For a call's decorator: a token with that scope, or a session with its page token against forged requests."""
    return {"auth": [BearerToken(scope), SignedIn()], "throttle": WriteThrottle(), "tags": [tag]}


READING = signed_in_for(READ, "writing")
WRITING = signed_in_for(WRITE, "writing")
TRANSLATING = signed_in_for(TRANSLATE, "translating")
REVIEWING = signed_in_for(REVIEW, "reviewing")


def caller(request: HttpRequest) -> Person:
    """The person who calls, in a view that asks for one."""
    person: Person = request.auth  # type: ignore[attr-defined]
    return person
