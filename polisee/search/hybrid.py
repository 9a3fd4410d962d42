"""The pool of candidates for one question: one statement, by words and by meaning together."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db import connection

from polisee.foundation.languages.folding import search_form
from polisee.search.asked_words import AskedWords
from polisee.search.contract import Filters
from polisee.search.encoder import Vectors
from polisee.search.filtering import where
from polisee.search.rules import fusion
from polisee.search.rules.facets import Facts
from polisee.search.rules.words import code_form, is_code, query_forms

BY_WORDS = 500
BY_MEANING = 150
"""Passages; about 100 documents."""
BEYOND = 40
"""Documents kept of those that come near without answering."""

_FACTS = """d.id, d.source, d.kind, d.language, d.themes, d.countries, d.regions, d.period_from, d.period_to,
  d.outcome, d.evidence, d.organisation_id, d.lens, d.chain, extract(epoch FROM d.published_at)::float8,
  extract(epoch FROM d.updated_at)::float8, d.sort_title"""

_POOL = """
WITH near AS (
  SELECT id FROM search_near(%(vector)s::vector, %(by_meaning)s) AS id
), worded AS (
  SELECT id FROM search_passage WHERE words @@ %(enough)s::tsquery
  ORDER BY ts_rank(words, %(any)s::tsquery) DESC, id LIMIT %(by_words)s
), exact AS (
  SELECT p.id, same.code FROM search_passage p JOIN (
    SELECT document_id AS id, language, FALSE AS code FROM search_title WHERE folded = %(title)s
    UNION ALL SELECT id, language, TRUE FROM search_document WHERE codes && %(codes)s::varchar[]
  ) AS same ON same.id = p.document_id AND same.language = p.language WHERE p.ordinal = 0
), candidate AS (
  SELECT id FROM near UNION SELECT id FROM worded UNION SELECT id FROM exact
)
SELECT {facts}, p.language, p.ordinal, -(p.meaning <#> %(vector)s::vector), {found},
  p.words @@ %(in_title)s::tsquery, (SELECT bool_or(e.code) FROM exact e WHERE e.id = p.id)
FROM search_passage p JOIN search_document d ON d.id = p.document_id
WHERE p.id = ANY(ARRAY(SELECT id FROM candidate))
"""
# As an array the candidates are fetched one by one; as a join the planner reads the whole table for them.
_FURTHER = """
SELECT {facts}, p.language, p.ordinal, -(p.meaning <#> %s::vector), 0, FALSE, NULL
FROM search_passage p JOIN search_document d ON d.id = p.document_id
WHERE p.meaning IS NOT NULL AND NOT d.id = ANY(%s) AND {condition}
ORDER BY (p.meaning <#> %s::vector) + 0 LIMIT %s
"""
"""Exact, past the approximate index: that looks for neighbours first and filters what it found."""
_FACTS_WIDTH = 14


@dataclass(slots=True)
class Found:
    """One document of the pool, with the passage that speaks most for it."""

    facts: Facts
    published: float
    updated: float
    sort_title: str
    passage_language: str
    passage_ordinal: int
    evidence: fusion.Evidence
    score: float


def pool(query: str, asked: AskedWords, vector: Vectors | None) -> tuple[list[Found], list[Found]]:
    """Every document that answers by words, by meaning, by its title or by a code, unordered; and those nearest in
    meaning of the others, best first. One round trip.
    """
    groups = [_any_of(words) for words in asked.words]
    parameters: dict[str, Any] = {
        "vector": as_literal(vector),
        "by_meaning": BY_MEANING,
        "by_words": BY_WORDS,
        "enough": _enough(groups, asked.asked),
        "any": " | ".join(groups),
        "in_title": " & ".join(_any_of(words, weight=":A") for words in asked.words),
        "title": f" {' '.join(search_form(query).split())} ",
        "codes": sorted({code_form(query), *(form for form, _ in query_forms(query) if is_code(form))}),
    } | {f"word{number}": group for number, group in enumerate(groups)}
    found = " + ".join(f"(p.words @@ %(word{number})s::tsquery)::int" for number in range(len(groups))) or "0"
    with connection.cursor() as cursor:
        cursor.execute(_POOL.format(facts=_FACTS, found=found), parameters)
        rows = cursor.fetchall()
    needed = words_needed(asked.asked)
    best: dict[UUID, Found] = {}
    others: dict[UUID, Found] = {}
    for row in rows:
        one = _found(row, asked, needed)
        place = best if fusion.matched(one.evidence) else others
        known = place.get(one.facts.id)
        if known is None or one.score > known.score:
            place[one.facts.id] = one
    beyond = [one for key, one in others.items() if key not in best and one.evidence.meaning is not None]
    beyond.sort(key=lambda one: (-one.score, one.facts.id))
    return list(best.values()), beyond[:BEYOND]


def further(vector: Vectors, filters: Filters, without: set[UUID], *, limit: int = 5) -> list[Found]:
    """The documents next in meaning that pass the filters, best first, however far they are. One round
    trip.
    """
    condition, values = where(filters)
    literal = as_literal(vector)
    with connection.cursor() as cursor:
        cursor.execute(
            _FURTHER.format(facts=_FACTS, condition=condition),
            [literal, list(without), *values, literal, 4 * limit],
        )
        rows = cursor.fetchall()
    best: dict[UUID, Found] = {}
    for row in rows:
        one = _found(row, AskedWords(), 0)
        best.setdefault(one.facts.id, one)
    return list(best.values())[:limit]


def words_needed(asked: int) -> int:
    """How many of a query's words a text must have to be found by them: all of two, three of four, six of
    eight.
    """
    return asked if asked <= 2 else -(-3 * asked // 4)


def as_literal(vector: Vectors | None) -> str | None:
    """A vector as PostgreSQL reads it."""
    return None if vector is None else "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"


def _found(row: tuple[Any, ...], asked: AskedWords, needed: int) -> Found:
    published, updated, sort_title, language, ordinal, meaning, words, in_title, code = row[_FACTS_WIDTH:]
    facts = Facts(*row[:_FACTS_WIDTH])
    evidence = fusion.Evidence(
        meaning=meaning,
        words_asked=asked.asked,
        words_found=words if words and words >= needed else 0,
        in_query_language=language in asked.languages,
        in_title=bool(in_title),
        exact_title=code is False,
        exact_code=code is True,
    )
    return Found(facts, published, updated, sort_title, language, ordinal, evidence, fusion.score(evidence))


def _any_of(terms: frozenset[str], *, weight: str = "") -> str:
    return "(" + " | ".join(f"'{term}'{weight}" for term in sorted(terms)) + ")"


def _enough(groups: list[str], asked: int) -> str:
    """A query for texts with enough of the words; empty (found by nobody) if the index does not know
    enough.
    """
    needed = words_needed(asked)
    if not groups or len(groups) < needed:
        return ""
    return " | ".join("(" + " & ".join(chosen) + ")" for chosen in combinations(groups, needed))
