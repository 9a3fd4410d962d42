"""What those who write, review and translate read: work that waits, the state of a review, revisions, typed text."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from polisee.foundation.canonical import text_digest
from polisee.partnership.api import Person, Standing, holders_of
from polisee.records import permissions
from polisee.records.models import Autosave, Record, Remark, Review, Revision, StoredImage, Transition, Translation
from polisee.records.permissions import RecordFacts
from polisee.records.published import PublishedRecord, SealFacts
from polisee.records.rules.content import texts_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import ARCHIVED, CHANGES_ASKED, IN_REVIEW, PUBLISHED, SUBMITTED, is_late
from polisee.records.rules.translation import State, state_of

MOST_SHOWN = 200


@dataclass(frozen=True)
class WorkRow:
    """One record as the working area lists it: what it is, where it stands, since when, and with whom it waits."""

    id: UUID
    kind: str
    title: str
    """In the original language; empty while nothing is written."""
    language: str
    state: str
    organisation: str
    since: datetime
    updated_at: datetime
    is_late: bool
    reviewer_id: UUID | None
    reviewer: str
    themes: tuple[int, ...]
    organisation_id: UUID | None
    created_by_id: UUID | None
    is_public: bool
    next_review: date | None
    oddity: int = 0
    """How unusual the change under review is, 0 to 100."""
    oddities: tuple[dict[str, Any], ...] = ()


def listed(records: QuerySet[Record], *, today: date, most: int = MOST_SHOWN) -> list[WorkRow]:
    """These records as rows; one query."""
    since = Transition.objects.filter(record=OuterRef("pk")).order_by("-at", "-id").values("at")[:1]
    open_review = Review.objects.filter(record=OuterRef("pk"), decided_at=None)
    rows = records.select_related("current", "organisation").annotate(
        since=Subquery(since),
        with_id=Subquery(open_review.values("reviewer_id")[:1]),
        with_name=Subquery(open_review.values("reviewer__full_name")[:1]),
        oddity=Subquery(open_review.values("oddity")[:1]),
        oddities=Subquery(open_review.values("oddities")[:1]),
    )
    return [_row(each, today) for each in rows[:most]]


def _row(record: Any, today: date) -> WorkRow:
    content = record.current.content if record.current else {}
    since = record.since or record.created_at
    return WorkRow(
        id=record.pk,
        kind=record.kind,
        title=content.get("title", ""),
        language=record.original_language,
        state=record.state,
        organisation=str(record.organisation or record.owner_name),
        since=since,
        updated_at=record.updated_at,
        is_late=is_late(record.state, since.date(), today),
        reviewer_id=record.with_id,
        reviewer=record.with_name or "",
        themes=tuple(content.get("themes", [])),
        organisation_id=record.organisation_id,
        created_by_id=record.created_by_id,
        is_public=record.published_id is not None,
        next_review=record.next_review,
        oddity=record.oddity or 0,
        oddities=tuple(record.oddities or ()),
    )


def under_way(who: Standing, today: date) -> list[WorkRow]:
    """Records that wait for somebody, which this person writes, judges or coordinates; longest waiting first."""
    records = permissions.working_copies_visible_to(who).filter(state__in=(SUBMITTED, IN_REVIEW, CHANGES_ASKED))
    return listed(records.order_by("updated_at"), today=today)


def due_for_review(who: Standing, today: date) -> list[WorkRow]:
    """Published records of this person's organisations, or of the groups led, whose review date has come."""
    records = permissions.working_copies_visible_to(who).filter(state=PUBLISHED, next_review__lte=today)
    return listed(records.order_by("next_review"), today=today, most=50)


def written_by_me(
    who: Standing, today: date, *, state: str = "", page: int = 1, page_size: int = 50
) -> tuple[list[WorkRow], int]:
    """Records that this person may write, the latest first, and how many there are; two queries."""
    mine = Q(organisation_id__in=who.contributor_for) | Q(created_by_id=who.person_id)
    records = Record.objects.filter(mine)
    records = records.filter(state=state) if state else records.exclude(state=ARCHIVED)
    rows = listed(records.order_by("-updated_at")[(page - 1) * page_size : page * page_size], today=today)
    return rows, records.count()


@dataclass(frozen=True)
class TranslationTask:
    """One language of a record in which something is outdated, or waits for approval."""

    record_id: UUID
    title: str
    original: str
    language: str
    reason: str
    """`outdated` or `to_approve`."""
    fields: int
    since: datetime


