"""Who reads, in which language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def reader_of(request: HttpRequest) -> str:
    """The path code of the reader's language."""
    return str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]


def member_of(request: HttpRequest) -> Any | None:
    """The signed-in person, or None; a browser without a session is not asked for one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if request.user.is_authenticated else None
