"""Loading a partnership from data files: what people changed since stays as they made it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date

from polisee.partnership.audit import record_act
from polisee.partnership.models import (
    Activity,
    AuditEntry,
    Organisation,
    Partner,
    Person,
    Project,
    Theme,
    TimelineEvent,
    WorkingGroup,
    WorkPackage,
)

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class PartnershipFiles:
    """The data of a partnership, as the files have it."""

    project: dict[str, Any]
    organisations: Rows
    partners: Rows
    themes: Rows
    packages: Rows
    events: Rows


@dataclass
class _Loading:
    """What has been made and changed so far, and what people have changed before."""

    touched: frozenset[str]
    counts: Counter[str] = field(default_factory=Counter)

    def put(self, model: Any, key: dict[str, Any], values: dict[str, Any]) -> Any:
        """Make the row, or bring it in line with the file unless a person has changed it."""
        row = model.objects.filter(**key).first()
        if row is None:
            self.counts["made"] += 1
            return model.objects.create(**key, **values)
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed or str(row.pk) in self.touched or getattr(row, "changed_by_people", False):
            self.counts["unchanged"] += 1
            return row
        for name, value in changed.items():
            setattr(row, name, value)
        row.save()
        self.counts["updated"] += 1
        return row


@transaction.atomic
def load_partnership(*, actor: Person | None, at: datetime, files: PartnershipFiles) -> dict[str, int]:
    """Take the files in; how many rows were `made`, `updated` and `unchanged`. Loading twice changes nothing."""
    by_people = AuditEntry.objects.exclude(actor=None).exclude(target_type="record")
    loading = _Loading(touched=frozenset(by_people.values_list("target_id", flat=True)))
    _project(loading, files.project)
    organisations = {row["code"]: _organisation(loading, row) for row in files.organisations}
    for row in files.partners:
        _partner(loading, row, organisations[row["organisation"]])
    for row in files.themes:
        _theme(loading, row, organisations)
    for row in files.packages:
        _package(loading, row, organisations)
    for row in files.events:
        _event(loading, row)
    if loading.counts["made"] or loading.counts["updated"]:
        record_act(
            actor=actor,
            at=at,
            act="partnership.load",
            target_type="project",
            target_id=files.project["code"],
            **loading.counts,
        )
    return dict(loading.counts)


def _cents(euro: float | None) -> int | None:
    return None if euro is None else round(euro * 100)


def _day(text: str | None) -> Any:
    return parse_date(text) if text else None


def _project(loading: _Loading, row: dict[str, Any]) -> None:
    values = {
        "acronym": row["acronym"],
        "title": row["title"],
        "summary": row["summary"],
        "objectives": row["objectives"],
        "starts": _day(row["starts"]),
        "ends": _day(row["ends"]),
        "budget_cents": _cents(row["budget_eur"]),
        "notes": row.get("conflicts") or [],
        "sources": row["sources"],
    }
    loading.put(Project, {"code": row["code"]}, values)


def _organisation(loading: _Loading, row: dict[str, Any]) -> Organisation:
    same = ("name_original", "original_language", "name_en", "short_name", "country", "latitude", "longitude", "about")
    values = {name: row[name] for name in (*same, "certainty", "sources")}
    values |= {name: row.get(name) or "" for name in ("city", "kind", "website", "note")}
    organisation: Organisation = loading.put(
        Organisation, {"code": row["code"]}, values | {"region": row["nuts"] or ""}
    )
    return organisation


def _partner(loading: _Loading, row: dict[str, Any], organisation: Organisation) -> None:
    values = {
        "number": row["number"],
        "fund": row["fund"],
        "role": row["role"],
        "ends": _day(row["to"]),
        "budget_cents": _cents(row["budget_eur"]),
        "certainty": row["certainty"],
        "note": row["note"] or "",
        "sources": row["sources"],
    }
    held = Partner.objects.filter(organisation=organisation)
    if str(getattr(held.first(), "pk", "")) in loading.touched:  # a person has moved its dates
        loading.counts["unchanged"] += 1
        return
    loading.put(Partner, {"organisation": organisation, "starts": _day(row["from"])}, values)


def _theme(loading: _Loading, row: dict[str, Any], organisations: dict[str, Organisation]) -> None:
    values = {"letter": row["letter"], "slug": row["code"], "name": row["name"], "question": row["question"]}
    theme = loading.put(Theme, {"number": row["number"]}, values)
    group = {
        "leader": organisations.get(row["leader"]),
        "leader_certainty": row["leader_certainty"] or "found",
        "note": row["note"] or {},
    }
    loading.put(WorkingGroup, {"theme": theme}, group)


def _package(loading: _Loading, row: dict[str, Any], organisations: dict[str, Organisation]) -> None:
    values = {
        "name": row["name"],
        "purpose": row["purpose"],
        "leader": organisations.get(row["leader"]),
        "leader_certainty": row.get("certainty") or "found",
    }
    package = loading.put(WorkPackage, {"code": row["code"]}, values)
    for activity in row["activities"]:
        loading.put(
            Activity,
            {"code": activity["code"]},
            {
                "work_package": package,
                "name": activity["name"],
                "starts": _day(activity["starts"]),
                "ends": _day(activity["ends"]),
            },
        )


def _event(loading: _Loading, row: dict[str, Any]) -> None:
    key = {"date": row["date"], "kind": row["kind"], "place": row["place"] or ""}
    values = {
        "until": row["until"] or "",
        "title": row["title"],
        "country": row["country"] or "",
        "certainty": row["certainty"],
        "note": row["note"] or "",
        "source": (row["source"] or {}).get("url", ""),
    }
    loading.put(TimelineEvent, key, values)
