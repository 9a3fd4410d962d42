"""How often a form may be sent, by the signed-in person, else by the network address. Only numbers are kept."""

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def limited(action: str, *, most: int, seconds: int) -> Callable[[View], View]:
    """At most `most` POST requests in `seconds`; then status 429 with a page that says what to do."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not take(request, action, most=most, seconds=seconds):
                response = render(request, "429.html", status=429)
                response.headers["Retry-After"] = str(seconds)
                return response
            return view(request, *args, **kwargs)

        return guarded

    return guard


def take(request: HttpRequest, action: str, *, most: int, seconds: int) -> bool:
    """Count one request in the running window; False if there were too many already."""
    window = int(time.time() // seconds)
    key = f"limit:{action}:{window}:{_who(request)}"
    cache.add(key, 0, timeout=seconds * 2)
    return bool(cache.incr(key) <= most)


def _who(request: HttpRequest) -> str:
    """A digest, so that no address lies in the table."""
    person = (
        request.user.pk if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated else None
    )
    name = f"person:{person}" if person else f"address:{get_adapter(request).get_client_ip(request)}"
    return hashlib.blake2s(name.encode(), key=settings.SECRET_KEY.encode()[:32], digest_size=16).hexdigest()
