"""What this feature does when a record is published or withdrawn."""

from datetime import timedelta

from polisee.following.api import move_follows, move_follows_back
from polisee.foundation.clock import now
from polisee.foundation.jobs import defer
from polisee.knowledge import jobs
from polisee.knowledge.counting import latest_count
from polisee.knowledge.indexing import mark_again
from polisee.records.api import LinksChanged, RecordPublished, RecordsMerged, RecordsPrepared, RecordWithdrawn, merged


def index_it(event: RecordPublished | RecordWithdrawn) -> None:
    """Leave the slow work to the worker; the job exists exactly if the act is committed."""
    defer(jobs.index_record, record_id=str(event.record_id))


def mark_them(event: LinksChanged) -> None:
    """At once: whoever ties an answer to a gap sees it counted on the next page."""
    mark_again(event.record_ids)


OLD = timedelta(days=2)


def count_if_needed(event: RecordsPrepared) -> None:
    """The page of the quality says something from the first start on, and nothing old where no worker runs at night."""
    last = latest_count()
    if event.loaded or last is None or now() - last.counted_at > OLD:
        jobs.count_everything()


def move_followers(event: RecordsMerged) -> None:
    """Whoever followed the record that went follows the one that stays, and the other way round when it is undone."""
    actor, at = merged.done_by(event.merge_id)
    if actor is not None:
        move = move_follows_back if event.undone else move_follows
        move(actor=actor, at=at, kind="record", old=str(event.gone_id), new=str(event.kept_id))
