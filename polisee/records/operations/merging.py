"""Two records become one, and two again. Both keep their revisions and publications; one address leads to the other.

Locks are taken in the order of ids, so that two people who join the same two records at once wait for each other: the
first wins, the other is told that one of them has gone.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import digest
from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.events import emit
from polisee.foundation.regions import REGIONS
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.events import RecordPublished, RecordsMerged, RecordWithdrawn, ReviewStepTaken
from polisee.records.merged import takeable
from polisee.records.messages import refuse
from polisee.records.models import Merge, Record, Review
from polisee.records.operations.merged_parts import (
    copies_of_images,
    move_links,
    move_links_back,
    move_translations,
    move_translations_back,
)
from polisee.records.operations.steps import locked, require, take_step
from polisee.records.operations.writing import add_revision
from polisee.records.rules.content import clean_content, what_is_missing
from polisee.records.rules.joining import CHOICES, joined, names_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import DRAFT, PUBLISHED

AT_REST = (DRAFT, PUBLISHED)
"""States in which a record can be joined to another: nobody reviews it."""


@transaction.atomic
def merge_records(
    *,
    actor: Person,
    at: datetime,
    kept_id: UUID,
    gone_id: UUID,
    choices: Mapping[str, str],
    seen: tuple[int, int] | None = None,
) -> Merge:
    """Join `gone` to `kept`; `choices` names the fields of which `gone`, or both, are taken.

    `seen`: the revisions of the two that the person had before the eyes. Raises `NotAllowedError`, `StaleError`,
    `InvalidError`. If the text of the one that stays changes, it goes to review like any edit; until it is approved the
    public reads what was approved before.
    """
    kept, gone = _both_locked(kept_id, gone_id)
    facts = permissions.facts_of(kept), permissions.facts_of(gone)
    require(allowed=permissions.may_merge(standing_of(actor, at.date()), *facts))
    _refuse_what_cannot_be(kept, gone, choices, seen)
    merge = Merge(kept=kept, gone=gone, choices=dict(choices), made_by=actor, at=at)
    merge.before = {
        "kept_state": kept.state,
        "gone_state": gone.state,
        "kept_revision": kept.current.number if kept.current else 0,
        "kept_publication": str(kept.published_id or ""),
    }
    _take_text(merge, kept, gone, actor, at)
    merge.before["links"] = move_links(kept=kept, gone=gone)
    take_step(record=gone, act="merge", actor=actor, at=at, into=str(kept.pk))
    gone.save()
    kept.updated_at = at
    kept.save()
    merge.before["revision_after"] = kept.current.number if kept.current else 0
    merge.save()
    record_act(actor=actor, at=at, act="record.take_in", target_type="record", target_id=kept.pk, gone=str(gone.pk))
    emit(RecordWithdrawn(record_id=gone.pk))
    emit(RecordsMerged(kept_id=kept.pk, gone_id=gone.pk, merge_id=merge.pk))
    return merge


def _both_locked(first: UUID, second: UUID) -> tuple[Record, Record]:
    if first == second:
        raise InvalidError({"": [_("A record cannot be joined to itself.")]})
    held = {pk: locked(pk) for pk in sorted((first, second))}
    return held[first], held[second]


def _refuse_what_cannot_be(
    kept: Record, gone: Record, choices: Mapping[str, str], seen: tuple[int, int] | None
) -> None:
    numbers = tuple(each.current.number if each.current else 0 for each in (kept, gone))
    if kept.state not in AT_REST or gone.state not in AT_REST:
        raise StaleError(_("One of the two is under review, archived, or was joined to another record meanwhile."))
    if seen is not None and seen != numbers:
        raise StaleError(_("Somebody has changed one of the two meanwhile. Compare them again."))
    if kept.kind != gone.kind:
        raise InvalidError({"": [_("Only records of one kind can be joined.")]})
    if gone.published_id is not None and kept.published_id is None:
        raise InvalidError({"": [_("The record that is public must be the one that stays.")]})
    known = names_of(kind_of(kept.kind))
    if any(name not in known or choice not in CHOICES for name, choice in choices.items()):
        raise InvalidError({"": [_("Choose for each field which of the two stands.")]})


def _take_text(merge: Merge, kept: Record, gone: Record, actor: Person, at: datetime) -> None:
    """The fields that were chosen, as a revision of the kept one, with the translations that still say the same."""
    kind = kind_of(kept.kind)
    old: dict[str, Any] = kept.current.content if kept.current else {}
    other = takeable(gone, kept.original_language)
    if merge.choices.get("images", "kept") != "kept":
        other = copies_of_images(other, kept=kept, gone=gone)
    content, problems = clean_content(kind, joined(kind, old, other, merge.choices), known_regions=REGIONS)
    refuse(problems)
    if digest(content) == (kept.current.digest if kept.current else ""):
        return
    was_public = kept.state == PUBLISHED
    take_step(record=kept, act="edit", actor=actor, at=at, merged=str(gone.pk))
    kept.current = add_revision(record=kept, content=content, author=actor, at=at, note=_("Joined with another record"))
    merge.before["translations"] = move_translations(kept=kept, gone=gone, before=old, choices=merge.choices)
    if was_public and not what_is_missing(kind, content):
        _send_for_review(kept, actor, at)


def _send_for_review(record: Record, actor: Person, at: datetime) -> None:
    if record.current is None:  # for the type checker: it was set by the caller
        raise RuntimeError("a record without a revision")
    take_step(record=record, act="submit", actor=actor, at=at)
    review = Review.objects.create(record=record, revision=record.current, submitted_by=actor, submitted_at=at)
    record.save()
    emit(ReviewStepTaken(record_id=record.pk, review_id=review.pk, step="submit", actor_id=actor.pk))


@transaction.atomic
def undo_merge(*, actor: Person, at: datetime, merge_id: UUID) -> Merge:
    """Two records again, each as it was: for the one who joined them, as long as nothing has changed since.

    Raises `NotAllowedError` for others, `StaleError` if either was changed, reviewed or joined since.
    """
    found = Merge.objects.filter(pk=merge_id, undone_at=None).first()
    require(allowed=found is not None and found.made_by_id == actor.pk)
    if found is None:  # for the type checker
        raise RuntimeError
    kept, gone = _both_locked(found.kept_id, found.gone_id)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
    facts = permissions.facts_of(kept), permissions.facts_of(gone)
    require(allowed=permissions.may_merge(standing_of(actor, at.date()), *facts))
    if merge.undone_at is not None or not is_untouched(merge, kept, gone):
        raise StaleError(
            _("One of the two has changed since they were joined; this cannot be undone by itself any more.")
        )
    _give_text_back(merge, kept, actor, at)
    move_links_back(kept=kept, gone=gone, moved=merge.before.get("links", []))
    take_step(record=gone, act="unmerge" if merge.before["gone_state"] == PUBLISHED else "restore", actor=actor, at=at)
    gone.save()
    kept.updated_at = at
    kept.save()
    merge.undone_at, merge.undone_by = at, actor
    merge.save()
    if gone.state == PUBLISHED:
        emit(RecordPublished(record_id=gone.pk))
    emit(RecordsMerged(kept_id=kept.pk, gone_id=gone.pk, merge_id=merge.pk, undone=True))
    return merge


def is_untouched(merge: Merge, kept: Record, gone: Record) -> bool:
    """Whether both stand as the merge left them; one query where a review is open."""
    before = merge.before
    same_text = kept.current is not None and kept.current.number == before["revision_after"]
    same_public = str(kept.published_id or "") == before["kept_publication"]
    if before["revision_after"] == before["kept_revision"]:
        still = kept.state == before["kept_state"]
    else:
        still = kept.state in (DRAFT, "submitted", "in_review")
    return same_text and same_public and still and gone.state == "archived"


def _give_text_back(merge: Merge, kept: Record, actor: Person, at: datetime) -> None:
    """A revision with the words of before; a review that was opened by the merge is closed."""
    before = merge.before
    if before["revision_after"] == before["kept_revision"]:
        return
    if kept.state != DRAFT:
        take_step(record=kept, act="withdraw", actor=actor, at=at)
        review = kept.reviews.select_for_update(of=("self",)).filter(decided_at=None).first()
        if review is not None:
            review.outcome, review.decided_at = "withdrawn", at
            review.save()
            emit(ReviewStepTaken(record_id=kept.pk, review_id=review.pk, step="withdraw", actor_id=actor.pk))
    old = kept.revisions.get(number=before["kept_revision"])
    take_step(record=kept, act="edit", actor=actor, at=at, unmerged=str(merge.gone_id))
    kept.current = add_revision(record=kept, content=old.content, author=actor, at=at, note=_("No longer joined"))
    move_translations_back(kept=kept, replaced=before.get("translations", []))
    if before["kept_state"] == PUBLISHED:
        take_step(record=kept, act="unmerge", actor=actor, at=at)
