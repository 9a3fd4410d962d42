"""Counting the index by two or three facets at once: what an overview and a matrix are made of."""

from typing import Any

from django.db import connection

from polisee.search.contract import NONE, Filters, Tally
from polisee.search.filtering import where

_JOINED = {
    "theme": "LEFT JOIN LATERAL unnest(d.themes) AS theme(value) ON TRUE",
    "country": "LEFT JOIN LATERAL unnest(d.countries) AS country(value) ON TRUE",
    "region": "LEFT JOIN LATERAL unnest(d.regions) AS region(value) ON TRUE",
    "chain": "LEFT JOIN LATERAL unnest(d.chain) AS chain(value) ON TRUE",
}
_VALUES = {
    "theme": "theme.value::text",
    "country": "country.value",
    "region": "region.value",
    "chain": "chain.value",
    "kind": "d.kind",
    "lens": "nullif(d.lens, '')",
    "language": "d.language",
    "evidence": "nullif(d.evidence, '')",
}
BY = tuple(_VALUES)


def tally(by: tuple[str, ...], filters: Filters = Filters()) -> list[Tally]:  # noqa: B008  frozen
    """Documents by these facets, and by each part of them: `values` has an empty text where a facet is left open.

    A document with several values of a facet (two themes) counts at each of them, and once where the facet is open; one
    with none counts at `none`. One query.
    """
    names = [f"v{number}" for number in range(len(by))]
    columns = ", ".join(
        f"coalesce({_VALUES[facet]}, '{NONE}') AS {name}" for facet, name in zip(by, names, strict=True)
    )
    joins = " ".join(_JOINED[facet] for facet in by if facet in _JOINED)
    condition, parameters = where(filters)
    grouped = ", ".join(f"CASE grouping({name}) WHEN 1 THEN '' ELSE {name} END" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {grouped}, count(DISTINCT id), max(updated_at) FROM "  # noqa: S608  names of our own
            f"(SELECT d.id, d.updated_at, {columns} FROM search_document d {joins} WHERE {condition}) AS s "
            f"GROUP BY CUBE ({', '.join(names)}) HAVING count(DISTINCT id) > 0",
            parameters,
        )
        return [_tally(row, len(by)) for row in cursor.fetchall()]


def _tally(row: tuple[Any, ...], width: int) -> Tally:
    return Tally(tuple(row[:width]), row[width], row[width + 1])
