"""Reads of records that more than one room needs."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from polisee.records.models import Link, Publication, Record, Transition
from polisee.records.rules.life import ARCHIVED


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


def links_touching(record_ids: Collection[UUID]) -> list[Link]:
    """Links from or to any of these records; one query."""
    both = Link.objects.filter(source_id__in=record_ids) | Link.objects.filter(target_id__in=record_ids)
    return list(both.order_by("type", "at"))


def publications_of(record_id: UUID) -> list[Publication]:
    """Every publication of a record that is public now, the latest first; one query."""
    public = Publication.objects.filter(record_id=record_id, record__published__isnull=False)
    return list(public.exclude(record__state=ARCHIVED).order_by("-number"))


def members_only(record_id: UUID, publication_number: int) -> dict[str, Any]:
    """The body of the revision that a publication was made from, hidden fields included; one query."""
    row = Publication.objects.select_related("revision").filter(record_id=record_id, number=publication_number).first()
    return dict(row.revision.content.get("body", {})) if row else {}


def public_ids() -> list[tuple[UUID, datetime]]:
    """Every public record with the time of its latest publication, in the order of ids; one query."""
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED).order_by("pk")
    return list(rows.values_list("pk", "published__at"))
