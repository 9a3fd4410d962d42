"""Who calls the API: the one way in for the features' `rest` modules. A person's token, or a signed-in session."""

from django.http import HttpRequest
from ninja.security import HttpBearer, django_auth
from ninja.throttling import AuthRateThrottle

from polisee.foundation.clock import now
from polisee.partnership.models import Person
from polisee.partnership.operations.tokens import person_of_token

WRITES_A_MINUTE = "120/m"


class BearerToken(HttpBearer):
    """A token made with `polisee createtoken`."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Whose token it is; None where it does not hold."""
        return person_of_token(token, now())


class WriteThrottle(AuthRateThrottle):
    """So many writes a minute each person may make."""

    def __init__(self) -> None:
        super().__init__(WRITES_A_MINUTE)


SIGNED_IN = [BearerToken(), django_auth]
"""A token, or a session with its page token against forged requests."""


def caller(request: HttpRequest) -> Person:
    """The person who calls, in a view that asks for `SIGNED_IN`."""
    person: Person = request.auth  # type: ignore[attr-defined]
    return person
