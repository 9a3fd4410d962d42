"""Who asks? The standing once a request, the door of pages that need a person, what was typed without a session."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from polisee.foundation.clock import today
from polisee.partnership.queries import standing_of
from polisee.partnership.rules import NOBODY, Standing

View = Callable[..., HttpResponse]
KEPT = "kept_input"
LARGEST_KEPT = 200_000  # characters of one form


def standing(request: HttpRequest) -> Standing:
    """What the person who asks is today. Two queries the first time in a request, none later.

    For a reader without a session there is none at all, and the session is not touched.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and "Authorization" not in request.headers:
        return NOBODY
    return standing_today(request.user)


def standing_today(user: Any) -> Standing:
    """The standing of a request's user, kept on that object: it lives as long as the request."""
    if not getattr(user, "is_authenticated", False):
        return NOBODY
    # Not `__dict__`: of a lazy user that is the wrapper's.
    kept: Standing | None = getattr(user, "_standing_today", None)
    if kept is None:
        kept = standing_of(user, today())
        user._standing_today = kept  # noqa: SLF001
    return kept


def signed_in(view: View) -> View:
    """A page for people with an account. Others go to the sign-in page and come back, with what they had typed."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if standing(request).is_signed_in:
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response
        return ask_to_sign_in(request)

    return guarded


def allowed_to(test: Callable[[Standing], bool]) -> Callable[[View], View]:
    """A page for people whose standing passes; others who are signed in get 403."""

    def guard(view: View) -> View:
        @signed_in
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not test(standing(request)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and, after it, back to where the person was. A script gets 401 and the address instead."""
    back = _way_back(request)
    address = f"{reverse('account_login')}?{urlencode({'next': back})}"
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"sign_in": address}, status=401)
    if request.method == "POST" and settings.SESSION_COOKIE_NAME in request.COOKIES:
        keep_input(request, urlsplit(back).path)
    return HttpResponseRedirect(address)


def keep_input(request: HttpRequest, path: str) -> None:
    """Put what was sent into the session, for the page at `path` to show again after sign-in."""
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if sum(len(value) for values in typed.values() for value in values) <= LARGEST_KEPT:
        request.session[KEPT] = {"path": path, "typed": typed}


def kept_input(request: HttpRequest) -> dict[str, list[str]]:
    """What the person had typed on this page when the session was over; given once, then forgotten."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {}
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return {}
    del request.session[KEPT]
    typed: dict[str, list[str]] = kept["typed"]
    return typed


def safe_next(request: HttpRequest, fallback: str) -> str:
    """The address in `next`, if it is on this site; else the fallback."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if _is_ours(request, wanted) else fallback


def _way_back(request: HttpRequest) -> str:
    """The page itself; for what was sent to an address that shows no page, the page where it was typed."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    return urlsplit(came_from).path if _is_ours(request, came_from) else request.path


def _is_ours(request: HttpRequest, address: str) -> bool:
    return bool(address) and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
