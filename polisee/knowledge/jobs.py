"""Background work: what was published is put into the index, what was withdrawn is taken out."""

from uuid import UUID

from polisee.foundation.jobs import job
from polisee.records.api import published_one
from polisee.search.api import reindex, remove


@job("knowledge.index_record")
def index_record(record_id: str) -> None:
    """Bring the index in line with what the public reads of one record; may run twice."""
    if published_one(record_id) is None:
        remove(UUID(record_id))
    else:
        reindex([UUID(record_id)])
