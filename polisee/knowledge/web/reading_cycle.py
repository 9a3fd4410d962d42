"""How the learning cycle stands, and the matrix of what there is: overviews of which every number leads to its list."""

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from polisee.foundation.regions import NUTS_OF, REGIONS
from polisee.foundation.spreadsheet import safe_csv
from polisee.knowledge.queries.asked import Asked
from polisee.knowledge.queries.cycle import CycleCounts, Health, cycle_counts, in_places_order
from polisee.knowledge.queries.matrix import EVERY_LENS, Cell, MatrixAsked, matrix, matrix_asked
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_facets import LENS_NAMES
from polisee.partnership.api import Theme
from polisee.records.api import showing
from polisee.search.api import NONE
from polisee.ui.api import localised

LEVELS = (1, 4, 8, 16)
"""From how many records a cell has which depth of colour."""


def cycle(request: HttpRequest) -> HttpResponse:
    """Gaps, recommendations and practices per theme and place, and how many of them end too early."""
    reader, country = reader_of(request), _country(request)
    counts, themes = cycle_counts(country), _themes()
    return render(
        request,
        "knowledge/reading/cycle.html",
        {
            "knots": _knots(counts.everything, country),
            "nothing": counts.everything.is_empty,
            "by_theme": [
                _row(health, Asked(theme=(code,)), country) | {"theme": themes.get(code), "name": _name_of_none(code)}
                for code, health in _with_all_themes(counts, themes)
            ],
            "by_place": [
                _row(counts.by_place[code], _place(code, country), country) | {"name": place_name(code, reader)}
                for code in in_places_order(counts.by_place)
            ],
            "sum": _row(counts.everything, Asked(), country),
            "country": country,
            "country_name": place_name(country, reader) if country else "",
            "countries": country_choices(reader, country),
        },
    )


def cycle_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    reader, country = reader_of(request), _country(request)
    counts, themes = cycle_counts(country), _themes()
    header = ("by", "code", "name", *(field.name for field in fields(Health)))
    lines: list[tuple[object, ...]] = [("all", country, "", *astuple(counts.everything))]
    for code, health in _with_all_themes(counts, themes):
        theme = themes.get(code)
        lines.append(("theme", code, localised(theme.name, reader).text if theme else "", *astuple(health)))
    lines += [
        ("place", code, place_name(code, reader), *astuple(counts.by_place[code]))
        for code in in_places_order(counts.by_place)
    ]
    return csv_file("learning-cycle", header, lines)


def matrix_page(request: HttpRequest) -> HttpResponse:
    """How many records, how fresh, and where the holes are."""
    reader, asked = reader_of(request), matrix_asked(request.GET)
    found, themes = matrix(asked), _themes()
    name = _namer(themes, reader)
    return render(
        request,
        "knowledge/reading/matrix.html",
        {
            "asked": asked,
            "tabs": [
                {"label": label, "href": f"?by={view}{_kept(asked)}", "current": view == asked.view}
                for view, label in _views().items()
            ],
            "row_name": _facet_name(found.row_facet),
            "columns": [
                {"name": name(found.column_facet, code), "theme": _theme_of(found.column_facet, code, themes)}
                for code in found.columns
            ],
            "lines": [
                {
                    "name": name(found.row_facet, line.code),
                    "theme": _theme_of(found.row_facet, line.code, themes),
                    "cells": [_cell(cell) for cell in line.cells],
                    "is_sum": not line.code,
                }
                for line in found.lines
            ],
            "holes": sum(not cell.count for line in found.lines[:-1] for cell in line.cells[:-1]),
            "cells": sum(len(line.cells) - 1 for line in found.lines[:-1]),
            "total": found.lines[-1].cells[-1].count,
            "themes": [{"code": code, "name": name("theme", code), "chosen": code == asked.theme} for code in themes],
            "lenses": [{"code": code, "name": LENS_NAMES[code], "chosen": code == asked.lens} for code in EVERY_LENS],
            "countries": country_choices(reader, asked.country),
            "query": request.GET.urlencode(),
        },
    )


def matrix_file(request: HttpRequest) -> HttpResponse:
    """The cells as CSV: a line each."""
    reader, asked = reader_of(request), matrix_asked(request.GET)
    found, name = matrix(asked), _namer(_themes(), reader_of(request))
    header = (found.row_facet, f"{found.row_facet}_name", found.column_facet, "records", "last_changed")
    lines = [
        (line.code, name(found.row_facet, line.code), column, cell.count, cell.newest.date() if cell.newest else "")
        for line in found.lines
        for column, cell in zip(found.columns, line.cells, strict=True)
        if line.code and column
    ]
    return csv_file(f"matrix-{reader}", header, lines)


