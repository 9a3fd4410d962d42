"""What the pages of the working area show, made ready."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import CONTENT_CODES, native_name
from polisee.knowledge.queries.comparison import labels_of
from polisee.partnership.api import Organisation, Standing, Theme
from polisee.records.api import (
    Kind,
    TranslationTask,
    WorkRow,
    completeness,
    kind_of,
    permissions,
    weightiest,
    working,
)
from polisee.ui.api import localised

STATES: dict[str, Message] = {
    "draft": gettext_lazy("Draft"),
    "submitted": gettext_lazy("Waits for a reviewer"),
    "in_review": gettext_lazy("In review"),
    "changes_asked": gettext_lazy("Changes asked"),
    "published": gettext_lazy("Published"),
    "archived": gettext_lazy("Archived"),
}
TONES = {"submitted": "wait", "in_review": "wait", "changes_asked": "stop", "published": "good", "archived": "hollow"}
WORTH_SAYING = 15
"""Oddity below which the work list says nothing."""
TRANSLATION_STATES: dict[str, Message] = {
    "missing": gettext_lazy("Missing"),
    "machine": gettext_lazy("By a machine, not approved"),
    "draft": gettext_lazy("Draft, not approved"),
    "approved": gettext_lazy("Approved"),
    "outdated": gettext_lazy("Outdated: the original has changed"),
}


@dataclass(frozen=True)
class Task:
    """One thing to do, or one that waits."""

    href: str
    title: str
    language: str
    kind: str
    note: str
    since: datetime
    is_late: bool
    act: str
    """The verb on its link."""
    odd: str = ""
    """What to look at first, in a sentence."""


@dataclass(frozen=True)
class Reason:
    """Why these need me."""

    heading: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class WorkPage:
    """What needs me, by reason; what waits for others."""

    needs_me: tuple[Reason, ...]
    waits: tuple[Task, ...]


def work_page(who: Standing, today: date) -> WorkPage:
    """The work of a person on a day; three queries."""
    rows = working.under_way(who, today)
    mine = [row for row in rows if _is_mine(who, row)]
    to_assign = _oddest_first(row for row in rows if row.state == "submitted" and _may_assign(who, row))
    to_review = _oddest_first(row for row in rows if row.state == "in_review" and str(row.reviewer_id) == who.person_id)
    asked = [row for row in mine if row.state == "changes_asked"]
    handled = {row.id for row in (*to_assign, *to_review, *asked)}
    waiting = [row for row in rows if row.id not in handled and (row in mine or _may_assign(who, row))]
    reasons = (
        Reason(_("Asked to change"), _tasks(asked, "knowledge:edit", _("Change"))),
        Reason(_("To review"), _tasks(to_review, "knowledge:review", _("Review"))),
        Reason(_("To give to a reviewer"), _tasks(to_assign, "knowledge:review", _("Choose a reviewer"))),
        *_translations(working.translation_tasks(who)),
        Reason(
            _("Due for review"), _tasks(working.due_for_review(who, today), "knowledge:edit", _("Look at it again"))
        ),
    )
    waits = sorted(
        _tasks(waiting, "knowledge:review", _("See how it stands")), key=lambda task: (not task.is_late, task.since)
    )
    return WorkPage(tuple(reason for reason in reasons if reason.tasks), tuple(waits))


def _oddest_first(rows: Iterable[WorkRow]) -> list[WorkRow]:
    """What is unusual comes first; among equals who has waited longest."""
    return sorted(rows, key=lambda row: (-row.oddity, row.since))


def _is_mine(who: Standing, row: WorkRow) -> bool:
    return str(row.organisation_id) in who.contributor_for or str(row.created_by_id) == who.person_id


def _may_assign(who: Standing, row: WorkRow) -> bool:
    return who.leads_any(row.themes) or who.is_coordinator


def _tasks(rows: Sequence[WorkRow], url_name: str, act: str) -> tuple[Task, ...]:
    return tuple(
        Task(
            href=reverse(url_name, args=[row.id]),
            title=row.title or _("Without a title"),
            language=row.language,
            kind=str(kind_of(row.kind).name),
            note=whom_it_waits_for(row),
            since=row.since,
            is_late=row.is_late,
            act=act,
            odd=_odd(row),
        )
        for row in rows
    )


def _odd(row: WorkRow) -> str:
    """Only what is more than a first link to a host: nearly every new text has one."""
    return weightiest(row.oddities, get_language() or "en") if row.oddity >= WORTH_SAYING else ""


def whom_it_waits_for(row: WorkRow) -> str:
    """In words; empty where it waits for nobody."""
    if row.state == "submitted":
        return _("waits for the leader of the working group")
    if row.state == "in_review":
        return _("waits for the review by %(name)s") % {"name": row.reviewer}
    if row.state == "changes_asked":
        return _("waits for changes by %(name)s") % {"name": row.organisation}
    return ""


def _translations(tasks: Sequence[TranslationTask]) -> list[Reason]:
    reasons = []
    for reason, heading, act in (
        ("outdated", _("Translations that the original has left behind"), _("Bring up to date")),
        ("to_approve", _("Translations that wait for approval"), _("Read and approve")),
    ):
        found = tuple(
            Task(
                href=reverse("knowledge:translate", args=[task.record_id, task.language]),
                title=task.title or _("Without a title"),
                language=task.original,
                kind=native_name(task.language),
                note=_("%(count)s fields") % {"count": task.fields},
                since=task.since,
                is_late=False,
                act=act,
            )
            for task in tasks
            if task.reason == reason
        )
        reasons.append(Reason(heading, found))
    return reasons


# -- the choices of forms ------------------------------------------------------------------------------------------


def theme_choices(reader: str) -> list[tuple[str, str]]:
    """Number and name of each theme; one query."""
    return [
        (str(theme.number), f"{theme.letter} · {localised(theme.name, reader).text}") for theme in Theme.objects.all()
    ]


def theme_names(reader: str) -> dict[int, str]:
    """The same by number."""
    return {int(number): name for number, name in theme_choices(reader)}


def organisation_choices(who: Standing) -> list[tuple[str, str]]:
    """The organisations for which this person may write; one query."""
    organisations = Organisation.objects.order_by("short_name")
    if not who.is_coordinator:
        organisations = organisations.filter(pk__in=who.contributor_for)
    return [(str(each.pk), each.short_name) for each in organisations]


def language_choices(*, without: str = "") -> list[tuple[str, str]]:
    """Content languages by their own names."""
    return [(code, native_name(code)) for code in CONTENT_CODES if code != without]


MOST_HELPFUL = 4


@dataclass(frozen=True)
class Meter:
    """How complete a working copy is, and what would help its readers most."""

    percent: int
    helps: tuple[tuple[Message, str], ...]
    """Labels of empty fields, each with where it is filled in."""


def meter_of(record_id: UUID, kind: Kind, content: dict[str, Any]) -> Meter:
    """No query."""
    found, labels = completeness(kind, content), labels_of(kind)
    edit = reverse("knowledge:edit", args=[record_id])
    helps = [(labels[name], f"{edit}#field-id_{name}") for name in found.missing[:MOST_HELPFUL] if name in labels]
    return Meter(found.percent, tuple(helps))


def record_tabs(record_id: UUID, who: Standing, facts: permissions.RecordFacts, current: str) -> list[dict[str, Any]]:
    """Links between the pages of one record; those that this person may open."""
    pages = [
        ("edit", _("Write"), permissions.may_write(who, facts) and facts.is_editable),
        ("preview", _("Preview"), True),
        ("review", _("Review"), True),
        ("translations", _("Translations"), True),
        ("links", _("Links"), True),
        ("versions", _("Versions"), True),
    ]
    return [
        {"label": label, "href": reverse(f"knowledge:{name}", args=[record_id]), "current": name == current}
        for name, label, is_open in pages
        if is_open
    ]