def translation_tasks(who: Standing) -> list[TranslationTask]:
    """What this person could bring up to date (own work, own organisations) or approve (others' drafts); one query."""
    if not who.is_signed_in:
        return []
    mine = Q(made_by_id=who.person_id) | Q(record__organisation_id__in=who.contributor_for)
    outdated = Q(revision__lt=F("record__current__number")) & mine
    waiting = Q(kept__in=("draft", "machine")) & ~Q(made_by_id=who.person_id)
    if not (who.may_review_at_all or who.is_coordinator):
        waiting &= Q(record__organisation_id__in=who.contributor_for)
    rows = Translation.objects.filter(outdated | waiting).exclude(record__state=ARCHIVED)
    if not who.is_coordinator:
        # What its writers are changing is their own until it is public again: the page is closed to others.
        rows = rows.filter(Q(record__state=PUBLISHED) | Q(record__organisation_id__in=who.contributor_for))
    rows = rows.exclude(language=F("record__original_language")).select_related("record__current").order_by("at")
    found: dict[tuple[UUID, str, str], list[Translation]] = {}
    originals: dict[UUID, dict[str, str]] = {}
    for row in rows[: 5 * MOST_SHOWN]:
        reason = _reason(row, who, originals.setdefault(row.record_id, _digests(row.record)))
        if reason:
            found.setdefault((row.record_id, row.language, reason), []).append(row)
    return [
        TranslationTask(
            record_id=record_id,
            title=(group[0].record.current.content if group[0].record.current else {}).get("title", ""),
            original=group[0].record.original_language,
            language=language,
            reason=reason,
            fields=len(group),
            since=group[0].at,
        )
        for (record_id, language, reason), group in found.items()
    ]


def _digests(record: Record) -> dict[str, str]:
    texts = texts_of(kind_of(record.kind), record.current.content if record.current else {})
    return {field: text_digest(text) for field, text in texts.items()}


def _reason(row: Translation, who: Standing, digests: dict[str, str]) -> str:
    if row.field not in digests:
        return ""
    if row.made_from != digests[row.field]:
        is_mine = str(row.made_by_id) == who.person_id or str(row.record.organisation_id) in who.contributor_for
        return "outdated" if is_mine else ""
    return "to_approve" if row.kept != "approved" and str(row.made_by_id) != who.person_id else ""


# -- one record ----------------------------------------------------------------------------------------------------


def revision_numbered(record_id: UUID, number: int) -> Revision | None:
    """One revision with its author; one query."""
    return Revision.objects.select_related("author").filter(record_id=record_id, number=number).first()


def revisions_of(record_id: UUID) -> list[Revision]:
    """Every revision, the latest first, with authors and without content; one query."""
    rows = Revision.objects.filter(record_id=record_id).select_related("author").defer("content")
    return list(rows.order_by("-number"))


def typed_by(person: Person, record_id: UUID, language: str = "") -> Autosave | None:
    """What this person has typed and not saved; one query."""
    return Autosave.objects.filter(person=person, record_id=record_id, language=language).first()


def images_of(record_id: UUID) -> dict[str, StoredImage]:
    """The pictures of a record by id; one query."""
    return {str(row.pk): row for row in StoredImage.objects.filter(record_id=record_id)}


def image(image_id: UUID) -> StoredImage | None:
    """One picture; one query."""
    return StoredImage.objects.select_related("record").filter(pk=image_id).first()


@dataclass(frozen=True)
class ReviewState:
    """The latest round of review, with the remarks of all rounds."""

    latest: Review | None
    earlier: tuple[Review, ...]
    remarks: dict[str, list[Remark]]
    """By field, of the latest round that has any; the empty name: on the whole."""

    @property
    def is_open(self) -> bool:
        return self.latest is not None and self.latest.decided_at is None


def review_state(record_id: UUID) -> ReviewState:
    """Rounds of review and remarks; two queries."""
    rows = Review.objects.filter(record_id=record_id).select_related("revision", "reviewer", "submitted_by")
    rounds = list(rows.order_by("-submitted_at", "-pk"))
    remarks: dict[UUID, list[Remark]] = {}
    for remark in Remark.objects.filter(review__record_id=record_id).select_related("author"):
        remarks.setdefault(remark.review_id, []).append(remark)
    latest = rounds[0] if rounds else None
    shown = next((each for each in rounds if each.pk in remarks), None)
    by_field: dict[str, list[Remark]] = {}
    for remark in remarks.get(shown.pk, []) if shown else []:
        by_field.setdefault(remark.field, []).append(remark)
    return ReviewState(latest, tuple(rounds[1:]), by_field)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may review a record, and how much that person has to review already."""

    person: Person
    organisation: str
    open_reviews: int
    """Reviews given to this person and not answered yet."""


def candidates_for(facts: RecordFacts, today: date) -> list[Candidate]:
    """Who may be asked to review, those with the least to do first; three queries."""
    holders = holders_of(("reviewer", "leader"), today)
    fit = [each for each in holders if permissions.may_be_reviewer(each.standing, facts)]
    loads = _loads([each.person for each in fit])
    found = [Candidate(each.person, each.organisations, loads[each.person.pk]) for each in fit]
    return sorted(found, key=lambda candidate: (candidate.open_reviews, candidate.person.full_name))


def _loads(people: Collection[Person]) -> Counter[UUID]:
    rows = Review.objects.filter(decided_at=None, reviewer__in=people).values("reviewer").annotate(count=Count("pk"))
    return Counter({row["reviewer"]: row["count"] for row in rows})


@dataclass(frozen=True)
class TranslationField:
    """One field of a translation as it stands."""

    name: str
    original: str
    original_digest: str
    text: str
    state: State
    made_by: str
    made_by_id: UUID | None
    approved_by: str
    made_from_text: str | None
    """The original from which it was made, where that is another than now's."""
    at: datetime | None


