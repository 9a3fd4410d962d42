"""Which records are due for review: for their owners' list, for reminding them, and counted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from polisee.partnership.api import Standing
from polisee.records import permissions
from polisee.records.models import Record
from polisee.records.rules.life import ARCHIVED, PUBLISHED
from polisee.records.working import WorkRow, listed


def due_rows(
    who: Standing, today: date, until: date, *, organisation_id: UUID | None = None, page: int = 1, page_size: int = 50
) -> tuple[list[WorkRow], int]:
    """Published records that this person sees and that are due by a day, the longest due first; two queries."""
    records = permissions.working_copies_visible_to(who).filter(state=PUBLISHED, next_review__lte=until)
    if organisation_id is not None:
        records = records.filter(organisation_id=organisation_id)
    rows = records.order_by("next_review", "pk")[(page - 1) * page_size : page * page_size]
    return listed(rows, today=today), records.count()


@dataclass(frozen=True)
class OwnerCount:
    """An organisation and how many of its records are due."""

    id: UUID | None
    name: str
    count: int


def due_by_owner(who: Standing, until: date) -> list[OwnerCount]:
    """Whose records are due by a day, of those that this person sees; one query."""
    records = permissions.working_copies_visible_to(who).filter(state=PUBLISHED, next_review__lte=until)
    rows = records.values_list("organisation_id", "organisation__short_name").annotate(count=Count("pk"))
    return [
        OwnerCount(key, name or "", count) for key, name, count in rows.order_by("-count", "organisation__short_name")
    ]


@dataclass(frozen=True)
class ReviewDays:
    """Of public records: how many have a day of review that has come, one to come, and none."""

    due: int
    planned: int
    without: int


def review_days(today: date) -> ReviewDays:
    """One query."""
    public = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED)
    found = public.aggregate(
        due=Count("pk", filter=Q(next_review__lte=today)),
        planned=Count("pk", filter=Q(next_review__gt=today)),
        without=Count("pk", filter=Q(next_review=None)),
    )
    return ReviewDays(**found)


@dataclass(frozen=True)
class DueReview:
    """A published record whose day of review lies within the days asked for."""

    id: UUID
    organisation_id: UUID | None
    title: str
    next_review: date


def became_due(*, since: date, until: date) -> list[DueReview]:
    """Published records that became due within these days; one query."""
    due = Record.objects.filter(state=PUBLISHED, next_review__gte=since, next_review__lte=until)
    rows = due.select_related("current").order_by("next_review", "pk")
    return [
        DueReview(
            row.pk, row.organisation_id, row.current.content.get("title", "") if row.current else "", row.next_review
        )
        for row in rows
        if row.next_review
    ]
