"""Rows of records on pages of the public face: which ones search says, what they say comes from the sealed payload."""

from collections.abc import Iterable
from uuid import UUID

from polisee.records.api import PublishedRecord, all_kinds, published, showing
from polisee.search.api import Filters, SearchAnswer, browse


def latest(filters: Filters, reader: str, most: int) -> tuple[list[showing.Row], SearchAnswer]:
    """The newest records and the counts; four queries."""
    answer = browse(filters, sort="newest", page_size=most)
    return [showing.row_of(record, reader) for record in _in_order(hit.id for hit in answer.hits)], answer


def newest_records(most: int) -> tuple[list[PublishedRecord], SearchAnswer]:
    """The newest records, opened, and the counts; four queries."""
    answer = browse(Filters(), sort="newest", page_size=most)
    return _in_order(hit.id for hit in answer.hits), answer


def _in_order(ids: Iterable[UUID]) -> list[PublishedRecord]:
    """Opened; one of a kind that no feature describes (its feature is switched off) cannot be shown."""
    order = [str(each) for each in ids]
    found = published(order)
    kinds = {kind.code for kind in all_kinds()}
    return [found[each] for each in order if each in found and found[each].payload["kind"] in kinds]
