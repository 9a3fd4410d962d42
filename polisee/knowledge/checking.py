"""Whether the sources of public records still answer: which there are, and asking those whose turn it is."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from polisee.foundation.canonical import text_digest
from polisee.knowledge.asking_sources import Answer, Visitor
from polisee.knowledge.models import SourceCheck, SourceUse
from polisee.knowledge.rules.sources import FAILED, host_of, next_time
from polisee.records.api import all_published

MOST_A_RUN = 500
SECONDS_A_RUN = 1800
AT_ONCE = 25
"""Answers that are written together: each writing makes readers' kept pages new."""


@transaction.atomic
def gather_sources(at: datetime) -> int:
    """Bring the list of sources in line with what the public reads; how many there are. No network."""
    uses: dict[str, set[UUID]] = defaultdict(set)
    urls: dict[str, str] = {}
    for record in all_published():
        for source in record.content.get("sources", []):
            if url := source.get("url"):
                digest = text_digest(url)
                urls[digest] = url
                uses[digest].add(UUID(record.id))
    known = set(SourceCheck.objects.values_list("digest", flat=True))
    gone = known - set(urls)
    if gone:
        SourceCheck.objects.filter(digest__in=gone).delete()
    fresh = [
        SourceCheck(digest=digest, url=url, host=host_of(url)[:255], next_at=at)
        for digest, url in urls.items()
        if digest not in known
    ]
    SourceCheck.objects.bulk_create(fresh, ignore_conflicts=True)
    _write_uses(uses)
    return len(urls)


def _write_uses(uses: dict[str, set[UUID]]) -> None:
    ids = dict(SourceCheck.objects.values_list("digest", "pk"))
    wanted = {(ids[digest], record) for digest, records in uses.items() for record in records}
    there = {
        (source, record): key for key, source, record in SourceUse.objects.values_list("pk", "source_id", "record_id")
    }
    over = [key for pair, key in there.items() if pair not in wanted]
    if over:
        SourceUse.objects.filter(pk__in=over).delete()
    SourceUse.objects.bulk_create(
        [SourceUse(source_id=source, record_id=record) for source, record in wanted - set(there)], ignore_conflicts=True
    )


def check_sources(*, at: datetime, visitor: Visitor, most: int = MOST_A_RUN, seconds: float = SECONDS_A_RUN) -> int:
    """Ask the sources whose turn it is, one request at a time, the hosts taking turns; how many were asked.

    A host that asks for patience is left alone until the next run.
    """
    deadline = time.monotonic() + seconds
    due = list(SourceCheck.objects.filter(next_at__lte=at).order_by("next_at", "pk")[:most])
    asked: list[SourceCheck] = []
    count = 0
    tired: set[str] = set()
    for row in taking_turns(due):
        if time.monotonic() > deadline:
            break
        if row.host in tired:
            continue
        answer = visitor.ask(row.url)
        if answer.asks_for_patience:
            tired.add(row.host)
        note(row, answer, at)
        asked.append(row)
        count += 1
        if len(asked) == AT_ONCE:
            _keep(asked)
            asked = []
    _keep(asked)
    return count


def note(row: SourceCheck, answer: Answer, at: datetime) -> None:
    """What came of asking, on the row; the caller keeps it."""
    row.outcome, row.status, row.asked_at = answer.outcome, answer.status, at
    if answer.outcome in FAILED:
        row.failures = min(row.failures + 1, 1000)
        row.failing_since = row.failing_since or at
    else:
        row.failures, row.failing_since = 0, None
    row.next_at = next_time(answer.outcome, row.failures, at)


def taking_turns(rows: Iterable[SourceCheck]) -> Iterator[SourceCheck]:
    """One of each host, then the next of each, so that no host is asked twice running while another waits."""
    by_host: dict[str, list[SourceCheck]] = defaultdict(list)
    for row in rows:
        by_host[row.host].append(row)
    while by_host:
        for host in list(by_host):
            yield by_host[host].pop(0)
            if not by_host[host]:
                del by_host[host]


def _keep(rows: list[SourceCheck]) -> None:
    if rows:
        fields = ["outcome", "status", "asked_at", "failures", "failing_since", "next_at"]
        SourceCheck.objects.bulk_update(rows, fields)
