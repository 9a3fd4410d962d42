"""Which documents open with nearly the same words, in whatever language: by title and summary alone, by the index."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection

from polisee.search.contract import Similar
from polisee.search.encoder import encoder
from polisee.search.hybrid import as_literal

NEAREST = 60
"""Passages that are looked at for each opening; most of a document's are of its body."""

_NEAR = """
SELECT other.document_id, d.kind, d.language, max(-(other.meaning <#> mine.meaning)) AS score
FROM ({mine}) AS mine
CROSS JOIN LATERAL search_near(mine.meaning, {nearest}) AS near(id)
JOIN search_passage other ON other.id = near.id
JOIN search_document d ON d.id = other.document_id
WHERE other.ordinal = 0 AND NOT other.document_id = ANY(%s)
GROUP BY other.document_id, d.kind, d.language
HAVING max(-(other.meaning <#> mine.meaning)) >= %s
ORDER BY score DESC, other.document_id LIMIT %s
"""
_OF_TEXT = "SELECT %s::vector AS meaning"
_OF_DOCUMENT = "SELECT meaning FROM search_passage WHERE document_id = %s AND ordinal = 0 AND meaning IS NOT NULL"


def alike(
    text: str, language: str, *, exclude: Iterable[UUID] = (), at_least: float, limit: int = 10
) -> tuple[Similar, ...]:
    """Documents whose title and summary are near in meaning to a text (title and summary); one query."""
    model = encoder()
    if not model.available or not any(letter.isalnum() for letter in text):
        return ()
    vector = as_literal(model.passages([text], language)[0])
    return _ask(_OF_TEXT, vector, list(exclude), at_least, limit)


def alike_document(document_id: UUID, *, at_least: float, limit: int = 20) -> tuple[Similar, ...]:
    """Documents that open like this one, each pair of their languages tried; one query."""
    return _ask(_OF_DOCUMENT, document_id, [document_id], at_least, limit)


def _ask(mine: str, what: Any, exclude: list[UUID], at_least: float, limit: int) -> tuple[Similar, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_NEAR.format(mine=mine, nearest=NEAREST), [what, exclude, at_least, limit])
        rows = cursor.fetchall()
    return tuple(Similar(found, kind, language, round(score, 4)) for found, kind, language, score in rows)


def nearness(texts: Sequence[tuple[str, str]]) -> list[list[float]]:
    """How near each text (with its language) is to each other one: neutral cosines. Empty without a sentence model."""
    model = encoder()
    if not model.available or not texts:
        return []
    rows = np.stack([model.passages([text], language)[0] for text, language in texts])
    return [[float(each) for each in row] for row in rows @ rows.T]
