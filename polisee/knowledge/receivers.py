"""What this feature does when a record is published or withdrawn."""

from polisee.foundation.jobs import defer
from polisee.knowledge import jobs
from polisee.knowledge.indexing import mark_again
from polisee.records.api import LinksChanged, RecordPublished, RecordWithdrawn


def index_it(event: RecordPublished | RecordWithdrawn) -> None:
    """Leave the slow work to the worker; the job exists exactly if the act is committed."""
    defer(jobs.index_record, record_id=str(event.record_id))


def mark_them(event: LinksChanged) -> None:
    """At once: whoever ties an answer to a gap sees it counted on the next page."""
    mark_again(event.record_ids)
