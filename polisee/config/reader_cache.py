"""Readers' pages are kept as long as nothing public changes, never longer.

Each page of an anonymous reader is kept under the public version (a number that the database raises in the very
transaction that changes a public table). One short query a request asks for that number; so no stale page is served,
by whichever process. Pages that depend on the day are made anew each minute.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from polisee.foundation.public_version import public_version

KEPT_PAGES = 2000
LARGEST_PAGE = 512 * 1024
SECONDS = 60

_Key = tuple[str, str]
_Kept = tuple[int, float, HttpResponse]


class ReaderCacheMiddleware:
    """Keeps good answers to GET requests that carry no session and set no cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._pages: OrderedDict[_Key, _Kept] = OrderedDict()
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._may_be_kept(request):
            return self.get_response(request)
        key = (request.get_host(), request.get_full_path())
        version = public_version()
        kept = self._pages.get(key)
        if kept and kept[0] == version and time.monotonic() - kept[1] < SECONDS:
            return self._copy(kept[2], key)
        response = self.get_response(request)
        if self._is_good(response):
            # The version was asked for before the page was made: a change in between makes the page be made again.
            self._keep(key, (version, time.monotonic(), response))
        return response

    def _may_be_kept(self, request: HttpRequest) -> bool:
        return (
            request.method == "GET"
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and "Authorization" not in request.headers
            and not request.path.startswith(("/dev/", "/healthz", "/readyz", "/metrics"))
            and request.path != "/"
        )

    def _is_good(self, response: HttpResponse) -> bool:
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "no-store" not in response.headers.get("Cache-Control", "")
            and "private" not in response.headers.get("Cache-Control", "")
            and len(response.content) <= LARGEST_PAGE
        )

    def _keep(self, key: _Key, kept: _Kept) -> None:
        with self._lock:
            self._pages[key] = kept
            self._pages.move_to_end(key)
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)

    def _copy(self, response: HttpResponse, key: _Key) -> HttpResponse:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
        copy = HttpResponse(response.content, status=response.status_code)
        copy.headers = response.headers.__class__(dict(response.headers.items()))
        return copy
