"""Background work: the index is brought in line with what the public reads."""

from uuid import UUID

from polisee.foundation.jobs import job
from polisee.search.api import reindex


@job("knowledge.index_record")
def index_record(record_id: str) -> None:
    """Put one record into the index as it is public now, or take it out if it is not; may run twice."""
    reindex([UUID(record_id)])
