"""Counting and narrowing a pool of hits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from polisee.search.contract import NONE, Filters

FACETS = ("kind", "theme", "country", "language", "outcome", "evidence", "lens", "chain")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document can be narrowed by."""

    id: UUID
    source: str
    kind: str
    language: str
    themes: tuple[int, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    period_from: int | None
    period_to: int | None
    outcome: str
    evidence: str
    organisation_id: UUID | None
    lens: str = ""
    chain: tuple[str, ...] = ()


_VALUES: dict[str, Callable[[Facts], Iterable[str]]] = {
    "kind": lambda facts: (facts.kind,),
    "theme": lambda facts: map(str, facts.themes),
    "country": lambda facts: facts.countries,
    "language": lambda facts: (facts.language,),
    "outcome": lambda facts: (facts.outcome,) if facts.outcome else (),
    "evidence": lambda facts: (facts.evidence,) if facts.evidence else (),
    "lens": lambda facts: (facts.lens or NONE,),
    "chain": lambda facts: facts.chain,
}


def chosen(filters: Filters) -> dict[str, frozenset[str]]:
    """The values chosen in each facet."""
    values = {
        "kind": filters.kinds,
        "theme": tuple(map(str, filters.themes)),
        "country": filters.countries,
        "language": filters.languages,
        "outcome": filters.outcomes,
        "evidence": filters.evidence,
        "lens": filters.lenses,
        "chain": filters.chain,
    }
    return {facet: frozenset(given) for facet, given in values.items() if given}


def failing(facts: Facts, filters: Filters) -> set[str]:
    """Which filters a document does not pass: names of facets, or `other`."""
    return _failing(facts, filters, chosen(filters))


def passing(pool: Iterable[Facts], filters: Filters) -> list[bool]:
    """For each document whether it passes all filters."""
    wanted = chosen(filters)
    return [not _failing(facts, filters, wanted) for facts in pool]


def counted(pool: Iterable[Facts], filters: Filters) -> dict[str, dict[str, int]]:
    """For each facet the number of documents by value, under all filters but the facet's own."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    wanted = chosen(filters)
    for facts in pool:
        failed = _failing(facts, filters, wanted)
        if len(failed) > 1:
            continue
        for facet in failed or FACETS:
            if facet in counts:
                for value in _VALUES[facet](facts):
                    counts[facet][value] = counts[facet].get(value, 0) + 1
    return counts


def _failing(facts: Facts, filters: Filters, wanted: dict[str, frozenset[str]]) -> set[str]:
    failed = {facet for facet, values in wanted.items() if values.isdisjoint(_VALUES[facet](facts))}
    if "country" in failed and not facts.countries and NONE in wanted["country"]:
        failed.discard("country")
    if not _passes_other(facts, filters):
        failed.add("other")
    return failed


def _passes_other(facts: Facts, filters: Filters) -> bool:
    begins_in_time = filters.period_to is None or (facts.period_from or 0) <= filters.period_to
    ends_in_time = filters.period_from is None or (facts.period_to or 9999) >= filters.period_from
    asked = filters.period_from is not None or filters.period_to is not None
    dated = not asked or facts.period_from is not None or facts.period_to is not None
    return (
        (not filters.sources or facts.source in filters.sources)
        and (not filters.regions or not set(filters.regions).isdisjoint(facts.regions))
        and (filters.organisation_id is None or facts.organisation_id == filters.organisation_id)
        and (filters.ids is None or facts.id in filters.ids)
        and begins_in_time
        and ends_in_time
        and dated
    )
