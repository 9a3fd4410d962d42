"""Browsing and searching the records: one page."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from polisee.foundation.languages.tags import content_code
from polisee.knowledge.followed.searches import followed_thing
from polisee.knowledge.queries.asked import PAGE_SIZE, Asked, asked_of
from polisee.knowledge.queries.finding import FoundPage, find, suggestions
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_facets import chips, facets, regions, sorts
from polisee.partnership.api import Theme

SHORTEST_PREFIX = 2


def records(request: HttpRequest) -> HttpResponse:
    """The list: what was asked, what answers, how it can be narrowed, and a way on if nothing does."""
    reader, asked = reader_of(request), asked_of(request.GET)
    found = find(asked, reader)
    themes = list(Theme.objects.order_by("number"))
    active = chips(asked, themes, reader)
    return render(
        request,
        "knowledge/reading/records.html",
        {
            "asked": asked,
            "answer": found.answer,
            "rows": found.rows,
            "further": found.further,
            "facets": facets(asked, found.answer.facets, themes, reader),
            "chips": active,
            "clear": asked.but(**_NO_FILTER).address() if active else "",
            "sorts": sorts(asked),
            "regions": regions(asked, reader),
            "hidden": [pair for pair in asked.pairs() if pair[0] not in {"from", "to", "region", "page"}],
            "kept": [pair for pair in asked.pairs() if pair[0] not in {"q", "page", "sort"}],
            "sort_kept": [pair for pair in asked.pairs() if pair[0] not in {"page", "sort"}],
            "page": _page(found),
            "query_mark": asked.but(sort="").address() if asked.q or asked.is_narrowed else "",
            "active": bool(active),
            "only_policies": asked.kind == ("policy",),
            "followed": followed_thing(asked, content_code(reader)),
            "themes": themes,
            "write": _write(),
            "title": _title(asked),
            "edited_at": max((each.row.published_at for each in found.rows), default=None),
        },
    )


_NO_FILTER: dict[str, Any] = {
    "kind": (),
    "theme": (),
    "country": (),
    "region": (),
    "outcome": (),
    "language": (),
    "evidence": (),
    "lens": (),
    "chain": (),
    "partner": "",
    "since": None,
    "until": None,
}


def _title(asked: Asked) -> str:
    if asked.q:
        return gettext("Search: %(words)s") % {"words": asked.q}
    return gettext("Records")


def _page(found: FoundPage) -> Page[int]:
    return Paginator(range(found.answer.total), PAGE_SIZE).get_page(found.answer.page)


def _write() -> str:
    """Where one writes what is missing."""
    try:
        return reverse("knowledge:new")
    except NoReverseMatch:
        return ""


def suggest(request: HttpRequest) -> HttpResponse:
    """Titles that go on from `q`, as JSON, for the search box."""
    prefix = request.GET.get("q", "").strip()
    found = suggestions(prefix, reader_of(request)) if len(prefix) >= SHORTEST_PREFIX else []
    return JsonResponse(
        {
            "suggestions": [
                {"title": each.title, "lang": each.lang, "url": reverse("knowledge:record", args=[UUID(each.id)])}
                for each in found
            ]
        }
    )
