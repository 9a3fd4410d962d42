"""Reads of the public face. Each function names its queries; what it gives back is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from polisee.partnership.api import (
    Organisation,
    Partner,
    Project,
    Theme,
    TimelineEvent,
    WorkingGroup,
    WorkPackage,
)

Texts = Mapping[str, str]


@dataclass(frozen=True)
class PartnerLine:
    """A membership of the project, in the list."""

    code: str
    organisation_id: UUID
    name: str
    name_original: str
    original_language: str
    short_name: str
    country: str
    city: str
    region: str
    latitude: float | None
    longitude: float | None
    is_lead: bool
    fund: str
    starts: date
    ends: date | None
    certainty: str

    def is_former(self, day: date) -> bool:
        """Has left by that day."""
        return self.ends is not None and self.ends < day


@dataclass(frozen=True)
class LeaderLine:
    """Who leads something; `code` empty where it is not known."""

    code: str
    name: str
    name_original: str
    original_language: str
    certainty: str


NOT_KNOWN = LeaderLine("", "", "", "", "")


@dataclass(frozen=True)
class GroupLine:
    """A theme with its working group."""

    number: int
    letter: str
    slug: str
    name: Texts
    question: Texts
    leader: LeaderLine
    note: Texts


@dataclass(frozen=True)
class ActivityLine:
    code: str
    name: Texts
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class PackageLine:
    code: str
    name: Texts
    purpose: Texts
    leader: LeaderLine
    activities: tuple[ActivityLine, ...]


@dataclass(frozen=True)
class PartnerPage:
    """Everything that is said of one organisation."""

    organisation: Organisation
    memberships: tuple[Partner, ...]
    groups: tuple[GroupLine, ...]
    packages: tuple[PackageLine, ...]


def partner_lines() -> list[PartnerLine]:
    """Every membership there was, in the order of numbers; one query."""
    rows = Partner.objects.select_related("organisation").order_by("number", "organisation__name_en", "starts")
    return [_partner_line(row) for row in rows]


def _partner_line(row: Partner) -> PartnerLine:
    home = row.organisation
    return PartnerLine(
        code=home.code,
        organisation_id=home.pk,
        name=home.name_en,
        name_original=home.name_original,
        original_language=home.original_language,
        short_name=home.short_name,
        country=home.country,
        city=home.city,
        region=home.region,
        latitude=home.latitude,
        longitude=home.longitude,
        is_lead=row.role == "lead",
        fund=row.fund,
        starts=row.starts,
        ends=row.ends,
        certainty=row.certainty,
    )


def partner_page(code: str) -> PartnerPage | None:
    """An organisation that is or was a partner; four queries."""
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        return None
    memberships = tuple(organisation.partnerships.order_by("starts"))
    if not memberships:
        return None
    groups = WorkingGroup.objects.filter(leader=organisation).select_related("theme", "leader").order_by("theme")
    packages = WorkPackage.objects.filter(leader=organisation).select_related("leader")
    return PartnerPage(
        organisation=organisation,
        memberships=memberships,
        groups=tuple(_group(group.theme, group) for group in groups),
        packages=tuple(_package(package, with_activities=False) for package in packages),
    )


def group_lines() -> list[GroupLine]:
    """Every theme with its group, in order; one query."""
    themes = Theme.objects.select_related("group__leader").order_by("number")
    return [_group(theme, getattr(theme, "group", None)) for theme in themes]


def group_line(slug: str) -> GroupLine | None:
    """One theme with its group; one query."""
    theme = Theme.objects.select_related("group__leader").filter(slug=slug).first()
    return _group(theme, getattr(theme, "group", None)) if theme else None


def _group(theme: Theme, group: WorkingGroup | None) -> GroupLine:
    leader = NOT_KNOWN
    if group is not None and group.leader is not None:
        leader = _leader(group.leader, group.leader_certainty)
    return GroupLine(
        number=theme.number,
        letter=theme.letter,
        slug=theme.slug,
        name=theme.name,
        question=theme.question,
        leader=leader,
        note=group.note if group is not None else {},
    )


def _leader(organisation: Organisation, certainty: str) -> LeaderLine:
    return LeaderLine(
        organisation.code, organisation.name_en, organisation.name_original, organisation.original_language, certainty
    )


def package_lines() -> list[PackageLine]:
    """Every work package with its activities, in order; two queries."""
    return [_package(row) for row in WorkPackage.objects.select_related("leader").prefetch_related("activities")]


def _package(row: WorkPackage, *, with_activities: bool = True) -> PackageLine:
    leader = _leader(row.leader, row.leader_certainty) if row.leader else NOT_KNOWN
    activities = row.activities.all() if with_activities else ()
    return PackageLine(
        code=row.code,
        name=row.name,
        purpose=row.purpose,
        leader=leader,
        activities=tuple(ActivityLine(each.code, each.name, each.starts, each.ends) for each in activities),
    )


def timeline_events() -> list[TimelineEvent]:
    """What happened, oldest first; one query."""
    return list(TimelineEvent.objects.order_by("date", "id"))


def the_project() -> Project | None:
    """The project of this installation; one query."""
    return Project.objects.first()


def partners_edited_at() -> datetime | None:
    """When an organisation's entry was last edited; one query."""
    last: datetime | None = Organisation.objects.aggregate(last=Max("updated_at"))["last"]
    return last


def countries_of(lines: list[PartnerLine], day: date) -> dict[str, int]:
    """Country → how many partners on that day, the largest first."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.starts <= day and not line.is_former(day):
            counts[line.country] = counts.get(line.country, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
