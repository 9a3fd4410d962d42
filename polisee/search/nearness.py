"""What is near a document in meaning, by the vectors that the index has already: nothing is encoded."""

from uuid import UUID

from django.db import connection

from polisee.search.contract import Filters, Near
from polisee.search.filtering import where

_NEAR = """
SELECT d.id, d.kind, max(-(p.meaning <#> own.meaning)) AS score, d.themes, d.countries, d.regions
FROM search_document AS asked
JOIN search_passage AS own ON own.document_id = asked.id AND own.language = asked.language AND own.ordinal = 0
JOIN search_passage AS p ON p.ordinal = 0 AND p.document_id <> asked.id
JOIN search_document AS d ON d.id = p.document_id
WHERE asked.id = %s AND own.meaning IS NOT NULL AND p.meaning IS NOT NULL AND {condition}
GROUP BY d.id ORDER BY score DESC, d.id LIMIT %s
"""


def near(document_id: UUID | str, filters: Filters, *, limit: int, at_least: float) -> tuple[Near, ...]:
    """Documents that pass the filters, the nearest first; none for what is not in the index. One query.

    Compared are titles with summaries, in every language in which they are.
    """
    condition, values = where(filters)
    with connection.cursor() as cursor:
        cursor.execute(_NEAR.format(condition=condition), [document_id, *values, limit])
        rows = cursor.fetchall()
    return tuple(
        Near(key, kind, round(score, 4), frozenset(themes), frozenset(countries), frozenset(regions))
        for key, kind, score, themes, countries, regions in rows
        if score >= at_least
    )
