"""Reads of the index. `search` costs three round trips (one for a question already asked), `browse` three, `suggest`
and `similar` one each.
"""

import os
import time
from collections.abc import Callable, Iterable
from itertools import compress
from typing import Any
from uuid import UUID

from django.db import connection

from polisee.foundation.languages.folding import clean, search_form
from polisee.search.asked_words import AskedWords, asked_words
from polisee.search.contract import (
    NONE,
    Filters,
    Hit,
    SearchAnswer,
    SearchRequest,
    Similar,
    Sort,
    Suggestion,
)
from polisee.search.encoder import Encoder, Vectors, encoder
from polisee.search.filtering import where
from polisee.search.hybrid import Found, further, pool
from polisee.search.remembered import POOLS, Pool
from polisee.search.rules import fusion
from polisee.search.rules.facets import FACETS, counted, passing
from polisee.search.turns import Turns

_TURNS = Turns((os.cpu_count() or 1) + 1)
"""One more than processors: while one waits for the database another can compute."""
LONGEST_QUERY = 1_000
FEW_HITS = 5
WANTED = 10
"""A short question finds its text among ten more often than at once: few hits are filled up to as many."""
EVERYTHING = Filters()
RELATED = 0.45
"""Neutral cosine from which two texts are worth being called similar."""

_ORDERS: dict[Sort, str] = {
    "relevance": "d.published_at DESC, d.id",
    "newest": "d.published_at DESC, d.id",
    "oldest": "d.published_at, d.id",
    "title": "d.sort_title, d.id",
    "updated": "d.updated_at DESC, d.id",
}
_FACET_SQL = {
    "kind": "d.kind",
    "language": "d.language",
    "outcome": "nullif(d.outcome, '')",
    "evidence": "nullif(d.evidence, '')",
    "theme": "unnest(d.themes)::text",
    "country": "unnest(d.countries)",
    "lens": f"coalesce(nullif(d.lens, ''), '{NONE}')",
    "chain": "unnest(d.chain)",
}
_SUGGEST = """
SELECT id, kind, language FROM (
  SELECT DISTINCT ON (d.id) d.id, d.kind, t.language, d.published_at,
         t.language = %(language)s AS own, t.folded LIKE %(start)s AS begins
  FROM search_title t JOIN search_document d ON d.id = t.document_id
  WHERE t.folded LIKE %(anywhere)s
  ORDER BY d.id, own DESC, begins DESC
) AS best
ORDER BY own DESC, begins DESC, published_at DESC, id LIMIT %(limit)s
"""


def search(request: SearchRequest) -> SearchAnswer:
    """Answer a question by words and meaning; an empty one is answered by browsing.

    Any string may be asked. `total` and facets are over a pool: the best 500 passages by words and the best
    150 by meaning.
    """
    return answer_with(encoder(), request)


def answer_with(model: Encoder, request: SearchRequest) -> SearchAnswer:
    """As `search`, with a given sentence model or none."""
    query = " ".join(clean(request.query, limit=LONGEST_QUERY).split())
    if not query:
        return browse(request.filters, sort=request.sort, page=request.page, page_size=request.page_size)
    started = time.perf_counter()
    known = POOLS.get((query, request.language, model.name), lambda: _everything_for(query, request.language, model))
    asked, found = known.asked, known.found
    passes = passing((one.facts for one in found), request.filters)
    hits = list(compress(found, passes))
    hits.sort(key=_order(request.sort))
    page, pages, first = _page(len(hits), request.page, request.page_size)
    on = _coming_near(known, hits, request, query, model) if len(hits) < FEW_HITS else []
    return SearchAnswer(
        hits=tuple(_hit(one, asked) for one in hits[first : first + request.page_size]),
        total=len(hits),
        facets=counted((one.facts for one in found), request.filters),
        took_ms=_since(started),
        page=page,
        pages=pages,
        corrected=asked.corrected,
        further=tuple(_hit(one, asked) for one in on),
        meaning=model.available,
    )


def _everything_for(query: str, language: str, model: Encoder) -> Pool:
    with _TURNS:
        asked = asked_words(query, language)
        found, beyond = pool(query, asked, _vector(query, language, model))
        return Pool(asked, tuple(found), tuple(beyond))


