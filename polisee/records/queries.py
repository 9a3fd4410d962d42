"""Reads of records that more than one room needs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from polisee.records.models import Link, Publication, Record, Review, Revision, StoredFile, Transition
from polisee.records.rules.clocks import ClockFigures, Step, figures
from polisee.records.rules.life import ARCHIVED, DRAFT


def record_with_current(record_id: UUID) -> Record | None:
    """A record with its current revision, its publication, its organisation, its files and what permissions ask.

    One query.
    """
    reviews = Review.objects.filter(record=OuterRef("pk"), decided_at=None)
    authors = Revision.objects.filter(record=OuterRef("pk")).exclude(author=None).order_by()
    files = StoredFile.objects.filter(record=OuterRef("pk")).order_by("at")
    records = Record.objects.select_related("current__author", "published__revision", "organisation").annotate(
        open_reviewer=Subquery(reviews.values("reviewer_id")[:1]),
        all_authors=ArraySubquery(authors.values("author_id").distinct()),
        all_files=ArraySubquery(files.values(told=JSONObject(**{name: name for name in KeptFile.NAMES}))),
    )
    return records.filter(pk=record_id).first()


def cited_records(marks: Collection[str]) -> dict[str, Record]:
    """The records that marks name, by mark: by their own id, else by their id here; one query, none for none.

    The latest publication comes with each.
    """
    if not marks:
        return {}
    ids = {str(each): mark for mark in marks if (each := _uuid(mark))}
    rows = Record.objects.filter(Q(external_id__in=marks) | Q(pk__in=list(ids))).exclude(state=ARCHIVED)
    found: dict[str, Record] = {}
    for row in rows.select_related("published"):
        for mark in (ids.get(str(row.pk)), row.external_id):
            if mark in marks:
                found[str(mark)] = row
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class KeptFile:
    """A file that is kept with a record, shown or not. `notes`: what a reviewer should know."""

    NAMES: ClassVar[tuple[str, ...]] = ("id", "name", "media_type", "size", "digest", "notes")

    id: str
    name: str
    media_type: str
    size: int
    digest: str
    notes: tuple[str, ...] = ()


def files_of(record: Record) -> dict[str, KeptFile]:
    """The files kept with a record of `record_with_current`, by id; no query."""
    told: list[dict[str, Any]] = record.all_files  # type: ignore[attr-defined]
    return {each["id"]: KeptFile(**{**each, "notes": tuple(each["notes"])}) for each in told}


def file_of(file_id: UUID) -> StoredFile | None:
    """One file; one query."""
    return StoredFile.objects.filter(pk=file_id).first()


def links_of(record_id: UUID) -> list[Link]:
    """Links from and to a record; one query."""
    both = Link.objects.filter(source_id=record_id) | Link.objects.filter(target_id=record_id)
    return list(both.order_by("type", "at"))


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


def public_ids() -> list[tuple[UUID, datetime]]:
    """Every public record with the time of its latest publication, in the order of ids; one query."""
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED).order_by("pk")
    return list(rows.values_list("pk", "published__at"))
