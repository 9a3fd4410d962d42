"""Background work: the index is brought in line with what the public reads."""

from uuid import UUID

from polisee.foundation.jobs import job
from polisee.knowledge.indexing import mark_again
from polisee.records.api import queries as record_queries
from polisee.search.api import reindex


@job("knowledge.index_record")
def index_record(record_id: str) -> None:
    """Put one record into the index as it is public now, or take it out if it is not; may run twice."""
    reindex([UUID(record_id)])
    # What it ties to may have got an answer by it, or lost one.
    mark_again(record_queries.neighbours_of([record_id]))
