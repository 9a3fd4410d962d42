"""`/oai`: where harvesters ask. One address, by GET and by POST; no language, no cookie."""

from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from polisee.foundation.clock import now
from polisee.foundation.compressing import compressed
from polisee.opendata import harvest


@csrf_exempt  # it reads only, and knows nobody
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """The answer to a request of the protocol; its errors come with status 200, as the protocol wants."""
    query = (
        request.body.decode("utf-8", "replace") if request.method == "POST" else request.META.get("QUERY_STRING", "")
    )
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    response = HttpResponse(harvest.answer(pairs, at=now()), content_type="text/xml; charset=utf-8")
    # An answer says when it was given: it is not kept.
    response["Cache-Control"] = "no-store"
    return compressed(request, response)
