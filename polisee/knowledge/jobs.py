"""Background work: the index is brought in line with what the public reads."""

from uuid import UUID

from polisee.foundation.clock import now
from polisee.foundation.jobs import job, periodic_job
from polisee.search.api import reindex


@job("knowledge.index_record")
def index_record(record_id: str) -> None:
    """Put one record into the index as it is public now, or take it out if it is not; may run twice."""
    reindex([UUID(record_id)])


@periodic_job("knowledge.sweep_same", cron="20 2 * * *")
def sweep_same(timestamp: int) -> None:
    """Each night: are there records that say the same? Running it twice finds the same pairs once."""
    from polisee.knowledge.sweeping import sweep

    sweep(now())
