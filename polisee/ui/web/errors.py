"""Pages that say what went wrong, in the reader's language. None of them asks the database.

They may be reached before or after any middleware, so they take the language from the address themselves.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from polisee.foundation.languages.tags import PATHS, negotiated_path
from polisee.ui.context import Site


def language_of(request: HttpRequest) -> str:
    """The path code in the address, else what the browser asks for."""
    first = request.path.lstrip("/").partition("/")[0]
    return first if first in PATHS else negotiated_path(request.headers.get("Accept-Language", ""))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose safety mark is missing or too old."""
    return _page(request, 403, csrf=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(request, 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429."""
    return _page(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int, **more: Any) -> HttpResponse:
    """Without the context processors: they would ask for the session, which may be what broke."""
    with override(language_of(request)):
        values = {
            "platform": Site(request, anonymous=True),
            "knots": [
                {"name": _("You"), "state": ""},
                {"name": str(status), "state": "missing"},
                {"name": _("What you were looking for"), "state": "missing"},
            ],
        }
        return HttpResponse(render_to_string(f"{status}.html", values | more), status=status)
