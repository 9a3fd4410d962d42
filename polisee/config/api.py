"""The API `/api/v1`: puts the rooms' parts together and says how errors look."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
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
        if find_spec(f"{room}.rest"):
            for name in _parts_of(room):  # each adds what it has to the router of `rest`
                import_module(name)
            api.add_router("", import_module(f"{room}.rest").router)
    return api


def _parts_of(room: str) -> list[str]:
    """The modules of a room that are named `rest_…`."""
    found = iter_modules(import_module(room).__path__)
    return [f"{room}.{module.name}" for module in found if module.name.startswith("rest_")]


api = build()
