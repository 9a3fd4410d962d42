"""The project: its packages, its time line, and what is known of it from which source."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.outreach import queries
from polisee.outreach.rules import date_parts, known_to_the_day
from polisee.outreach.web.downloads import csv_response
from polisee.ui.api import country_name, localised, month_and_year, written_date


def packages(request: HttpRequest) -> HttpResponse:
    """Every work package with its leader and its activities."""
    return render(request, "outreach/packages.html", {
        "lines": queries.package_lines(), "edited_at": queries.partners_edited_at(),
    })


def package(request: HttpRequest, code: str) -> HttpResponse:
    """One work package."""
    line = queries.package_line(code)
    if line is None:
        raise Http404
    return render(request, "outreach/package.html", {"line": line, "edited_at": queries.partners_edited_at()})


def timeline(request: HttpRequest) -> HttpResponse:
    """What happened, and what is due, down the thread."""
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    events = queries.timeline_events()
    return render(request, "outreach/timeline.html", {
        "items": [_item(event, reader) for event in events],
        "events": [{"event": event, "sources": queries.sources_of(event.source)} for event in events],
        "edited_at": queries.partners_edited_at(),
    })


def _item(event: Any, reader: str) -> dict[str, Any]:
    words = localised(event.title, reader)
    place = ", ".join(filter(None, [event.place, country_name(event.country, reader) if event.country else ""]))
    return {
        "date": _shown(event.date, reader), "name": words.text, "lang": words.lang if words.foreign else "", "note": place,
        "state": "",
    }


def _shown(text: str, reader: str) -> str:
    day = date_parts(text)
    if day is None:
        return text
    return written_date(day, reader) if known_to_the_day(text) else month_and_year(day, reader)


def timeline_file(request: HttpRequest) -> HttpResponse:
    """The time line as CSV."""
    header = ("date", "until", "kind", "title", "place", "country", "certainty", "note")
    rows = [
        (event.date, event.until, event.kind, event.title.get("en", ""), event.place, event.country, event.certainty, event.note)
        for event in queries.timeline_events()
    ]
    return csv_response("timeline", header, rows)


def about(request: HttpRequest) -> HttpResponse:
    """What the project is, with its sources, and where sources contradict each other."""
    project = queries.the_project()
    return render(request, "outreach/about.html", {
        "project": project,
        "sources": queries.sources_of(project.sources) if project else [],
        "conflicts": [note if isinstance(note, dict) else {"note": note} for note in (project.notes if project else [])],
        "budget": project.budget_cents / 100 if project and project.budget_cents else None,
        "groups": queries.group_lines(),
        "edited_at": queries.partners_edited_at(),
    })
