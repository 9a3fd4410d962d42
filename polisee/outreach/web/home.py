"""The home page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from polisee.foundation.clock import today
from polisee.outreach import queries
from polisee.outreach.rules import knots
from polisee.outreach.web.places import map_points, map_regions
from polisee.outreach.web.rows import latest_readable

NEW_ONES = 6


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the search box, the thread of the learning cycle, what is new, the map, the themes."""
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    rows, answer = latest_readable(reader, NEW_ONES)
    partners = queries.partner_lines()
    counts = queries.countries_of(partners, today())
    return render(request, "outreach/home.html", {
        "project": queries.the_project(),
        "rows": rows,
        "total": answer.total,
        "thread": _thread(answer.facets.get("kind", {})),
        "themes": [
            {"line": line, "count": answer.facets.get("theme", {}).get(str(line.number), 0)}
            for line in queries.group_lines()
        ],
        "countries": counts,
        "partner_count": sum(counts.values()),
        "points": map_points(partners, today(), reader),
        "regions": map_regions(counts, answer.facets.get("country", {}), reader),
        "edited_at": max((row.published_at for row in rows), default=None),
    })


def _thread(counts: Any) -> list[dict[str, Any]]:
    shown = []
    for knot in knots(counts):
        there = knot.number is not None
        shown.append({
            "name": knot.step.name,
            "number": knot.number if there else "",
            "note": knot.step.note if there else gettext("nothing here yet"),
            "state": "" if there else "missing",
            "href": _records(knot.step.kinds) if there else "",
        })
    return shown


def _records(kinds: tuple[str, ...]) -> str:
    try:
        return f"{reverse('knowledge:records')}?{'&'.join(f'kind={kind}' for kind in kinds)}"
    except NoReverseMatch:
        return ""
