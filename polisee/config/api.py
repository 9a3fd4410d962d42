"""The API `/api/v1`: puts the rooms' parts together and says how errors look."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from polisee.config.api_document import complete
from polisee.config.problems import answer_errors_as_problems

DESCRIPTION = (
    "Published records, search and the reference data of the partnership; reading needs no account. "
    "Errors are problem details (RFC 9457), in the language of Accept-Language. Published records: CC BY 4.0."
)


class DocumentedAPI(NinjaAPI):
    """Its OpenAPI page names the problems too."""

    def get_openapi_schema(self, **where: Any) -> Any:
        return complete(super().get_openapi_schema(**where))


def build() -> NinjaAPI:
    """The API with everything mounted."""
    api = DocumentedAPI(
        title="PoliSEE",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        openapi_url="/openapi.json",
        servers=[{"url": settings.BASE_URL}],
        urls_namespace="api",
    )
    answer_errors_as_problems(api)
    for room in ("polisee.partnership", *settings.FEATURES):
        for part in ("rest_writing", "rest_files"):
            _module(f"{room}.{part}")  # adds what it has to the router of `rest`
        if (rest := _module(f"{room}.rest")) is not None:
            api.add_router("", rest.router)
    return api


def _module(name: str) -> ModuleType | None:
    """A room's part of the API, where it has one."""
    return import_module(name) if find_spec(name) else None


api = build()
