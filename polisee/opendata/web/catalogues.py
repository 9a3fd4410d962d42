"""The catalogue as a file, in three notations; `/catalog` leads to the one that the asker takes."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from polisee.foundation.rdf import Graph
from polisee.opendata.catalogue import catalogue

NOTATIONS = {
    "ttl": ("text/turtle", Graph.turtle),
    "rdf": ("application/rdf+xml", Graph.rdf_xml),
    "jsonld": ("application/ld+json", Graph.json_ld),
}
"""Ending of the address → media type, and what writes it."""


@require_safe
def catalogue_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The catalogue in one notation."""
    media_type, write = NOTATIONS[ending]
    response = HttpResponse(write(catalogue()), content_type=f"{media_type}; charset=utf-8")
    # Portals read it from pages of their own.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def catalogue_any(request: HttpRequest) -> HttpResponse:
    """To the notation that `Accept` names; else to Turtle."""
    accept = request.headers.get("Accept", "")
    ending = next((each for each, (media_type, _write) in NOTATIONS.items() if media_type in accept), "ttl")
    response = HttpResponseRedirect(reverse("catalogue", args=[ending]), status=303)
    response["Vary"] = "Accept"
    return response
