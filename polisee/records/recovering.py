"""What one person did in a window of time: for the page of recovery and for its report."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from polisee.partnership.api import Person, acts_of, roles_given_by
from polisee.records.models import Link, Publication, Record, Recovered, Recovery, Review, Revision, StoredImage
from polisee.records.models import Translation as TranslationRow


@dataclass(frozen=True)
class Window:
    """From `since` on and before `until`."""

    person_id: UUID
    since: datetime
    until: datetime


@dataclass
class RecordActs:
    """What the person did with one record."""

    record_id: UUID
    title: str = ""
    language: str = ""
    revisions: list[int] = field(default_factory=list)
    publications: list[int] = field(default_factory=list)
    """Those that the person approved, or that show what the person wrote in the window."""
    translations: list[str] = field(default_factory=list)
    links: int = 0
    links_removed: int = 0
    pictures: int = 0
    reviews: int = 0
    good: int | None = None
    """Number of the last publication before the window: what readers will get again."""
    others_since: int = 0
    """Publications after the window in which the person had no part: they would be taken back too."""


@dataclass(frozen=True)
class RoleActs:
    """A role that the person gave to somebody in the window."""

    assignment_id: UUID
    person: str
    role: str


@dataclass(frozen=True)
class Acts:
    """Everything, as far as it can be reverted, and the rest as lines of the audit."""

    person: Person
    window: Window
    records: tuple[RecordActs, ...]
    roles: tuple[RoleActs, ...]
    other: tuple[tuple[datetime, str, str, str], ...]
    """Other lines of the audit: when, act, type and key of its target."""

    @property
    def is_empty(self) -> bool:
        return not (self.records or self.roles or self.other)


def acts_in(window: Window) -> Acts | None:
    """Everything that a person did in a window; a known number of queries. None if there is no such person."""
    person = Person.objects.filter(pk=window.person_id).first()
    if person is None:
        return None
    found: dict[UUID, RecordActs] = {}

    def of(record_id: UUID) -> RecordActs:
        return found.setdefault(record_id, RecordActs(record_id))

    _written(window, of)
    removed = acts_of(window.person_id, window.since, window.until)
    for entry in removed:
        if entry.act == "record.unlink":
            of(UUID(entry.target_id)).links_removed += 1
    _published(window, found)
    _named(found)
    other = tuple((entry.at, entry.act, entry.target_type, entry.target_id) for entry in removed)
    given = roles_given_by(window.person_id, window.since, window.until)
    roles = tuple(RoleActs(row.pk, row.person.full_name, row.role) for row in given)
    return Acts(person, window, tuple(sorted(found.values(), key=lambda each: each.title)), roles, other)


def _within(window: Window, column: str) -> dict[str, datetime]:
    return {f"{column}__gte": window.since, f"{column}__lt": window.until}


def _written(window: Window, of) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  a function of the one above
    who, when = window.person_id, _within(window, "at")
    for record_id, number in Revision.objects.filter(author=who, **when).values_list("record_id", "number"):
        of(record_id).revisions.append(number)
    made = TranslationRow.objects.filter(made_by=who, **when) | TranslationRow.objects.filter(approved_by=who, **when)
    for record_id, language, name in made.values_list("record_id", "language", "field"):
        of(record_id).translations.append(f"{language}: {name}")
    for record_id in Link.objects.filter(made_by=who, **when).values_list("source_id", flat=True):
        of(record_id).links += 1
    for record_id in StoredImage.objects.filter(uploaded_by=who, **when).values_list("record_id", flat=True):
        of(record_id).pictures += 1
    decided = Review.objects.filter(reviewer=who, **_within(window, "decided_at"))
    for record_id in decided.values_list("record_id", flat=True):
        of(record_id).reviews += 1
    for record_id in Publication.objects.filter(approver=who, **when).values_list("record_id", flat=True):
        of(record_id)


def _published(window: Window, found: dict[UUID, RecordActs]) -> None:
    """Which publications the person had a part in, which is the last good one, what others published since."""
    first = {record_id: min(acts.revisions) for record_id, acts in found.items() if acts.revisions}
    rows = Publication.objects.filter(record__in=found).order_by("number")
    for record_id, number, at, approver, revision in rows.values_list(
        "record_id", "number", "at", "approver_id", "revision__number"
    ):
        acts = found[record_id]
        has_part = (approver == window.person_id and at < window.until) or (
            record_id in first and revision >= first[record_id]
        )
        if at < window.since:
            acts.good = number
        elif has_part:
            acts.publications.append(number)
        else:
            acts.others_since += 1


def _named(found: dict[UUID, RecordActs]) -> None:
    rows = Record.objects.filter(pk__in=found).select_related("current")
    for row in rows:
        found[row.pk].title = str(row.current.content.get("title", "")) if row.current else ""
        found[row.pk].language = row.original_language


def recovery(recovery_id: UUID) -> Recovery | None:
    """A recovery with who is meant and who began it; one query."""
    return Recovery.objects.select_related("person", "begun_by").filter(pk=recovery_id).first()


def recoveries() -> list[Recovery]:
    """The latest fifty; one query."""
    return list(Recovery.objects.select_related("person", "begun_by").order_by("-begun_at")[:50])


def things_of(recovery_id: UUID) -> Iterable[Recovered]:
    """What was put right, in its order; one query."""
    return Recovered.objects.filter(recovery_id=recovery_id).order_by("at", "pk")
