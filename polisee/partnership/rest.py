"""The API of the reference data: partners, organisations, themes, work packages. Public, dated."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from polisee.foundation.paging import cursor_after, key_of
from polisee.partnership.models import Organisation, Partner, Theme, WorkPackage

router = Router(tags=["partnership"])
Limit = Annotated[int, Field(ge=1, le=200)]
Words = dict[str, str]


class OrganisationOut(Schema):
    """An institution. `certainty` says how well the facts are known: found, inferred or general."""

    code: str
    name_original: str
    original_language: str
    name_en: str
    short_name: str
    country: str
    region: str
    city: str
    latitude: float | None
    longitude: float | None
    kind: str
    website: str
    about: Words
    certainty: str
    sources: list[dict[str, Any]]


class PartnerOut(Schema):
    """A dated membership of the project; `to` is null while it lasts."""

    id: UUID
    organisation: str
    name_en: str
    country: str
    number: int | None
    fund: str
    role: str
    since: date = Field(serialization_alias="from")
    to: date | None
    budget_cents: int | None
    certainty: str
    note: str
    sources: list[dict[str, Any]]


class ThemeOut(Schema):
    """A theme and its working group; an unknown leader is null."""

    number: int
    letter: str
    slug: str
    name: Words
    question: Words
    leader: str | None
    leader_certainty: str


class ActivityOut(Schema):
    """A part of a work package."""

    code: str
    name: Words
    since: date | None = Field(serialization_alias="from")
    to: date | None


class PackageOut(Schema):
    """A work package with its activities."""

    code: str
    name: Words
    purpose: Words
    leader: str | None
    leader_certainty: str
    activities: list[ActivityOut]


class OrganisationsOut(Schema):
    items: list[OrganisationOut]
    next: str | None


class PartnersOut(Schema):
    items: list[PartnerOut]
    next: str | None


class ThemesOut(Schema):
    items: list[ThemeOut]
    next: str | None = None


class PackagesOut(Schema):
    items: list[PackageOut]
    next: str | None = None


@router.get("/organisations", response=OrganisationsOut, summary="Organisations, by code")
def organisations(request: HttpRequest, cursor: str | None = None, limit: Limit = 100) -> dict[str, Any]:
    """Follow `next` until it is null."""
    rows = list(Organisation.objects.filter(code__gt=key_of(cursor)).order_by("code")[: limit + 1])
    names = OrganisationOut.model_fields
    items = [{name: getattr(row, name) for name in names} for row in rows[:limit]]
    return {"items": items, "next": cursor_after(rows[limit - 1].code) if len(rows) > limit else None}


@router.get("/partners", response=PartnersOut, by_alias=True, summary="Partners of the project, dated")
def partners(request: HttpRequest, cursor: str | None = None, limit: Limit = 100) -> dict[str, Any]:
    """In the order of the organisations' codes, then of time."""
    rows = Partner.objects.select_related("organisation").order_by("organisation__code", "starts")
    keyed = [(f"{row.organisation.code} {row.starts.isoformat()}", row) for row in rows]
    after = key_of(cursor)
    rest = [(key, row) for key, row in keyed if key > after]
    return {
        "items": [_partner(row) for _key, row in rest[:limit]],
        "next": cursor_after(rest[limit - 1][0]) if len(rest) > limit else None,
    }


@router.get("/themes", response=ThemesOut, summary="Themes and their working groups")
def themes(request: HttpRequest) -> dict[str, Any]:
    """The horizontal theme has the letter H."""
    rows = Theme.objects.select_related("group__leader").order_by("number")
    return {"items": [_theme(row) for row in rows]}


@router.get("/workpackages", response=PackagesOut, by_alias=True, summary="Work packages and their activities")
def workpackages(request: HttpRequest) -> dict[str, Any]:
    """WP0 to WP6."""
    rows = WorkPackage.objects.select_related("leader").prefetch_related("activities").order_by("code")
    return {"items": [_package(row) for row in rows]}


def _partner(row: Partner) -> dict[str, Any]:
    same = ("id", "number", "fund", "role", "budget_cents", "certainty", "note", "sources")
    organisation = row.organisation
    return {name: getattr(row, name) for name in same} | {
        "organisation": organisation.code,
        "name_en": organisation.name_en,
        "country": organisation.country,
        "since": row.starts,
        "to": row.ends,
    }


def _theme(row: Theme) -> dict[str, Any]:
    group = getattr(row, "group", None)
    leader = group.leader if group else None
    return {name: getattr(row, name) for name in ("number", "letter", "slug", "name", "question")} | {
        "leader": leader.code if leader else None,
        "leader_certainty": group.leader_certainty if group else "found",
    }


def _package(row: WorkPackage) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("code", "name", "purpose", "leader_certainty")} | {
        "leader": row.leader.code if row.leader else None,
        "activities": [
            {"code": each.code, "name": each.name, "since": each.starts, "to": each.ends}
            for each in row.activities.all()
        ],
    }
