"""The API for writing records, for those who may: as a signed-in person, or with a token."""

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Header, Schema, Status
from pydantic import ConfigDict, Field

from polisee.foundation.clock import now
from polisee.foundation.errors import InvalidError, Message, StaleError
from polisee.foundation.languages.tags import normalise_tag
from polisee.knowledge.rest import router
from polisee.knowledge.rest_working import (
    WorkingOut,
    record_at_work,
    require_match,
    saved_meanwhile,
    working_copy,
)
from polisee.partnership.api import Organisation
from polisee.partnership.rest_auth import READING, WRITING, caller
from polisee.records.api import all_kinds, begin_record, permissions, save_record, submit, withdraw

CONTENT = (
    "title",
    "summary",
    "keywords",
    "authors",
    "themes",
    "regions",
    "period",
    "sources",
    "evidence_grade",
    "images",
    "attachments",
    "body",
)


class ContentIn(Schema):
    """The words and facts of a record; what each kind takes stands in /api/v1/schema/record.json."""

    model_config = ConfigDict(extra="forbid")

    title: str | None = None
    summary: str | None = None
    keywords: list[str] | None = None
    authors: list[str] | None = None
    themes: list[int] | None = None
    regions: list[str] | None = None
    period: dict[str, int | None] | None = None
    sources: list[dict[str, str | None]] | None = None
    evidence_grade: str | None = None
    images: list[dict[str, str | None]] | None = None
    attachments: list[dict[str, str | None]] | None = None
    body: dict[str, Any] | None = None


class RecordIn(ContentIn):
    """A new draft."""

    kind: str
    language: str
    organisation: str = Field(description="Code of the organisation that it is written for")


@router.post("/records", **WRITING, response={201: WorkingOut}, summary="Begin a draft")
def create(request: HttpRequest, given: RecordIn, response: HttpResponse) -> Status[dict[str, Any]]:
    """The ETag of the answer is what `PATCH` wants as `If-Match`."""
    if given.kind not in {kind.code for kind in all_kinds()}:
        raise InvalidError({"kind": [_("There is no such kind.")]})
    language = normalise_tag(given.language)
    organisation = Organisation.objects.filter(code=_plain(given.organisation)).first()
    if language is None or organisation is None:
        problems: dict[str, list[Message]] = {}
        if language is None:
            problems["language"] = [_("Choose the language in which you write.")]
        if organisation is None:
            problems["organisation"] = [_("We do not know this organisation.")]
        raise InvalidError(problems)
    record = begin_record(
        actor=caller(request),
        at=now(),
        kind=given.kind,
        language=language,
        organisation_id=organisation.pk,
        content=_content(given),
    )
    response["Location"] = f"{settings.BASE_URL}/api/v1/records/{record.pk}/working"
    return Status(201, working_copy(request, record.pk, response))


@router.get("/records/{uuid:record_id}/working", **READING, response=WorkingOut, summary="The working copy")
def working(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """For those who write, review or lead."""
    return working_copy(request, record_id, response)


@router.patch("/records/{uuid:record_id}", **WRITING, response=WorkingOut, summary="Change a draft")
def change(
    request: HttpRequest,
    record_id: UUID,
    given: ContentIn,
    response: HttpResponse,
    if_match: Annotated[str, Header(alias="If-Match")] = "",
) -> dict[str, Any]:
    """A merge patch (RFC 7396): what is given replaces, null removes, `body` is merged field by field.

    Needs `If-Match` with the ETag of the working copy; if somebody saved meanwhile: 412 with both versions.
    """
    before = working_copy(request, record_id, response, needs=permissions.may_edit)
    patch = given.model_dump(exclude_unset=True)
    require_match(if_match, before, response["ETag"], patch)
    merged = _merged(before["content"], patch)
    try:
        save_record(actor=caller(request), at=now(), record_id=record_id, content=merged, based_on=before["revision"])
    except StaleError as error:  # between our look and the lock
        raise saved_meanwhile(patch, working_copy(request, record_id, response)) from error
    return working_copy(request, record_id, response)


@router.post("/records/{uuid:record_id}/submit", **WRITING, response=WorkingOut, summary="Send a draft for review")
def send(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """The working group's leader then gives it to a reviewer of another organisation."""
    record_at_work(request, record_id, permissions.may_submit)
    submit(actor=caller(request), at=now(), record_id=record_id)
    return working_copy(request, record_id, response)


@router.post("/records/{uuid:record_id}/withdraw", **WRITING, response=WorkingOut, summary="Take it back from review")
def take_back(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """Its authors change their mind; it is a draft again."""
    record_at_work(request, record_id, permissions.may_withdraw)
    withdraw(actor=caller(request), at=now(), record_id=record_id)
    return working_copy(request, record_id, response)


def _content(given: ContentIn) -> dict[str, Any]:
    return {name: value for name, value in given.model_dump(exclude_unset=True).items() if name in CONTENT}


def _merged(before: dict[str, Any], patch: dict[str, Any]) -> dict[str, Any]:
    """RFC 7396, two levels deep."""
    after = {**before, **patch}
    if isinstance(patch.get("body"), dict):
        after["body"] = {**before.get("body", {}), **patch["body"]}
    return {name: value for name, value in after.items() if value is not None}


def _plain(text: str) -> str:
    return text.replace("\x00", "")
