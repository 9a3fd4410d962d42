"""Records that a sentence may rest on."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from polisee.foundation.languages.tags import content_code
from polisee.records.api import LocalText, open_publication, published, queries, showing
from polisee.search.api import SearchRequest, search

_CAN_BE_TYPED = re.compile(r"[^\[\]\s]+")


@dataclass(frozen=True)
class Citable:
    """A public record and how a text names it."""

    mark: str
    """With its brackets."""
    row: showing.Row


def citable(asked: str, reader: str, *, without: UUID | None) -> list[Citable]:
    """Public records that answer a search in any language, the best first; none for no question."""
    if not asked:
        return []
    answer = search(SearchRequest(query=asked, language=content_code(reader), page_size=10))
    records = published([hit.id for hit in answer.hits])
    found = []
    for hit in answer.hits:
        record = records.get(str(hit.id))
        if record is not None and hit.id != without:
            own = record.payload["external_id"]
            mark = own if own and _CAN_BE_TYPED.fullmatch(own) else record.id
            found.append(Citable(f"[[{mark}]]", showing.row_of(record, reader)))
    return found


def titles_of(marks: Collection[str], reader: str) -> dict[str, LocalText]:
    """The titles of the public records that marks name; one query, none for none."""
    rows = queries.cited_records(marks)
    shown = {mark: open_publication(row.published, row.pk) for mark, row in rows.items() if row.published}
    return {mark: record.title(reader) for mark, record in shown.items() if record is not None}
