"""What a reader asked of the list of records, as it stands in the address. What makes no sense is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.foundation.regions import NUTS_OF, REGIONS
from polisee.knowledge.rules.ends import MARKS
from polisee.partnership.api import Organisation
from polisee.records.api import EVIDENCE_GRADES, all_kinds
from polisee.search.api import NONE, Filters, SearchRequest, Sort

OUTCOMES = ("worked", "mixed", "failed")
SORTS = ("relevance", "newest", "oldest", "title", "updated")
PAGE_SIZE = 20
LONGEST_QUERY = 300
FIRST_YEAR, LAST_YEAR = 1900, 2100
LAST_PAGE = 100_000
MOST_VALUES = 40
FACETS = ("kind", "theme", "country", "chain", "lens", "outcome", "language", "evidence")
LENSES = ("past_actions", "current_contexts", "visions", "parallel_contexts")


@dataclass(frozen=True)
class Asked:
    """One question. Values of one facet are alternatives."""

    q: str = ""
    kind: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    lens: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    partner: str = ""
    """Code of the organisation whose records are asked for."""
    since: int | None = None
    until: int | None = None
    sort: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Is any filter set?"""
        return bool(
            self.since or self.until or self.region or self.partner or any(getattr(self, facet) for facet in FACETS)
        )

    @property
    def chosen_sort(self) -> Sort:
        """What the list is sorted by: relevance for a question, else the newest first."""
        return cast("Sort", self.sort or ("relevance" if self.q else "newest"))

    def request(self, language: str, page_size: int = PAGE_SIZE) -> SearchRequest:
        """The same for search. `language`: content code of the reader."""
        return SearchRequest(
            query=self.q,
            language=language,
            filters=self.filters(),
            sort=self.chosen_sort,
            page=self.page,
            page_size=page_size,
        )

    def filters(self) -> Filters:
        return Filters(
            kinds=self.kind,
            themes=tuple(int(number) for number in self.theme),
            countries=self.country,
            regions=self.region,
            languages=self.language,
            outcomes=self.outcome,
            evidence=self.evidence,
            lenses=self.lens,
            chain=self.chain,
            organisation_id=_organisation_id(self.partner),
            period_from=self.since,
            period_to=self.until,
        )

    def toggled(self, facet: str, value: str) -> "Asked":
        """With this value of a facet added, or taken away where it was there; back on the first page."""
        values = getattr(self, facet)
        kept = tuple(each for each in values if each != value) if value in values else (*values, value)
        return replace(self, page=1, **cast("dict[str, Any]", {facet: kept}))

    def but(self, **changes: Any) -> "Asked":
        """With some parts changed; back on the first page unless that is the change."""
        return replace(self, **{"page": 1, **changes})

    def pairs(self) -> list[tuple[str, str]]:
        """As parameters of an address."""
        pairs = [("q", self.q)] if self.q else []
        for facet in (*FACETS, "region"):
            pairs += [(facet, value) for value in getattr(self, facet)]
        pairs += [("partner", self.partner)] if self.partner else []
        pairs += [(name, str(year)) for name, year in (("from", self.since), ("to", self.until)) if year]
        if self.sort:
            pairs.append(("sort", self.sort))
        return pairs + ([("page", str(self.page))] if self.page > 1 else [])

    def address(self) -> str:
        """`?q=…&kind=…`; `?` alone for nothing, which leads to the whole list."""
        return f"?{urlencode(self.pairs())}"


def asked_of(query: QueryDict) -> Asked:
    """What the address asks for."""
    return Asked(
        q=" ".join(query.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY],
        kind=_known(query, "kind", [kind.code for kind in all_kinds()]),
        theme=_known(query, "theme", [str(number) for number in range(1, 8)]),
        country=_known(
            query, "country", [NONE, *(code for code, region in REGIONS.items() if region.level == 0)], NUTS_OF
        ),
        region=_known(query, "region", REGIONS),
        outcome=_known(query, "outcome", OUTCOMES),
        language=_known(query, "language", CONTENT_CODES),
        evidence=_known(query, "evidence", EVIDENCE_GRADES),
        lens=_known(query, "lens", (*LENSES, NONE)),
        chain=_known(query, "chain", MARKS),
        partner=code if (code := query.get("partner", "").strip()[:40]).isprintable() else "",
        since=_number(query.get("from", ""), FIRST_YEAR, LAST_YEAR),
        until=_number(query.get("to", ""), FIRST_YEAR, LAST_YEAR),
        sort=query.get("sort", "") if query.get("sort") in SORTS else "",
        page=_number(query.get("page", ""), 1, LAST_PAGE) or 1,
    )


def _organisation_id(code: str) -> UUID | None:
    """None for no code, and for a code that nobody has an id that nothing has; one query for a code."""
    if not code:
        return None
    return Organisation.objects.filter(code=code).values_list("pk", flat=True).first() or UUID(int=0)


def _known(query: QueryDict, name: str, known: Iterable[str], also: dict[str, str] | None = None) -> tuple[str, ...]:
    given = [(also or {}).get(value, value) for value in query.getlist(name)[:MOST_VALUES]]
    allowed = set(known)
    return tuple(dict.fromkeys(value for value in given if value in allowed))


def _number(text: str, least: int, most: int) -> int | None:
    text = text.strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    return number if least <= number <= most else None