def csv_file(name: str, header: Iterable[str], lines: Iterable[tuple[object, ...]]) -> HttpResponse:
    """A list to take away."""
    response = HttpResponse(safe_csv(tuple(header), lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def place_name(code: str, reader: str) -> str:
    """A country or a region, or that none is named."""
    return _("No place named") if code == NONE else showing.region_name(code, reader)


def country_choices(reader: str, chosen: str) -> list[dict[str, Any]]:
    """Every country by its name, for a select."""
    codes = [code for code, region in REGIONS.items() if region.level == 0]
    found = [{"code": code, "name": place_name(code, reader), "chosen": code == chosen} for code in codes]
    return sorted(found, key=lambda each: str(each["name"]))


def _country(request: HttpRequest) -> str:
    code = request.GET.get("country", "")
    code = NUTS_OF.get(code, code)
    return code if code in REGIONS and REGIONS[code].level == 0 else ""


def _themes() -> dict[str, Theme]:
    return {str(theme.number): theme for theme in Theme.objects.order_by("number")}


def _with_all_themes(counts: CycleCounts, themes: dict[str, Theme]) -> list[tuple[str, Health]]:
    """Every theme, those without records too: a hole is what one looks for."""
    codes = [*themes, *(code for code in sorted(counts.by_theme) if code not in themes)]
    return [(code, counts.by_theme.get(code, Health())) for code in codes]


def _name_of_none(code: str) -> str:
    return _("Without a theme") if code == NONE else code


def _place(code: str, country: str) -> Asked:
    return Asked(region=(code,)) if country else Asked(country=(code,))


def _row(health: Health, asked: Asked, country: str) -> dict[str, Any]:
    """The numbers of a row, each with the list behind it."""
    if country and not asked.country:
        asked = asked.but(country=(country,))
    columns = (
        ("gaps", {"chain": ("gap",)}),
        ("no_answer", {"chain": ("no_answer",)}),
        ("recommendations", {"kind": ("recommendation",)}),
        ("no_taker", {"chain": ("no_taker",)}),
        ("practices", {"kind": ("practice",)}),
        ("no_transfer", {"chain": ("no_transfer",)}),
    )
    return {"numbers": [_number(getattr(health, name), asked.but(**narrowed), name) for name, narrowed in columns]}


def _number(count: int, asked: Asked, name: str) -> dict[str, Any]:
    listed = asked.theme != (NONE,)
    href = f"{reverse('knowledge:records')}{asked.address()}" if count and listed else ""
    return {"count": count, "href": href, "hollow": name.startswith("no_")}


def _knots(health: Health, country: str) -> list[dict[str, Any]]:
    """The thread of the whole: what is there, and after it, hollow, what is missing."""
    numbers = _row(health, Asked(), country)["numbers"]
    names = (
        (_("Gaps"), _("barriers, and what nobody knows")),
        (_("Gaps without an answer"), _("nothing addresses them yet")),
        (_("Recommendations"), _("of the mechanism reports")),
        (_("Recommendations nobody took up"), _("nothing implements or tests them yet")),
        (_("Practices"), _("what was tried")),
        (_("Practices nobody transferred"), _("nothing was adapted from them or inspired by them yet")),
    )
    return [
        {
            "name": name,
            "note": note,
            "number": number["count"],
            "href": number["href"],
            "state": "missing" if number["hollow"] or not number["count"] else "",
        }
        for (name, note), number in zip(names, numbers, strict=True)
    ]


def _views() -> dict[str, str]:
    return {
        "theme-lens": _("Themes by lens"),
        "place-theme": _("Places by theme"),
        "place-lens": _("Places by lens"),
    }


def _kept(asked: MatrixAsked) -> str:
    """What stays when the matrix is cut another way."""
    return f"&country={asked.country}" if asked.country else ""


def _facet_name(facet: str) -> str:
    return {"theme": _("Theme"), "lens": _("Lens"), "country": _("Country"), "region": _("Region")}[facet]


def _namer(themes: dict[str, Theme], reader: str) -> Any:
    def name(facet: str, code: str) -> str:
        if not code:
            return _("All")
        if facet == "theme":
            return localised(themes[code].name, reader).text if code in themes else code
        return str(LENS_NAMES[code]) if facet == "lens" else place_name(code, reader)

    return name


def _theme_of(facet: str, code: str, themes: dict[str, Theme]) -> Theme | None:
    return themes.get(code) if facet == "theme" else None


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "count": cell.count,
        "newest": cell.newest,
        "level": sum(cell.count >= least for least in LEVELS),
        "href": f"{reverse('knowledge:records')}{cell.asked.address()}",
    }
