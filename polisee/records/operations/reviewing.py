"""Reviewing: send, assign, remark, ask for changes, approve, withdraw. On approval the revision is sealed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import digest
from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.foundation.events import emit
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.events import ReviewStepTaken
from polisee.records.messages import refuse
from polisee.records.models import Publication, Record, Remark, Review
from polisee.records.operations.oddity import oddity_of
from polisee.records.operations.outbound import bring_hosts_of
from polisee.records.operations.publishing import publish
from polisee.records.operations.steps import locked, require, take_step
from polisee.records.operations.writing import refuse_unknown_citations
from polisee.records.queries import link_types_to
from polisee.records.rules.content import COMMON_FIELDS, Problems, what_is_missing
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import REVIEW_AGAIN_AFTER

LONGEST_REMARK = 4000
"""In characters; the sentences below say so."""


@transaction.atomic
def submit(*, actor: Person, at: datetime, record_id: UUID) -> Review:
    """Send the current revision for review; `InvalidError` names what is missing."""
    record = locked(record_id)
    require(allowed=permissions.may_submit(standing_of(actor, at.date()), permissions.facts_of(record)))
    if record.current is None:
        raise InvalidError({"": [_("There is nothing to send yet.")]})
    problems = what_is_missing(kind_of(record.kind), record.current.content, link_types_to(record.pk))
    refuse_unknown_citations(record, record.current.content, problems)
    refuse(problems)
    take_step(record=record, act="submit", actor=actor, at=at, revision=record.current.number)
    record.save()
    bring_hosts_of(record=record, revision=record.current, at=at)
    odd = oddity_of(record=record, revision=record.current)
    review = Review.objects.create(
        record=record,
        revision=record.current,
        submitted_by=actor,
        submitted_at=at,
        oddity=odd.score,
        oddities=odd.as_json(),
    )
    _tell(review, "submit", actor)
    return review


@transaction.atomic
def assign(*, actor: Person, at: datetime, record_id: UUID, reviewer_id: UUID) -> Review:
    """Give the open review to a person of another organisation."""
    record = locked(record_id)
    facts = permissions.facts_of(record)
    require(allowed=permissions.may_assign(standing_of(actor, at.date()), facts))
    reviewer = Person.objects.filter(pk=reviewer_id, is_active=True).first()
    if reviewer is None or not permissions.may_be_reviewer(standing_of(reviewer, at.date()), facts):
        raise InvalidError(
            {"reviewer": [_("Choose a reviewer of another organisation who did not write this record.")]}
        )
    review = _open_review(record)
    take_step(record=record, act="assign", actor=actor, at=at, reviewer=str(reviewer.pk))
    record.save()
    review.reviewer, review.assigned_by, review.assigned_at = reviewer, actor, at
    review.save()
    _tell(review, "assign", actor)
    return review


@transaction.atomic
def remark(*, actor: Person, at: datetime, record_id: UUID, text: str, field: str = "") -> Remark:
    """Leave a remark on a field of the revision under review."""
    record = locked(record_id)
    require(allowed=permissions.may_review(standing_of(actor, at.date()), permissions.facts_of(record)))
    words = strip_invisible(text).strip()
    if not words or len(words) > LONGEST_REMARK:
        raise InvalidError({"text": [_("Write your remark, in at most 4,000 characters.")]})
    if field and field not in COMMON_FIELDS | set(kind_of(record.kind).by_name):
        raise InvalidError({"field": [_("This kind of record has no such field.")]})
    made = Remark.objects.create(review=_open_review(record), field=field, text=words, author=actor, at=at)
    record_act(actor=actor, at=at, act="record.remark", target_type="record", target_id=record.pk, field=field)
    return made


@transaction.atomic
def ask_changes(*, actor: Person, at: datetime, record_id: UUID, conclusion: str = "") -> Review:
    """Send it back to its authors; there must be a remark or a conclusion that says what to change."""
    record = locked(record_id)
    require(allowed=permissions.may_review(standing_of(actor, at.date()), permissions.facts_of(record)))
    review = _open_review(record)
    _refuse_too_long(conclusion)
    if not conclusion.strip() and not review.remarks.exists():
        raise InvalidError({"conclusion": [_("Say what should change, here or in a remark on a field.")]})
    take_step(record=record, act="ask_changes", actor=actor, at=at)
    record.save()
    _close(review, "changes_asked", conclusion, at)
    _tell(review, "ask_changes", actor)
    return review


@transaction.atomic
def approve(
    *,
    actor: Person,
    at: datetime,
    record_id: UUID,
    revision: int,
    conclusion: str = "",
    digest_read: str | None = None,
    confirmed_hosts: Collection[str] = (),
) -> Publication:
    """Approve exactly the revision that was read: it is sealed and becomes public.

    `digest_read`: of the content that the reviewer had before the eyes; what differs from it is not approved. A record
    without a later review date is due again after `REVIEW_AGAIN_AFTER`. `confirmed_hosts`: hosts new to us that the
    reviewer has looked at; with any other that is not known `InvalidError` names the fields.
    """
    record = locked(record_id)
    require(allowed=permissions.may_review(standing_of(actor, at.date()), permissions.facts_of(record)))
    _refuse_too_long(conclusion)
    review = _open_review(record)
    current = record.current
    is_the_same = current is not None and review.revision_id == current.pk and current.number == revision
    if current is None or not is_the_same or digest_read not in (None, digest(current.content)):
        raise InvalidError({"": [_("The text has changed since you read it. Read it again before you approve.")]})
    problems: Problems = {}
    refuse_unknown_citations(record, current.content, problems)
    refuse(problems)
    take_step(record=record, act="approve", actor=actor, at=at, revision=revision)
    if record.next_review is None or record.next_review <= at.date():
        record.next_review = at.date() + REVIEW_AGAIN_AFTER
    publication = publish(record=record, approver=actor, at=at, confirmed_hosts=confirmed_hosts)
    _close(review, "approved", conclusion, at)
    _tell(review, "approve", actor)
    return publication


@transaction.atomic
def withdraw(*, actor: Person, at: datetime, record_id: UUID) -> Record:
    """The authors take it back."""
    record = locked(record_id)
    require(allowed=permissions.may_withdraw(standing_of(actor, at.date()), permissions.facts_of(record)))
    take_step(record=record, act="withdraw", actor=actor, at=at)
    record.save()
    review = record.reviews.filter(decided_at=None).first()
    if review is not None:
        _close(review, "withdrawn", "", at)
        _tell(review, "withdraw", actor)
    return record


def _open_review(record: Record) -> Review:
    review = record.reviews.select_for_update(of=("self",)).filter(decided_at=None).first()
    if review is None:
        raise NotAllowedError(_("This record is not under review."))
    return review


def _refuse_too_long(conclusion: str) -> None:
    if len(strip_invisible(conclusion).strip()) > LONGEST_REMARK:
        raise InvalidError({"conclusion": [_("Write your remark, in at most 4,000 characters.")]})


def _close(review: Review, outcome: str, conclusion: str, at: datetime) -> None:
    review.outcome, review.conclusion, review.decided_at = outcome, strip_invisible(conclusion).strip(), at
    review.save()


def _tell(review: Review, step: str, actor: Person) -> None:
    emit(ReviewStepTaken(record_id=review.record_id, review_id=review.pk, step=step, actor_id=actor.pk))
