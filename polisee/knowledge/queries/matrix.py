"""The matrix of the plan of work: theme × lens × place, two of them across and the third held still."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from django.http import QueryDict

from polisee.foundation.regions import NUTS_OF, REGIONS
from polisee.knowledge.queries.asked import LENSES, Asked
from polisee.knowledge.queries.cycle import in_places_order, is_region_in
from polisee.search.api import NONE, tally

VIEWS = {"theme-lens": ("theme", "lens"), "place-theme": ("place", "theme"), "place-lens": ("place", "lens")}
THEMES = tuple(str(number) for number in range(1, 8))
EVERY_LENS = (*LENSES, NONE)


@dataclass(frozen=True)
class MatrixAsked:
    """Which way the matrix is cut. `country` narrows places to its regions; `theme`, `lens`: what is held still."""

    view: str = "theme-lens"
    theme: str = ""
    lens: str = ""
    country: str = ""

    @property
    def records(self) -> Asked:
        """The list of records behind the whole table."""
        return Asked(
            theme=(self.theme,) if self.theme else (),
            lens=(self.lens,) if self.lens else (),
            country=(self.country,) if self.country else (),
        )


@dataclass(frozen=True)
class Cell:
    """Records of one row and column; `newest` None in a hole."""

    count: int
    newest: datetime | None
    asked: Asked
    """The list of these records."""


@dataclass(frozen=True)
class Line:
    """A row of the matrix. `code` empty: the sum of all rows."""

    code: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """`columns`: codes, the last one empty for the sum."""

    row_facet: str
    column_facet: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def matrix_asked(query: QueryDict) -> MatrixAsked:
    """What the address asks for; what makes no sense is left out."""
    view = query.get("by", "")
    view = view if view in VIEWS else "theme-lens"
    held = {"theme", "lens"} - set(VIEWS[view])
    country = query.get("country", "")
    country = NUTS_OF.get(country, country)
    theme, lens = query.get("theme", ""), query.get("lens", "")
    return MatrixAsked(
        view=view,
        theme=theme if theme in THEMES and "theme" in held else "",
        lens=lens if lens in EVERY_LENS and "lens" in held else "",
        country=country if country in REGIONS and REGIONS[country].level == 0 else "",
    )


def matrix(asked: MatrixAsked) -> Matrix:
    """The table; one query. Every theme and lens has its row and column, filled or not; places that are named."""
    rows, columns = (_facet(each, asked) for each in VIEWS[asked.view])
    found = {each.values: each for each in tally((rows, columns), asked.records.filters())}
    codes = _codes(rows, asked, {row for row, _column in found})
    across = (*_codes(columns, asked, set()), "")
    lines = []
    for row in (*codes, ""):
        cells = []
        for column in across:
            there = found.get((row, column))
            narrowed = _narrowed(_narrowed(asked.records, rows, row), columns, column)
            cells.append(Cell(there.count if there else 0, there.newest if there else None, narrowed))
        lines.append(Line(row, tuple(cells)))
    return Matrix(rows, columns, across, tuple(lines))


def _facet(name: str, asked: MatrixAsked) -> str:
    return ("region" if asked.country else "country") if name == "place" else name


def _codes(facet: str, asked: MatrixAsked, there: set[str]) -> tuple[str, ...]:
    if facet == "theme":
        return THEMES
    if facet == "lens":
        return EVERY_LENS
    if facet == "region":
        return tuple(in_places_order(code for code in there if is_region_in(code, asked.country)))
    countries = {code for code, region in REGIONS.items() if region.level == 0}
    return tuple(in_places_order(countries | ({NONE} & there)))


def _narrowed(asked: Asked, facet: str, code: str) -> Asked:
    return replace(asked, **cast("dict[str, Any]", {facet: (code,)})) if code else asked
