"""The sweep for records that are the same: what was published since the last look, against everything."""

from datetime import datetime

from polisee.knowledge.queries.duplicates import pairs_with
from polisee.records.api import pairs, published, queries

BATCH = 100


def sweep(at: datetime, *, everything: bool = False) -> tuple[int, int]:
    """Look for pairs, note them; how many records were looked at, and how many pairs wait for a decision by it.

    A sweep that is killed is taken up by the next: only one that came to its end counts. Finding a pair again changes
    nothing.
    """
    last = None if everything else pairs.last_sweep()
    mine = pairs.begin_sweep(at)
    ids = [record for record, published_at in queries.public_ids() if last is None or published_at >= last.started_at]
    found = 0
    for start in range(0, len(ids), BATCH):
        for record in published(ids[start : start + BATCH]).values():
            found += pairs.note_pairs(found=pairs_with(record), at=at)
    pairs.end_sweep(mine, looked_at=len(ids), found=found, at=at)
    return len(ids), found
