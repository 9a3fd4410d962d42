"""Writing: begin a record, keep what is being typed, save a revision."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import digest
from polisee.foundation.errors import InvalidError, Message, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.foundation.regions import REGIONS
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.messages import refuse
from polisee.records.models import Autosave, Record, Revision
from polisee.records.operations.steps import locked, require, take_step
from polisee.records.queries import cited_records
from polisee.records.rules.content import Problems, cited_in, clean_content
from polisee.records.rules.fields import Problem
from polisee.records.rules.kinds import all_kinds, kind_of
from polisee.records.rules.life import LONGEST_REVIEW_PERIOD


@transaction.atomic
def begin_record(
    *,
    actor: Person,
    at: datetime,
    kind: str,
    language: str,
    organisation_id: UUID,
    content: dict[str, Any] | None = None,
) -> Record:
    """Begin a draft for an organisation. Raises `NotAllowedError`, `InvalidError`."""
    require(allowed=permissions.may_create_for(standing_of(actor, at.date()), str(organisation_id)))
    errors: dict[str, list[Message]] = {}
    if kind not in {known.code for known in all_kinds()}:
        errors["kind"] = [_("Choose what you want to write.")]
    if language not in CONTENT_CODES:
        errors["language"] = [_("Choose the language in which you write.")]
    if errors:
        raise InvalidError(errors)
    cleaned, problems = clean_content(kind_of(kind), content or {}, known_regions=REGIONS)
    record = Record.objects.create(
        kind=kind,
        original_language=language,
        organisation_id=organisation_id,
        created_by=actor,
        created_at=at,
        updated_at=at,
    )
    refuse_what_is_foreign(record, cleaned, problems)
    refuse(problems)
    record.current = add_revision(record=record, content=cleaned, author=actor, at=at)
    record.save()
    record_act(actor=actor, at=at, act="record.begin", target_type="record", target_id=record.pk, kind=kind)
    return record


def add_revision(
    *, record: Record, content: dict[str, Any], author: Person | None, at: datetime, note: str = ""
) -> Revision:
    """The next revision of a locked (or new) record; the caller points the record to it."""
    number = record.current.number + 1 if record.current else 1
    words = " ".join(strip_invisible(note).split())[:300]
    return Revision.objects.create(
        record=record, number=number, content=content, digest=digest(content), author=author, at=at, note=words
    )


@transaction.atomic
def keep_typing(*, actor: Person, at: datetime, record_id: UUID, typed: dict[str, Any], language: str = "") -> None:
    """Autosave: keep what stands in the form, as it is, for this person. Nothing is checked but who asks."""
    record = locked(record_id)
    who, facts = standing_of(actor, at.date()), permissions.facts_of(record)
    allowed = permissions.may_translate(who, facts) if language else permissions.may_edit(who, facts)
    require(allowed=allowed)
    defaults = {"typed": _storable(typed), "at": at}
    Autosave.objects.update_or_create(person=actor, record=record, language=language, defaults=defaults)


def _storable(value: Any) -> Any:
    """What was typed without what the database cannot hold: NUL and halves of letters. Nobody can read those."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode()
    if isinstance(value, dict):
        return {_storable(name): _storable(each) for name, each in value.items()}
    return [_storable(each) for each in value] if isinstance(value, list) else value


@transaction.atomic
def save_record(
    *,
    actor: Person,
    at: datetime,
    record_id: UUID,
    content: dict[str, Any],
    based_on: int,
    language: str | None = None,
    note: str = "",
) -> Revision:
    """Save a revision. `based_on` is the number of the revision the person saw.

    Raises `NotAllowedError`; `StaleError` if somebody saved meanwhile; `InvalidError` naming the fields. Equal content
    makes no new revision. A published record that is edited becomes a draft; what is published stays public.
    """
    record = locked(record_id)
    require(allowed=permissions.may_edit(standing_of(actor, at.date()), permissions.facts_of(record)))
    current = record.current
    if current is None or current.number != based_on:
        raise StaleError(_("Somebody else has saved this record meanwhile. Your words are kept: compare the two."))
    cleaned, problems = clean_content(kind_of(record.kind), content, known_regions=REGIONS)
    refuse_what_is_foreign(record, cleaned, problems)
    refuse(problems)
    if language and language in CONTENT_CODES and record.published_id is None:
        record.original_language = language
    if digest(cleaned) != current.digest:
        take_step(record=record, act="edit", actor=actor, at=at, revision=current.number + 1)
        record.current = add_revision(record=record, content=cleaned, author=actor, at=at, note=note)
    record.save()
    Autosave.objects.filter(person=actor, record=record, language="").delete()
    if record.current is None:  # for the type checker: it was set above or before
        raise RuntimeError("a record without a revision")
    return record.current


@transaction.atomic
def drop_typing(*, actor: Person, at: datetime, record_id: UUID, language: str = "") -> None:
    """Throw away what was typed and not saved."""
    Autosave.objects.filter(person=actor, record_id=record_id, language=language).delete()


@transaction.atomic
def plan_review(*, actor: Person, at: datetime, record_id: UUID, next_review: date | None) -> None:
    """Say when the record should be looked at again. Not part of the text: it makes no revision."""
    record = locked(record_id)
    require(allowed=permissions.may_edit(standing_of(actor, at.date()), permissions.facts_of(record)))
    if record.next_review == next_review:
        return
    if next_review is not None and not at.date() < next_review <= at.date() + LONGEST_REVIEW_PERIOD:
        raise InvalidError({"next_review": [_("Choose a day after today, at most five years from now.")]})
    record.next_review = next_review
    record.save()
    record_act(actor=actor, at=at, act="record.plan_review", target_type="record", target_id=record.pk)


def refuse_what_is_foreign(record: Record, content: dict[str, Any], problems: Problems) -> None:
    """Pictures and files of other records, and citations of records that are not public."""
    _refuse_foreign_images(record, content, problems)
    refuse_foreign_files(record, content, problems)
    refuse_unknown_citations(record, content, problems)


def _refuse_foreign_images(record: Record, content: dict[str, Any], problems: Problems) -> None:
    """A record shows its own pictures only."""
    ids = {image["id"] for image in content.get("images", [])}
    if ids and len(ids) != record.images.filter(pk__in=ids).count():
        problems.setdefault("images", []).append(Problem("not_an_image"))


def refuse_foreign_files(record: Record, content: dict[str, Any], problems: Problems) -> None:
    """A record shows its own files only."""
    ids = {each["id"] for each in content.get("attachments", [])}
    if ids and len(ids) != record.files.filter(pk__in=ids).count():
        problems.setdefault("attachments", []).append(Problem("not_an_attachment"))


def refuse_unknown_citations(record: Record, content: dict[str, Any], problems: Problems) -> None:
    """A sentence rests on public records, and never on its own."""
    for field, marks in cited_in(kind_of(record.kind), content).items():
        public = {mark for mark, found in cited_records(marks).items() if found.pk != record.pk and found.published_id}
        unknown = [mark for mark in marks if mark not in public]
        if unknown:
            problems.setdefault(field, []).append(Problem("unknown_record", value=unknown[0]))
