"""The address in each digest that stops the mails. It works without signing in; only a POST changes anything."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from polisee.following.letter import person_of
from polisee.following.operations import stop_digests
from polisee.foundation.clock import now
from polisee.partnership.api import limited


@csrf_exempt  # RFC 8058: the mail program sends it; the signed address is the proof, and no cookie is looked at
@require_http_methods(["GET", "POST"])
@limited("following.stop", most=60, seconds=300)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask (GET), then stop (POST)."""
    person = person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        stop_digests(actor=person, at=now())
    response = render(request, "following/stop.html", {"stopped": request.method == "POST"})
    add_never_cache_headers(response)
    return response
