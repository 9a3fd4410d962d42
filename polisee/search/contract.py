"""What goes into search and what comes out: frozen dataclasses, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Matched = Literal["text", "meaning", "both"]
Sort = Literal["relevance", "newest", "oldest", "title", "updated"]
FacetCounts = Mapping[str, Mapping[str, int]]
"""Facet → value → how many. Facets: `kind`, `theme`, `country`, `language`, `outcome`, `evidence`, `lens`, `chain`."""
NONE = "none"
"""The value of a facet for what has no value there: no lens, no country."""


@dataclass(frozen=True)
class IndexableText:
    """The words of one thing in one language, as the public reads them (Markdown is allowed)."""

    title: str
    summary: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Indexable:
    """One published thing, as its source hands it in. Only what is public may be handed in."""

    id: UUID
    """The thing's own id, unique over all sources; what `Hit.id` gives back."""
    kind: str
    """`practice`, `policy`, `factor` …"""
    language: str
    """Content code of the original."""
    texts: Mapping[str, IndexableText]
    """By content code; holds at least the original language."""
    published_at: datetime
    updated_at: datetime
    source: str = "record"
    themes: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    """Two-letter codes as the regions have them (Greece is `EL`)."""
    regions: tuple[str, ...] = ()
    """NUTS codes; a filter by `BG4` finds `BG41`."""
    period_from: int | None = None
    period_to: int | None = None
    """Years; `period_to` None with `period_from` given: it goes on."""
    outcome: str = ""
    evidence: str = ""
    lens: str = ""
    chain: tuple[str, ...] = ()
    """How it stands in the chain: `gap`, `no_answer` …"""
    organisation_id: UUID | None = None
    codes: tuple[str, ...] = ()
    """Names by which it is found exactly: external ids, project acronyms, programme codes."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list is narrowed to. Values of one facet are alternatives; facets narrow each other."""

    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """Original language, content codes."""
    outcomes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    organisation_id: UUID | None = None
    period_from: int | None = None
    """Keeps what was still going on in this year or later."""
    period_to: int | None = None
    """Keeps what had begun in this year or earlier."""
    ids: tuple[UUID, ...] | None = None
    """Only among these; None: among all."""


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """A question and how much of the answer is wanted. An empty query is browsing."""

    query: str = ""
    language: str = "en"
    """Content code of the reader: in which language the words are likely to be."""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    page_size: int = 20


@dataclass(frozen=True)
class Hit:
    """One thing that answers."""

    id: UUID
    kind: str
    source: str
    language: str
    """Content code of the original."""
    score: float
    """Greater is better; to be compared within one answer only. 0 when browsing."""
    matched: Matched | None
    """Why it is here; None when browsing."""
    passage_language: str
    """In which of its languages it was found: the snippet is taken from that text."""
    passage_ordinal: int
    """0: title and summary; 1, 2 …: stretches of the body."""
    terms: tuple[str, ...] = ()
    """Folded words to be marked in the snippet."""


@dataclass(frozen=True)
class SearchAnswer:
    """One page of an answer."""

    hits: tuple[Hit, ...]
    total: int
    """All hits, over all pages."""
    facets: FacetCounts
    """Each facet counted under all other filters, so that a count is what choosing it gives."""
    took_ms: float
    page: int = 1
    pages: int = 1
    corrected: tuple[tuple[str, str], ...] = ()
    """Words that nothing has, and what was searched instead: `("klaster", "cluster")`."""
    further: tuple[Hit, ...] = ()
    """Near in meaning though not an answer: a way on when there are few hits."""
    meaning: bool = True
    """False: there is no sentence model here; the words alone were searched."""


@dataclass(frozen=True)
class Suggestion:
    """A thing with a title that goes on from what was typed; its words are taken from the sealed payload."""

    id: UUID
    kind: str
    language: str
    """In which of its languages the title matched."""


@dataclass(frozen=True)
class Similar:
    """A thing that says much the same."""

    id: UUID
    kind: str
    language: str
    score: float
    """0 … 1: how near in meaning (about: 0.5 related, 0.7 the same thing)."""


@dataclass(frozen=True)
class Near:
    """A document near another in meaning, with what one may tell of why."""

    id: UUID
    kind: str
    score: float
    """0 … 1, as `Similar.score`."""
    themes: frozenset[int]
    countries: frozenset[str]
    regions: frozenset[str]
    """NUTS codes with all that contain them."""


@dataclass(frozen=True)
class Tally:
    """How many documents share these values of the facets asked for. An empty value: whatever it is."""

    values: tuple[str, ...]
    count: int
    newest: datetime
    """When the latest changed of them was changed."""
