"""Reads of the log of seals and of incidents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from polisee.foundation.errors import Message
from polisee.trust.messages import REASONS, name_of_thing
from polisee.trust.models import Incident, LogEntry
from polisee.trust.operations import title_of

ROWS = 20
LONGEST_LIST = 5000
WRAPPERS = frozenset({"content", "body", "translations"})
"""Layers of a record that say nothing to a reader."""


@dataclass(frozen=True)
class IncidentLine:
    """One incident in the list."""

    id: UUID
    what: Message
    target_id: str
    title: str
    reason: Message
    first_seen_at: datetime
    last_seen_at: datetime
    times_seen: int
    closed_at: datetime | None
    closed_by: str
    conclusion: str


@dataclass(frozen=True)
class IncidentPage:
    """One incident with the words that differ."""

    line: IncidentLine
    differences: tuple[tuple[str, str, str], ...]
    """Where, what was sealed, what was found."""


def incidents(*, page: int = 1, only_open: bool = False) -> tuple[Page[Incident], list[IncidentLine]]:
    """A page of incidents, the latest first; two queries."""
    rows = Incident.objects.select_related("closed_by").order_by("-first_seen_at")
    shown = Paginator(rows.filter(closed_at=None) if only_open else rows, ROWS).get_page(page)
    return shown, [_line(row) for row in shown]


def all_incidents() -> Iterator[IncidentLine]:
    """Every incident, the latest first, for a file; one query."""
    return (
        _line(row) for row in Incident.objects.select_related("closed_by").order_by("-first_seen_at")[:LONGEST_LIST]
    )


def incident_page(incident_id: UUID) -> IncidentPage | None:
    """One incident; one query."""
    row = Incident.objects.select_related("closed_by").filter(pk=incident_id).first()
    if row is None:
        return None
    sealed, found = dict(flat(row.sealed)), dict(flat(row.found))
    places = [place for place in dict.fromkeys([*sealed, *found]) if sealed.get(place, "") != found.get(place, "")]
    if row.found is None or (row.sealed is None and row.found is None):
        places = []
    return IncidentPage(_line(row), tuple((place, sealed.get(place, ""), found.get(place, "")) for place in places))


def flat(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every word of a JSON value with its place: `title`, `de · title`, `sources · 1 · url`."""
    if isinstance(value, dict):
        for name, each in value.items():
            inner = place if name in WRAPPERS else f"{place} · {name}" if place else str(name)
            yield from flat(each, inner)
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from flat(each, f"{place} · {number}" if place else str(number))
    elif value not in (None, ""):
        yield place, str(value)


def incidents_so_far() -> int:
    """How many there ever were; one query."""
    return Incident.objects.count()


def open_incidents() -> int:
    """How many wait for a conclusion; one query."""
    return Incident.objects.filter(closed_at=None).count()


def log_page(*, page: int = 1) -> Page[LogEntry]:
    """A page of the log of seals, the latest first; two queries."""
    shown: Page[Any] = Paginator(LogEntry.objects.order_by("-at", "-id").defer("text"), 50).get_page(page)
    return shown


def log_after(entry: LogEntry | None, most: int) -> list[LogEntry]:
    """The next entries of the log, from its beginning where None; one query."""
    rows = LogEntry.objects.order_by("at", "id")
    if entry is not None:
        rows = rows.filter(Q(at__gt=entry.at) | Q(at=entry.at, id__gt=entry.pk))
    return list(rows[:most])


def _line(row: Incident) -> IncidentLine:
    return IncidentLine(
        id=row.pk,
        what=name_of_thing(row.what),
        target_id=row.target_id,
        title=title_of(row),
        reason=REASONS.get(row.reason, row.reason),
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        times_seen=row.times_seen,
        closed_at=row.closed_at,
        closed_by=row.closed_by.full_name if row.closed_by else "",
        conclusion=row.conclusion,
    )
