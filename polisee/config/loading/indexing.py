"""Putting many published records into the index at once, instead of leaving them to the worker one by one."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection

from polisee.search.api import reindex

BATCH = 25


def index_published(ids: Sequence[str], advance: Callable[[int], object] = lambda _count: None) -> int:
    """Index these records; `advance` is told how many more are done. Returns how many there were."""
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        reindex([UUID(record_id) for record_id in batch])
        _drop_waiting_jobs(batch)
        advance(len(batch))
    return len(ids)


def _drop_waiting_jobs(ids: list[str]) -> None:
    """Publishing has left a job a record to the worker; it has just been done. Jobs already begun are let be."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND task_name = 'knowledge.index_record' "
            "AND args->>'record_id' = ANY(%s)",
            [ids],
        )
