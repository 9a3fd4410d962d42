"""The one door of search. Other rooms import from here and from nowhere else below `polisee.search`.

A source registers itself once, in its `AppConfig.ready`:

    register_source("record", provider)   # provider(ids or None) -> Iterable[Indexable]

and after each publication (in a job, because meaning takes about 30 ms a sentence):

    index(indexable)            # or reindex([record_id])
    remove(record_id)

A page asks `search(SearchRequest(query=…, filters=Filters(…)))` or, without a query, `browse(…)`; both
answer with a
`SearchAnswer` of ids. The page takes the texts it shows from the sealed payloads, and a snippet of them with
`snippet(text, hit.terms)`.
"""

from polisee.search.contract import (
    NONE,
    FacetCounts,
    Filters,
    Hit,
    Indexable,
    IndexableText,
    Matched,
    Near,
    SearchAnswer,
    SearchRequest,
    Similar,
    Sort,
    Suggestion,
    Tally,
)
from polisee.search.indexing import index, index_many, mark, reindex, remove
from polisee.search.likeness import alike, alike_document, nearness
from polisee.search.nearness import near
from polisee.search.queries import browse, search, similar, suggest
from polisee.search.snippets import snippet
from polisee.search.sources import register_source
from polisee.search.tally import tally

__all__ = [
    "NONE",
    "FacetCounts",
    "Filters",
    "Hit",
    "Indexable",
    "IndexableText",
    "Matched",
    "Near",
    "SearchAnswer",
    "SearchRequest",
    "Similar",
    "Sort",
    "Suggestion",
    "Tally",
    "alike",
    "alike_document",
    "browse",
    "index",
    "index_many",
    "mark",
    "near",
    "nearness",
    "register_source",
    "reindex",
    "remove",
    "search",
    "similar",
    "snippet",
    "suggest",
    "tally",
]
