"""Rows of records on pages of the public face: which ones search says, what they say comes from the sealed payload."""

from collections.abc import Iterable
from uuid import UUID

from polisee.foundation.languages.tags import content_code
from polisee.records.api import PublishedRecord, published
from polisee.records.api import showing
from polisee.search.api import Filters, SearchAnswer, browse

LOOKED_THROUGH = 40


def latest(filters: Filters, reader: str, most: int) -> tuple[list[showing.Row], SearchAnswer]:
    """The newest records and the counts; four queries."""
    answer = browse(filters, sort="newest", page_size=most)
    return [showing.row_of(record, reader) for record in _in_order(hit.id for hit in answer.hits)], answer


def latest_readable(reader: str, most: int) -> tuple[list[showing.Row], SearchAnswer]:
    """The newest records, first those that can be read in the reader's own language; four queries."""
    answer = browse(Filters(), sort="newest", page_size=LOOKED_THROUGH)
    records = _in_order(hit.id for hit in answer.hits)
    own = content_code(reader)
    records.sort(key=lambda record: own not in record.languages)  # stable: the newest stay first
    return [showing.row_of(record, reader) for record in records[:most]], answer


def _in_order(ids: Iterable[UUID]) -> list[PublishedRecord]:
    order = [str(each) for each in ids]
    found = published(order)
    return [found[each] for each in order if each in found]
