"""Filters as SQL over `search_document d`."""

from typing import Any

from polisee.search.contract import NONE, Filters
from polisee.search.models import GOES_ON

Condition = tuple[str, list[Any]]


def where(filters: Filters, *, without: str = "") -> Condition:
    """The condition and its parameters; the facet `without` is left out, so that it can be counted."""
    parts: list[Condition] = []
    for facet, column, values in (
        ("kind", "d.kind = ANY(%s)", list(filters.kinds)),
        ("language", "d.language = ANY(%s)", list(filters.languages)),
        ("outcome", "d.outcome = ANY(%s)", list(filters.outcomes)),
        ("evidence", "d.evidence = ANY(%s)", list(filters.evidence)),
        ("theme", "d.themes && %s::smallint[]", list(filters.themes)),
        ("lens", f"coalesce(nullif(d.lens, ''), '{NONE}') = ANY(%s)", list(filters.lenses)),
        ("chain", "d.chain && %s::varchar[]", list(filters.chain)),
        ("region", "d.regions && %s::varchar[]", list(filters.regions)),
        ("source", "d.source = ANY(%s)", list(filters.sources)),
    ):
        if values and facet != without:
            parts.append((column, [values]))
    if filters.countries and without != "country":
        nowhere = " OR cardinality(d.countries) = 0" if NONE in filters.countries else ""
        parts.append((f"d.countries && %s::varchar[]{nowhere}", [list(filters.countries)]))
    if filters.organisation_id is not None:
        parts.append(("d.organisation_id = %s", [filters.organisation_id]))
    if filters.ids is not None:
        parts.append(("d.id = ANY(%s)", [list(filters.ids)]))
    parts += _period(filters)
    return " AND ".join(f"({sql})" for sql, _ in parts) or "TRUE", [value for _, values in parts for value in values]


def _period(filters: Filters) -> list[Condition]:
    parts: list[Condition] = []
    if filters.period_from is not None or filters.period_to is not None:
        parts.append(("d.period_from IS NOT NULL OR d.period_to IS NOT NULL", []))
    if filters.period_from is not None:
        parts.append((f"coalesce(d.period_to, {GOES_ON}) >= %s", [filters.period_from]))
    if filters.period_to is not None:
        parts.append(("coalesce(d.period_from, 0) <= %s", [filters.period_to]))
    return parts