def _coming_near(known: Pool, hits: list[Found], request: SearchRequest, query: str, model: Encoder) -> list[Found]:
    """What is next in meaning after few hits: mostly the pool has it; narrow filters make a look at all passages
    necessary.
    """
    wanted = WANTED - len(hits)
    near = list(compress(known.beyond, passing((one.facts for one in known.beyond), request.filters)))[:wanted]
    if len(near) == wanted or (vector := _vector(query, request.language, model)) is None:
        return near
    return further(vector, request.filters, {one.facts.id for one in hits}, limit=wanted)


def _vector(query: str, language: str, model: Encoder) -> Vectors | None:
    return model.query(query, "sr" if language == "sr" else "")


def browse(filters: Filters, *, sort: Sort = "newest", page: int = 1, page_size: int = 20) -> SearchAnswer:
    """One page of everything that passes the filters, with counts. Three queries."""
    started = time.perf_counter()
    condition, parameters = where(filters)
    with connection.cursor() as cursor:
        facets = _facets(cursor, filters)
        cursor.execute(f"SELECT count(*) FROM search_document d WHERE {condition}", parameters)  # noqa: S608
        total = int(cursor.fetchone()[0])
        page, pages, first = _page(total, page, page_size)
        cursor.execute(
            f"SELECT d.id, d.kind, d.source, d.language FROM search_document d WHERE {condition} "  # noqa: S608
            f"ORDER BY {_ORDERS[sort]} LIMIT %s OFFSET %s",
            [*parameters, page_size, first],
        )
        hits = tuple(
            Hit(found, kind, source, language, 0.0, None, language, 0)
            for found, kind, source, language in cursor.fetchall()
        )
    return SearchAnswer(hits, total, facets, _since(started), page, pages)


def suggest(prefix: str, language: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Documents with a title in which a word begins with what was typed: the reader's language first."""
    folded = " ".join(search_form(clean(prefix, limit=200)).split())
    if not folded:
        return ()
    pattern = folded.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    with connection.cursor() as cursor:
        cursor.execute(
            _SUGGEST,
            {"language": language, "start": f" {pattern}%", "anywhere": f"% {pattern}%", "limit": limit},
        )
        return tuple(Suggestion(found, kind, matched) for found, kind, matched in cursor.fetchall())


def similar(
    text: str,
    language: str,
    *,
    filters: Filters = EVERYTHING,
    exclude: Iterable[UUID] = (),
    limit: int = 5,
    at_least: float = RELATED,
) -> tuple[Similar, ...]:
    """Documents that say much the same as `text` (a title, or title and summary), in whatever language."""
    vector = encoder().query(text, language)
    if vector is None:
        return ()
    found = further(vector, filters, set(exclude), limit=limit)
    return tuple(
        Similar(one.facts.id, one.facts.kind, one.facts.language, round(one.evidence.meaning or 0.0, 4))
        for one in found
        if (one.evidence.meaning or 0.0) >= at_least
    )


def _facets(cursor: Any, filters: Filters) -> dict[str, dict[str, int]]:
    """All facets in one statement, each under all filters but its own."""
    parts: list[str] = []
    parameters: list[Any] = []
    for facet in FACETS:
        condition, values = where(filters, without=facet)
        parts.append(
            f"SELECT '{facet}', v, count(*) FROM (SELECT {_FACET_SQL[facet]} AS v "  # noqa: S608
            f"FROM search_document d WHERE {condition}) s WHERE v IS NOT NULL GROUP BY v"
        )
        parameters += values
    cursor.execute(" UNION ALL ".join(parts), parameters)
    counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for facet, value, count in cursor.fetchall():
        counts[facet][value] = count
    return counts


def _order(sort: Sort) -> Callable[[Found], tuple[Any, ...]]:
    if sort == "newest":
        return lambda one: (-one.published, one.facts.id)
    if sort == "oldest":
        return lambda one: (one.published, one.facts.id)
    if sort == "updated":
        return lambda one: (-one.updated, one.facts.id)
    if sort == "title":
        return lambda one: (one.sort_title, one.facts.id)
    return lambda one: (-one.score, -one.published, one.facts.id)


def _hit(one: Found, asked: AskedWords) -> Hit:
    return Hit(
        id=one.facts.id,
        kind=one.facts.kind,
        source=one.facts.source,
        language=one.facts.language,
        score=round(one.score, 4),
        matched=fusion.matched(one.evidence) or "meaning",
        passage_language=one.passage_language,
        passage_ordinal=one.passage_ordinal,
        terms=asked.terms,
    )


def _page(total: int, page: int, size: int) -> tuple[int, int, int]:
    """The page that there is, the number of pages, the index of its first hit."""
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    return page, pages, (page - 1) * size


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
