"""The page "Open data": everything that can be taken out, in plain words, with its address and an example."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from polisee.opendata import queries
from polisee.opendata.catalogue import SERVICES
from polisee.opendata.offers import data_sets
from polisee.opendata.web.catalogues import NOTATIONS
from polisee.records.api import LICENCE
from polisee.ui.api import address_if_any

NOTATION_NAMES = {"ttl": "Turtle", "rdf": "RDF/XML", "jsonld": "JSON-LD"}


def page(request: HttpRequest) -> HttpResponse:
    """What there is, where, under which licence, and how to take it; three queries."""
    holdings = queries.holdings()
    context: dict[str, Any] = {
        "holdings": holdings,
        "publisher": queries.publisher(),
        "sets": data_sets(),
        "catalogues": [
            {"name": NOTATION_NAMES[ending], "address": settings.BASE_URL + reverse("catalogue", args=[ending])}
            for ending in NOTATIONS
        ],
        "harvest": settings.BASE_URL + reverse("oai"),
        "api": _whole(SERVICES[0][2]),
        "one_record": _whole("api:list_records"),
        "lines": _whole("api:all_records"),
        "search": _whole("api:search_records"),
        "sitemap": _whole("sitemap"),
        "tokens": address_if_any("partnership:tokens"),
        "feed": address_if_any("knowledge:feed"),
        "licence": LICENCE,
        "edited_at": holdings.latest,
    }
    return render(request, "opendata/page.html", context)


def _whole(name: str) -> str:
    """The whole address; empty where no feature has it."""
    path = address_if_any(name)
    return settings.BASE_URL + path if path else ""
