"""What this feature does when a record is published or withdrawn."""

from polisee.following.api import move_follows, move_follows_back
from polisee.foundation.jobs import defer
from polisee.knowledge import jobs
from polisee.records.api import RecordPublished, RecordsMerged, RecordWithdrawn, merged


def index_it(event: RecordPublished | RecordWithdrawn) -> None:
    """Leave the slow work to the worker; the job exists exactly if the act is committed."""
    defer(jobs.index_record, record_id=str(event.record_id))


def move_followers(event: RecordsMerged) -> None:
    """Whoever followed the record that went follows the one that stays, and the other way round when it is undone."""
    actor, at = merged.done_by(event.merge_id)
    if actor is not None:
        move = move_follows_back if event.undone else move_follows
        move(actor=actor, at=at, kind="record", old=str(event.gone_id), new=str(event.kept_id))
