"""Reads of records that more than one room needs."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery

from polisee.records.models import Link, Merge, Publication, Record, Review, Revision, Transition
from polisee.records.rules.clocks import ClockFigures, Step, figures
from polisee.records.rules.life import ARCHIVED, DRAFT


def record_with_current(record_id: UUID) -> Record | None:
    """A record with its current revision, its publication, its organisation and what permissions ask; one query."""
    reviews = Review.objects.filter(record=OuterRef("pk"), decided_at=None)
    authors = Revision.objects.filter(record=OuterRef("pk")).exclude(author=None).order_by()
    records = Record.objects.select_related("current__author", "published__revision", "organisation").annotate(
        open_reviewer=Subquery(reviews.values("reviewer_id")[:1]),
        all_authors=ArraySubquery(authors.values("author_id").distinct()),
    )
    return records.filter(pk=record_id).first()


def links_of(record_id: UUID) -> list[Link]:
    """Links from and to a record, without those whose other end was joined to another record; one query."""
    both = Link.objects.filter(source_id=record_id) | Link.objects.filter(target_id=record_id)
    either = Q(gone=OuterRef("source")) | Q(gone=OuterRef("target"))
    away = Merge.objects.filter(either, undone_at=None)
    return list(both.exclude(Exists(away.exclude(gone_id=record_id))).order_by("type", "at"))


def clocks(*, since: datetime, now: datetime) -> list[ClockFigures]:
    """How long the steps of review took that ended at or after `since`, and what runs now; one query."""
    rows = Transition.objects.exclude(target=DRAFT, origin=DRAFT).order_by("at", "id")
    steps = (Step(*row) for row in rows.values_list("record_id", "target", "at").iterator())
    return figures(steps, since=since, now=now)


def links_touching(record_ids: Collection[UUID]) -> list[Link]:
    """Links from or to any of these records; one query."""
    both = Link.objects.filter(source_id__in=record_ids) | Link.objects.filter(target_id__in=record_ids)
    return list(both.order_by("type", "at"))


def public_links_touching(record_ids: Collection[UUID]) -> list[Link]:
    """Links from or to any of these records of which both ends are public; one query."""
    both = Link.objects.filter(source_id__in=record_ids) | Link.objects.filter(target_id__in=record_ids)
    public = both.filter(source__published__isnull=False, target__published__isnull=False)
    return list(public.exclude(source__state=ARCHIVED).exclude(target__state=ARCHIVED).order_by("type", "at"))


def next_review_of(record_id: UUID) -> date | None:
    """When a record is to be looked at again; one query."""
    return Record.objects.filter(pk=record_id).values_list("next_review", flat=True).first()


def publications_of(record_id: UUID) -> list[Publication]:
    """Every publication of a record that is public now, the latest first; one query."""
    public = Publication.objects.filter(record_id=record_id, record__published__isnull=False)
    return list(public.exclude(record__state=ARCHIVED).order_by("-number"))


def members_only(record_id: UUID, publication_number: int) -> dict[str, Any]:
    """The body of the revision that a publication was made from, hidden fields included; one query."""
    row = Publication.objects.select_related("revision").filter(record_id=record_id, number=publication_number).first()
    return dict(row.revision.content.get("body", {})) if row else {}


def published_between(after: datetime, until: datetime) -> list[tuple[UUID, UUID, datetime]]:
    """Publication, record and time of every public record whose latest publication lies in that time, the oldest first;
    one query.
    """
    rows = Record.objects.filter(published__at__gt=after, published__at__lte=until).exclude(state=ARCHIVED)
    return list(rows.order_by("published__at", "pk").values_list("published_id", "pk", "published__at"))


def publications_before_latest(record_ids: Collection[UUID]) -> list[Publication]:
    """The publication before the one that is public, of those of these records that have one; one query."""
    rows = Publication.objects.filter(record_id__in=record_ids, number=F("record__published__number") - 1)
    return list(rows)


def public_ids() -> list[tuple[UUID, datetime]]:
    """Every public record with the time of its latest publication, in the order of ids; one query."""
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED).order_by("pk")
    return list(rows.values_list("pk", "published__at"))
