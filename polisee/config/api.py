"""The API `/api/v1`: puts the features' parts together, says who may, and how errors look."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.security import HttpBearer, django_auth
from ninja.throttling import AuthRateThrottle

from polisee.config.problems import answer_errors_as_problems
from polisee.foundation.clock import now
from polisee.partnership.api import Person, person_of_token

DESCRIPTION = (
    "Published records, search and the reference data of the partnership; reading needs no account. "
    "Errors are problem details (RFC 9457), in the language of Accept-Language. Published records: CC BY 4.0."
)
WRITES_A_MINUTE = "120/m"


class BearerToken(HttpBearer):
    """A token made with `polisee createtoken`."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        return person_of_token(token, now())


def build() -> NinjaAPI:
    """The API with everything mounted."""
    api = NinjaAPI(
        title="PoliSEE", version="1", description=DESCRIPTION, docs_url=None, openapi_url="/openapi.json",
        servers=[{"url": settings.BASE_URL}], urls_namespace="api",
    )  # fmt: skip
    answer_errors_as_problems(api)
    for room in ("polisee.partnership", *settings.FEATURES):
        if (rest := _module(f"{room}.rest")) is not None:
            api.add_router("", rest.router)
        if (writing := _module(f"{room}.rest_writing")) is not None:
            limits = AuthRateThrottle(WRITES_A_MINUTE)
            api.add_router(writing.PREFIX, writing.router, auth=[BearerToken(), django_auth], throttle=limits)
    return api


def _module(name: str) -> ModuleType | None:
    """A room's part of the API, where it has one."""
    return import_module(name) if find_spec(name) else None


api = build()
