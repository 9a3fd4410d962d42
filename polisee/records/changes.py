"""What became public when, and what was withdrawn when: for those who copy everything and come back for the changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from polisee.records.models import Publication, Record, Transition
from polisee.records.rules.life import ARCHIVED


@dataclass(frozen=True, order=True)
class Change:
    """The latest thing that the public saw happen to a record; in the order of time, then of ids."""

    at: datetime
    record_id: UUID
    is_withdrawn: bool
    kind: str
    themes: tuple[int, ...]


@dataclass(frozen=True)
class Wanted:
    """Which changes: `since` is included, `before` is not; `after` is the last one that is known already."""

    since: datetime | None = None
    before: datetime | None = None
    kind: str = ""
    theme: int = 0
    has_theme: bool = False
    after: tuple[datetime, UUID] | None = None


def changes(wanted: Wanted, *, most: int) -> list[Change]:
    """At most so many, the oldest first; two queries."""
    return list(islice(merge(_of(_public(wanted), most), _of(_withdrawn(wanted), most)), most))


def changes_count(wanted: Wanted) -> int:
    """How many there are; two queries."""
    return _public(wanted).count() + _withdrawn(wanted).count()


def change_of(record_id: UUID) -> Change | None:
    """The latest change of one record; None if it never was public. Two queries."""
    for rows in (_public(Wanted()), _withdrawn(Wanted())):
        for found in _of(rows.filter(pk=record_id), 1):
            return found
    return None


def first_publication_at() -> datetime | None:
    """When the public first read anything; one query."""
    return Publication.objects.order_by("at").values_list("at", flat=True).first()


def _public(wanted: Wanted) -> QuerySet[Any]:
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED)
    return _narrowed(
        rows.annotate(
            changed_at=F("published__at"), last_themes=KeyTextTransform("themes", "published__revision__content")
        ),
        wanted,
    )


def _withdrawn(wanted: Wanted) -> QuerySet[Any]:
    """What was public once and is not now. A restored record is a draft: still withdrawn, since it was archived."""
    ever = Publication.objects.filter(record=OuterRef("pk"))
    gone = Transition.objects.filter(record=OuterRef("pk"), target=ARCHIVED).order_by("-at", "-id").values("at")[:1]
    rows = Record.objects.filter(Q(published__isnull=True) | Q(state=ARCHIVED)).filter(Exists(ever))
    themes = (
        ever.order_by("-number").annotate(themes=KeyTextTransform("themes", "revision__content")).values("themes")[:1]
    )
    return _narrowed(
        rows.annotate(changed_at=Coalesce(Subquery(gone), F("updated_at")), last_themes=Subquery(themes)), wanted
    )


def _narrowed(rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    if wanted.since:
        rows = rows.filter(changed_at__gte=wanted.since)
    if wanted.before:
        rows = rows.filter(changed_at__lt=wanted.before)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.has_theme:
        rows = rows.filter(last_themes__regex=r"\d")
    if wanted.theme:
        rows = rows.filter(last_themes__regex=rf"[\[ ]{wanted.theme}[\],]")
    if wanted.after:
        at, record_id = wanted.after
        rows = rows.filter(Q(changed_at__gt=at) | Q(changed_at=at, pk__gt=record_id))
    return rows


def _of(rows: QuerySet[Any], most: int) -> Iterator[Change]:
    found = rows.order_by("changed_at", "pk")[:most]
    columns = ("changed_at", "pk", "published_id", "state", "kind", "last_themes")
    for at, record_id, published_id, state, kind, themes in found.values_list(*columns):
        numbers = tuple(int(number) for number in (themes or "").strip("[]").split(",") if number.strip())
        yield Change(at, record_id, published_id is None or state == ARCHIVED, kind, numbers)
