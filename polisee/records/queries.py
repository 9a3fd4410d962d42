"""Reads of the working area."""

from datetime import datetime
from uuid import UUID

from polisee.records.models import Link, Record, Transition


def record_with_current(record_id: UUID) -> Record | None:
    """A record with its current revision, its publication and its organisation; one query."""
    return Record.objects.select_related("current__author", "published", "organisation").filter(pk=record_id).first()


def links_of(record_id: UUID) -> list[Link]:
    """Links from and to a record; one query."""
    both = Link.objects.filter(source_id=record_id) | Link.objects.filter(target_id=record_id)
    return list(both.order_by("type", "at"))


def transitions_between(start: datetime, end: datetime) -> list[Transition]:
    """Every step that began in a period, in order, for the public clocks; one query."""
    return list(Transition.objects.filter(at__gte=start, at__lt=end).order_by("record_id", "at", "id"))
