"""How long the steps of a review took: from when a record entered a state to when it left it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from polisee.records.rules.life import CLOCKS, PROMISED_DAYS

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """A record entered a state."""

    record: UUID
    state: str
    at: datetime


@dataclass(frozen=True)
class ClockFigures:
    """One step over all records. Times in days; None while none has ended."""

    name: str
    promised: int
    ended: int
    median: float | None
    ninetieth: float | None
    kept: float | None
    """Share of those ended that took no longer than promised."""
    running: int
    late: int
    """Of those running, how many have taken longer than promised."""


def figures(steps: Iterable[Step], *, since: datetime, now: datetime) -> list[ClockFigures]:
    """The clocks in their order. Counted are steps that ended at or after `since`, and those running now."""
    by_record: dict[UUID, list[Step]] = defaultdict(list)
    for step in steps:
        by_record[step.record].append(step)
    found = []
    for name, state, ends in CLOCKS:
        ended, running = [], []
        for life in by_record.values():
            took, waits = _clock(sorted(life, key=lambda step: step.at), state, ends, now)
            ended += [length for length, at in took if at >= since]
            running += waits
        found.append(_figures(name, PROMISED_DAYS[state], ended, running))
    return found


def _clock(
    life: Sequence[Step], state: str, ends: tuple[str, ...], now: datetime
) -> tuple[list[tuple[timedelta, datetime]], list[timedelta]]:
    """What this clock measured in one record's life: lengths with their ends, and what it reads now.

    Entering the state again while it runs (another reviewer) does not start it anew; leaving for a state that is not
    among the ends (taken back by the author) stops it without a result.
    """
    took: list[tuple[timedelta, datetime]] = []
    begun: datetime | None = None
    for step in life:
        if step.state == state:
            begun = begun or step.at
        else:
            if begun is not None and step.state in ends:
                took.append((step.at - begun, step.at))
            begun = None
    return took, [now - begun] if begun is not None else []


def _figures(name: str, promised: int, ended: list[timedelta], running: list[timedelta]) -> ClockFigures:
    limit = promised * DAY
    return ClockFigures(
        name=name,
        promised=promised,
        ended=len(ended),
        median=percentile(ended, 50),
        ninetieth=percentile(ended, 90),
        kept=sum(length <= limit for length in ended) / len(ended) if ended else None,
        running=len(running),
        late=sum(length > limit for length in running),
    )


def percentile(lengths: Sequence[timedelta], share: int) -> float | None:
    """The shortest length within which that share (percent) ended, in days (nearest rank); None for none."""
    if not lengths:
        return None
    return sorted(lengths)[ceil(share * len(lengths) / 100) - 1] / DAY
