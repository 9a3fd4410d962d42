"""Reads of records that more than one room needs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from polisee.records.models import Link, Merge, Publication, Record, Review, Revision, StoredFile, Transition
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
    """Links from and to a record, without those whose other end was joined to another record; one query."""
    both = Link.objects.filter(source_id=record_id) | Link.objects.filter(target_id=record_id)
    either = Q(gone=OuterRef("source")) | Q(gone=OuterRef("target"))
    away = Merge.objects.filter(either, undone_at=None)
    return list(both.exclude(Exists(away.exclude(gone_id=record_id))).order_by("type", "at"))


def link_types_to(record_id: UUID) -> set[str]:
    """Of which types the links are that lead to a record; one query."""
    return set(Link.objects.filter(target_id=record_id).values_list("type", flat=True))


def clocks(*, since: datetime, now: datetime) -> list[ClockFigures]:
    """How long the steps of review took that ended at or after `since`, and what runs now; one query."""
    rows = Transition.objects.exclude(target=DRAFT, origin=DRAFT).order_by("at", "id")
    steps = (Step(*row) for row in rows.values_list("record_id", "target", "at").iterator())
    return figures(steps, since=since, now=now)


def links_touching(record_ids: Collection[UUID]) -> list[Link]:
    """Links from or to any of these records; one query."""
    return list(_touching(record_ids).order_by("type", "at"))


Ids = Collection[UUID] | Collection[str] | Collection[UUID | str]
PublicLink = tuple[str, str, str, str]
"""Id, source, target, type."""


def public_links_touching(record_ids: Ids, *, most: int) -> list[PublicLink]:
    """Links from or to any of these records of which both ends are public, at most so many; one query."""
    return _rows(_public_links(_touching(record_ids))[:most])


def public_links_among(record_ids: Ids, *, most: int) -> list[PublicLink]:
    """Links of which both ends are among these records and public, at most so many; one query."""
    ends = _uuids(record_ids)
    among = Link.objects.filter(source_id__in=ends, target_id__in=ends)
    return _rows(_public_links(among)[:most])


def goes_on_beyond(record_ids: Ids, known: Ids) -> bool:
    """Does a public link lead from these records to one that is not known? One query."""
    ends, there = _uuids(record_ids), _uuids(known)
    out = Link.objects.filter(source_id__in=ends).exclude(target_id__in=there)
    into = Link.objects.filter(target_id__in=ends).exclude(source_id__in=there)
    return _public_links(out | into).order_by().exists()


def _touching(record_ids: Ids) -> QuerySet[Link]:
    ends = _uuids(record_ids)
    return Link.objects.filter(source_id__in=ends) | Link.objects.filter(target_id__in=ends)


def _uuids(ids: Ids) -> list[UUID]:
    return [UUID(str(each)) for each in ids]


def _public_links(links: QuerySet[Link]) -> QuerySet[Link]:
    public = links.filter(source__published__isnull=False, target__published__isnull=False)
    return public.exclude(source__state=ARCHIVED).exclude(target__state=ARCHIVED).order_by("type", "at", "pk")


def _rows(links: QuerySet[Link]) -> list[PublicLink]:
    rows = links.values_list("pk", "source_id", "target_id", "type")
    return [(str(key), str(source), str(target), type_) for key, source, target, type_ in rows]


def incoming_types(record_ids: Ids | None) -> dict[str, frozenset[str]]:
    """By which types of links public records lead to these (all: None); one query. Those with none are left out."""
    links = Link.objects.filter(source__published__isnull=False).exclude(source__state=ARCHIVED)
    links = links if record_ids is None else links.filter(target_id__in=_uuids(record_ids))
    found: dict[str, set[str]] = {}
    for target, type_ in links.values_list("target_id", "type").distinct():
        found.setdefault(str(target), set()).add(type_)
    return {target: frozenset(types) for target, types in found.items()}


def neighbours_of(record_ids: Ids) -> set[str]:
    """The records at the other ends of the links of these; one query."""
    ends = {str(end) for pair in _touching(record_ids).values_list("source_id", "target_id") for end in pair}
    return ends - {str(each) for each in record_ids}


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


@dataclass(frozen=True)
class PublicSummary:
    """How much is public, in which original languages, and when any of it was published last."""

    count: int
    languages: tuple[str, ...]
    latest: datetime | None


def public_summary() -> PublicSummary:
    """All that is public, counted; one query."""
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED).values("original_language")
    found = list(rows.annotate(count=Count("pk"), latest=Max("published__at")))
    return PublicSummary(
        count=sum(row["count"] for row in found),
        languages=tuple(sorted(row["original_language"] for row in found)),
        latest=max((row["latest"] for row in found), default=None),
    )


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