def translation_fields(record: Record, language: str) -> list[TranslationField]:
    """Every field that can be translated, in the order of the record; two queries."""
    kind = kind_of(record.kind)
    originals = texts_of(kind, record.current.content if record.current else {})
    rows = record.translations.filter(language=language).select_related("made_by", "approved_by")
    there = {row.field: row for row in rows}
    wanted = {row.revision for row in there.values()}
    older = (
        {revision.number: texts_of(kind, revision.content) for revision in record.revisions.filter(number__in=wanted)}
        if wanted
        else {}
    )
    return [_translation_field(name, text, there.get(name), older) for name, text in originals.items()]


def _translation_field(
    name: str, original: str, row: Translation | None, older: dict[int, dict[str, str]]
) -> TranslationField:
    now = text_digest(original)
    made_from = older.get(row.revision, {}).get(name) if row and row.made_from != now else None
    state = state_of(kept=row.kept if row else None, made_from=row.made_from if row else None, original_now=now)
    return TranslationField(
        name=name,
        original=original,
        original_digest=now,
        text=row.text if row else "",
        state=state or "missing",
        made_by=(row.machine or (row.made_by.full_name if row.made_by else "")) if row else "",
        made_by_id=row.made_by_id if row else None,
        approved_by=row.approved_by.full_name if row and row.approved_by else "",
        made_from_text=made_from,
        at=row.at if row else None,
    )


def translation_states(record: Record) -> dict[str, list[State]]:
    """The states of all fields, by language into which anything is translated; one query."""
    digests = _digests(record)
    kept: dict[str, dict[str, Translation]] = {}
    for row in record.translations.exclude(language=record.original_language):
        kept.setdefault(row.language, {})[row.field] = row
    return {
        language: [
            state
            for field, now in digests.items()
            if (
                state := state_of(
                    kept=rows[field].kept if field in rows else None,
                    made_from=rows[field].made_from if field in rows else None,
                    original_now=now,
                )
            )
        ]
        for language, rows in sorted(kept.items())
    }


def preview(record: Record, at: datetime) -> PublishedRecord:
    """The working copy as the public would read it; it carries no seal, and must be marked as a preview."""
    from polisee.records.operations.publishing import payload_of

    if record.current is None:
        raise RuntimeError("a record without a revision has no preview")
    payload = payload_of(record=record, revision=record.current, approved_by="", at=at, number=0)
    return PublishedRecord(payload=payload, seal=SealFacts("", "", "", 0))


# -- who is concerned ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Concerned:
    """A record, its latest review, and the people whom a step concerns."""

    record: Record
    review: Review | None
    title: str
    themes: tuple[int, ...]
    authors: tuple[Person, ...]
    """Active people who began it, saved it, or sent it."""


def concerned_with(record_id: UUID, review_id: UUID | None = None) -> Concerned:
    """For those who tell people; four queries at most."""
    record = Record.objects.select_related("current").get(pk=record_id)
    review = (
        Review.objects.select_related("reviewer", "assigned_by").filter(pk=review_id).first() if review_id else None
    )
    content = record.current.content if record.current else {}
    ids = {*record.revisions.values_list("author_id", flat=True), record.created_by_id}
    if review is not None:
        ids.add(review.submitted_by_id)
    known = [each for each in ids if each is not None]
    authors = Person.objects.filter(pk__in=known, is_active=True).order_by("pk")
    return Concerned(record, review, content.get("title", ""), tuple(content.get("themes", [])), tuple(authors))


def translators_left_behind(record_id: UUID) -> list[Person]:
    """Those whose translation of a field no longer fits the current original; three queries."""
    record = Record.objects.select_related("current").get(pk=record_id)
    digests = _digests(record)
    rows = record.translations.exclude(made_by=None)
    ids = {row.made_by_id for row in rows if row.field in digests and row.made_from != digests[row.field]}
    return list(Person.objects.filter(pk__in=[each for each in ids if each is not None], is_active=True))


def latest_step(record_id: UUID) -> Transition | None:
    """The last step of a record; one query."""
    return Transition.objects.filter(record_id=record_id).select_related("actor").order_by("-at", "-id").first()
