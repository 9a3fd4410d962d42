"""The project: its packages, its time line, and what is known of it from which source."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.foundation.clock import today
from polisee.outreach import queries
from polisee.outreach.rules import date_parts, known_to_the_day, sources_of
from polisee.outreach.web.downloads import csv_response
from polisee.ui.api import country_name, month_and_year, written_date, written_months, written_period


def packages(request: HttpRequest) -> HttpResponse:
    """Every work package with its leader and its activities."""
    return render(
        request,
        "outreach/packages.html",
        {
            "lines": queries.package_lines(),
            "edited_at": queries.partners_edited_at(),
        },
    )


def package(request: HttpRequest, code: str) -> HttpResponse:
    """One work package, with the way to the others."""
    lines = queries.package_lines()
    line = next((each for each in lines if each.code == code), None)
    if line is None:
        raise Http404
    return render(
        request,
        "outreach/package.html",
        {
            "line": line,
            "lines": lines,
            "edited_at": queries.partners_edited_at(),
        },
    )


def timeline(request: HttpRequest) -> HttpResponse:
    """What happened, and what is still to come, down the thread."""
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    return render(
        request,
        "outreach/timeline.html",
        {
            "items": [_item(event, reader, today().isoformat()) for event in queries.timeline_events()],
            "edited_at": queries.partners_edited_at(),
        },
    )


def _item(event: Any, reader: str, day: str) -> dict[str, Any]:
    return {
        "date": _shown(event.date, event.until, reader),
        "title": event.title,
        "place": ", ".join(filter(None, [event.place, country_name(event.country, reader) if event.country else ""])),
        "unconfirmed": event.certainty != "found",
        "note": event.note,
        "sources": sources_of(event.source),
        "to_come": event.date > day,
    }


def _shown(text: str, until: str, reader: str) -> str:
    """`6–7 June 2013`, `September 2013`, `January – June 2014` in the reader's language."""
    first, last = date_parts(text), date_parts(until)
    if first is None:
        return text
    if last is None:
        return written_date(first, reader) if known_to_the_day(text) else month_and_year(first, reader)
    if known_to_the_day(text) and known_to_the_day(until):
        return written_period(first, last, reader)
    return written_months(first, last, reader)


def timeline_file(request: HttpRequest) -> HttpResponse:
    """The time line as CSV."""
    header = ("date", "until", "kind", "title", "place", "country", "certainty", "note")
    rows = [
        (
            event.date,
            event.until,
            event.kind,
            event.title.get("en", ""),
            event.place,
            event.country,
            event.certainty,
            event.note,
        )
        for event in queries.timeline_events()
    ]
    return csv_response("timeline", header, rows)


def about(request: HttpRequest) -> HttpResponse:
    """What the project is, with its sources, and where sources contradict each other."""
    project = queries.the_project()
    countries = queries.countries_of(queries.partner_lines(), today())
    return render(
        request,
        "outreach/about.html",
        {
            "project": project,
            "sources": sources_of(project.sources) if project else [],
            "conflicts": [
                note if isinstance(note, dict) else {"note": note} for note in (project.notes if project else [])
            ],
            "budget": project.budget_cents / 100 if project and project.budget_cents else None,
            "groups": queries.group_lines(),
            "packages": queries.package_lines(),
            "countries": countries,
            "count": sum(countries.values()),
            "edited_at": queries.partners_edited_at(),
        },
    )
