"""The health of the learning cycle: per theme and place, what there is and what is missing. Counted by the index."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from polisee.foundation.regions import REGIONS
from polisee.knowledge.rules.ends import GAP, NO_ANSWER, NO_TAKER, NO_TRANSFER, SETTLED
from polisee.search.api import NONE, Filters, Tally, tally

KINDS = ("factor", "recommendation", "practice")


@dataclass(frozen=True)
class Health:
    """How many there are, and how many of them end too early."""

    gaps: int = 0
    no_answer: int = 0
    settled: int = 0
    recommendations: int = 0
    no_taker: int = 0
    practices: int = 0
    no_transfer: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True)
class CycleCounts:
    """Health of everything, by theme (1 … 7), and by place: countries, or regions of the one that was chosen."""

    everything: Health
    by_theme: dict[str, Health]
    by_place: dict[str, Health]


def cycle_counts(country: str = "") -> CycleCounts:
    """Counts of public records; two queries. `country`: as statistics write it; only what speaks of it is counted."""
    filters = Filters(kinds=KINDS, countries=(country,) if country else ())
    themes = _healths(tally(("theme", "kind", "chain"), filters))
    places = _healths(tally(("region" if country else "country", "kind", "chain"), filters))
    everything = themes.pop("", Health())
    places.pop("", None)
    if country:
        places = {code: health for code, health in places.items() if is_region_in(code, country)}
    return CycleCounts(everything, themes, places)


def is_region_in(code: str, country: str) -> bool:
    """Is this a region of the country, and not the country itself?"""
    return code.startswith(country) and len(code) > 2 and code in REGIONS


def in_places_order(codes: Iterable[str]) -> list[str]:
    """Codes of places as they stand in a table; those that name no place come last."""
    return sorted(codes, key=lambda code: (code == NONE, code))


def _healths(rows: Iterable[Tally]) -> dict[str, Health]:
    """By the first of three values; the others are kind and standing in the chain."""
    marks = {GAP: "gaps", NO_ANSWER: "no_answer", SETTLED: "settled", NO_TAKER: "no_taker", NO_TRANSFER: "no_transfer"}
    kinds = {"recommendation": "recommendations", "practice": "practices"}
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        where, kind, mark = row.values
        counts = found.setdefault(where, {})
        if not kind and mark in marks:
            counts[marks[mark]] = row.count
        if not mark and kind in kinds:
            counts[kinds[kind]] = row.count
    return {where: Health(**counts) for where, counts in found.items()}
