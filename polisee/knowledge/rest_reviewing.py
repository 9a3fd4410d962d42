"""The API for reviewing: who may review, assign, remark, ask for changes, approve; archive and restore."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import ConfigDict, Field

from polisee.foundation.clock import now
from polisee.knowledge.rest import router
from polisee.knowledge.rest_working import WorkingOut, record_at_work, working_copy
from polisee.partnership.rest_auth import READING, REVIEWING, caller
from polisee.records.api import (
    ReviewState,
    approve,
    archive,
    ask_changes,
    assign,
    permissions,
    remark,
    restore,
    working,
)

RECORD = "/records/{uuid:record_id}"


class RemarkOut(Schema):
    """A remark on a field; the empty name: on the whole."""

    field: str
    text: str
    author: str
    at: datetime


class ReviewOut(Schema):
    """The latest round of review. `outcome` is empty while it is open."""

    revision: int
    submitted_at: datetime
    reviewer: str
    assigned_at: datetime | None
    outcome: str
    conclusion: str
    decided_at: datetime | None
    remarks: list[RemarkOut]


class CandidateOut(Schema):
    """Somebody who may be asked to review it."""

    id: UUID
    name: str
    organisation: str
    open_reviews: int


class CandidatesOut(Schema):
    items: list[CandidateOut]


class ReviewerIn(Schema):
    """Whom to ask; `GET …/reviewers` lists who may be asked."""

    model_config = ConfigDict(extra="forbid")
    reviewer: UUID


class RemarkIn(Schema):
    """A remark on the revision under review."""

    model_config = ConfigDict(extra="forbid")
    text: str
    field: str = Field("", description="Name of the field; empty: on the whole")


class ConclusionIn(Schema):
    """What should change."""

    model_config = ConfigDict(extra="forbid")
    conclusion: str = ""


class ApprovalIn(Schema):
    """Exactly what was read: number and digest of the working copy's revision."""

    model_config = ConfigDict(extra="forbid")
    revision: int
    digest: str
    conclusion: str = ""


class ApprovedOut(Schema):
    """What was sealed; the public reads it from now on."""

    record: UUID
    publication: int
    revision: int
    digest: str = Field(description="SHA-256 of the sealed text")
    published_at: datetime


@router.get(f"{RECORD}/review", **READING, response=ReviewOut | None, summary="The latest round of review")
def review_round(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any] | None:
    """Null where it was never sent for review."""
    record_at_work(request, record_id)
    response["Cache-Control"] = "private, no-store"
    return _round(working.review_state(record_id))


@router.get(f"{RECORD}/reviewers", **READING, response=CandidatesOut, summary="Who may be asked to review it")
def reviewers(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """For those who may assign; people of other organisations who did not write it, the least busy first."""
    record = record_at_work(request, record_id, permissions.may_assign)
    response["Cache-Control"] = "private, no-store"
    found = working.candidates_for(permissions.facts_of(record), now().date())
    return {
        "items": [
            {
                "id": each.person.pk,
                "name": each.person.full_name,
                "organisation": each.organisation,
                "open_reviews": each.open_reviews,
            }
            for each in found
        ]
    }


@router.post(f"{RECORD}/assign", **REVIEWING, response=WorkingOut, summary="Give the review to somebody")
def assign_review(request: HttpRequest, record_id: UUID, given: ReviewerIn, response: HttpResponse) -> dict[str, Any]:
    """For the leader of its working group, and the coordinator."""
    record_at_work(request, record_id, permissions.may_assign)
    assign(actor=caller(request), at=now(), record_id=record_id, reviewer_id=given.reviewer)
    return working_copy(request, record_id, response)


@router.post(f"{RECORD}/remarks", **REVIEWING, response={201: RemarkOut}, summary="Remark on a field")
def remark_on(request: HttpRequest, record_id: UUID, given: RemarkIn, response: HttpResponse) -> Status[dict[str, Any]]:
    """For whoever has the open review."""
    record_at_work(request, record_id, permissions.may_review)
    made = remark(actor=caller(request), at=now(), record_id=record_id, text=given.text, field=given.field)
    return Status(201, _remark(made))


@router.post(f"{RECORD}/ask-changes", **REVIEWING, response=ReviewOut | None, summary="Send it back to its authors")
def send_back(
    request: HttpRequest, record_id: UUID, given: ConclusionIn, response: HttpResponse
) -> dict[str, Any] | None:
    """There must be a remark, or a conclusion that says what should change. The reviewer's part is over with it."""
    record_at_work(request, record_id, permissions.may_review)
    ask_changes(actor=caller(request), at=now(), record_id=record_id, conclusion=given.conclusion)
    response["Cache-Control"] = "private, no-store"
    return _round(working.review_state(record_id))


@router.post(f"{RECORD}/approve", **REVIEWING, response=ApprovedOut, summary="Approve what was read")
def approve_it(request: HttpRequest, record_id: UUID, given: ApprovalIn, response: HttpResponse) -> dict[str, Any]:
    """It is sealed and public at once. What differs from the revision and digest that are named is refused."""
    record_at_work(request, record_id, permissions.may_review)
    made = approve(
        actor=caller(request),
        at=now(),
        record_id=record_id,
        revision=given.revision,
        digest_read=given.digest,
        conclusion=given.conclusion,
    )
    response["Cache-Control"] = "private, no-store"
    return {
        "record": record_id,
        "publication": made.number,
        "revision": given.revision,
        "digest": made.digest,
        "published_at": made.at,
    }


@router.post(f"{RECORD}/archive", **REVIEWING, response=WorkingOut, summary="Take it out of the public's sight")
def put_away(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """Nothing is deleted; harvesters are told that it was withdrawn."""
    record_at_work(request, record_id, permissions.may_archive)
    archive(actor=caller(request), at=now(), record_id=record_id)
    return working_copy(request, record_id, response)


@router.post(f"{RECORD}/restore", **REVIEWING, response=WorkingOut, summary="Bring an archived record back")
def bring_back(request: HttpRequest, record_id: UUID, response: HttpResponse) -> dict[str, Any]:
    """As a draft: it is not public again before it is approved again."""
    record_at_work(request, record_id, permissions.may_archive)
    restore(actor=caller(request), at=now(), record_id=record_id)
    return working_copy(request, record_id, response)


def _round(state: ReviewState) -> dict[str, Any] | None:
    latest = state.latest
    if latest is None:
        return None
    remarks = [each for found in state.remarks.values() for each in found if each.review_id == latest.pk]
    return {
        "revision": latest.revision.number,
        "submitted_at": latest.submitted_at,
        "reviewer": latest.reviewer.full_name if latest.reviewer else "",
        "assigned_at": latest.assigned_at,
        "outcome": latest.outcome,
        "conclusion": latest.conclusion,
        "decided_at": latest.decided_at,
        "remarks": [_remark(each) for each in sorted(remarks, key=lambda each: each.at)],
    }


def _remark(made: Any) -> dict[str, Any]:
    return {
        "field": made.field,
        "text": made.text,
        "author": made.author.full_name if made.author else "",
        "at": made.at,
    }
