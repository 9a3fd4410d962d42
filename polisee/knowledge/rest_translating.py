"""The API for translating: the state of every field, saving with what was seen, approving what was read."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Schema
from pydantic import ConfigDict, Field

from polisee.foundation.canonical import text_digest
from polisee.foundation.clock import now
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.knowledge.rest import router
from polisee.knowledge.rest_working import record_at_work
from polisee.partnership.api import standing_of
from polisee.partnership.rest_auth import READING, REVIEWING, TRANSLATING, caller
from polisee.records.api import approve_translation, permissions, save_translation, working
from polisee.records.api import queries as record_queries

RECORD = "/records/{uuid:record_id}/translations"
LANGUAGE = f"{RECORD}/{{language}}"


class StatesOut(Schema):
    """Per language into which anything is translated: the states of all fields."""

    original: str
    languages: dict[str, list[str]]


class FieldOut(Schema):
    """A field of a translation as it stands. `state`: missing, machine, draft, approved or outdated."""

    name: str
    original: str
    original_digest: str = Field(description="what `seen` names when this original was translated")
    text: str
    text_digest: str = Field(description="what `over` and `read` name; empty where there is no translation")
    state: str
    made_by: str
    approved_by: str


class TranslationPageOut(Schema):
    """A translation into one language, field by field in the order of the record."""

    language: str
    original_language: str
    fields: list[FieldOut]


class TranslationIn(Schema):
    """What to keep as a draft, by field; an empty text removes one."""

    model_config = ConfigDict(extra="forbid")
    texts: dict[str, str]
    seen: dict[str, str] = Field({}, description="by field, digest of the original that was translated")
    over: dict[str, str] | None = Field(
        None, description="by field, digest of the translation that was there; with it nobody's is written over unseen"
    )


class ReadIn(Schema):
    """What was read, by field: digest of the translation."""

    model_config = ConfigDict(extra="forbid")
    read: dict[str, str]


class ChangedOut(Schema):
    """The fields that changed."""

    fields: list[str]


@router.get(RECORD, **READING, response=StatesOut, summary="How far each translation is")
def translation_states(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """For those who see the working copy, and for everybody who may translate it."""
    record = _record(request, record_id)
    response["Cache-Control"] = "private, no-store"
    return {"original": record.original_language, "languages": working.translation_states(record)}


@router.get(LANGUAGE, **READING, response=TranslationPageOut, summary="One translation, field by field")
def translation(request: HttpRequest, record_id: UUID, language: str, response: HttpResponse) -> dict[str, Any]:
    """With the digests that saving and approving want."""
    record = _record(request, record_id)
    _known(language)
    response["Cache-Control"] = "private, no-store"
    return _page(record, language)


@router.put(LANGUAGE, **TRANSLATING, response=ChangedOut, summary="Save drafts of a translation")
def keep_translation(request: HttpRequest, record_id: UUID, language: str, given: TranslationIn) -> dict[str, Any]:
    """Fields that are not named stay as they are. 409 where `over` does not fit what is there."""
    _record(request, record_id)
    _known(language)
    changed = save_translation(
        actor=caller(request),
        at=now(),
        record_id=record_id,
        language=language,
        texts=given.texts,
        seen=given.seen,
        over=given.over,
    )
    return {"fields": changed}


@router.post(f"{LANGUAGE}/approve", **REVIEWING, response=ChangedOut, summary="Approve a translation that was read")
def approve_read(request: HttpRequest, record_id: UUID, language: str, given: ReadIn) -> dict[str, Any]:
    """Only fields whose digest is named, which another person made, and whose original has not changed since."""
    _record(request, record_id)
    _known(language)
    fields = approve_translation(
        actor=caller(request), at=now(), record_id=record_id, language=language, read=given.read
    )
    return {"fields": fields}


def _record(request: HttpRequest, record_id: UUID) -> Any:
    """The record, for those who see its working copy or may translate it; for others there is none."""
    record = record_queries.record_with_current(record_id)
    if record is not None and permissions.may_translate(
        standing_of(caller(request), now().date()), permissions.facts_of(record)
    ):
        return record
    return record_at_work(request, record_id)


def _known(language: str) -> None:
    if language not in CONTENT_CODES:
        raise Http404


def _page(record: Any, language: str) -> dict[str, Any]:
    fields = [
        {
            "name": field.name,
            "original": field.original,
            "original_digest": field.original_digest,
            "text": field.text,
            "text_digest": text_digest(field.text) if field.text else "",
            "state": field.state,
            "made_by": field.made_by,
            "approved_by": field.approved_by,
        }
        for field in working.translation_fields(record, language)
    ]
    return {"language": language, "original_language": record.original_language, "fields": fields}
