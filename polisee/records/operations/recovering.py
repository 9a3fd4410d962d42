"""Reverting what somebody did in a window of time: one transaction a thing, each done once, safe to repeat.

A record goes back to its last publication before the window: the same words, sealed again as a new publication; nothing
is deleted from its history. What was never public before the window is taken out of the public's sight.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from polisee.foundation.canonical import text_digest
from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.foundation.events import emit
from polisee.partnership.api import Person, acts_of, end_access, end_role, record_act, standing_of
from polisee.records.events import RecordWithdrawn
from polisee.records.models import Link, Publication, Record, Recovered, Recovery, Transition, Translation
from polisee.records.operations.publishing import publish
from polisee.records.operations.steps import locked
from polisee.records.operations.writing import add_revision
from polisee.records.published import WHAT, PublishedRecord, open_publication
from polisee.records.rules.content import texts_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import ARCHIVED, DRAFT, PUBLISHED
from polisee.trust.api import append, may_recover

OLDER = "0" * 64
"""Stands for the digest of an original that is no longer known: the translation stays marked as outdated."""


@transaction.atomic
def begin_recovery(*, actor: Person, at: datetime, person_id: UUID, since: datetime, until: datetime) -> Recovery:
    """Open the recovery of a window, or go on with the one that was begun. `InvalidError` for a window that is none."""
    _require(actor, at)
    if not since < until <= at:
        raise InvalidError({"until": [_("The end must be after the beginning, and not in the future.")]})
    if person_id == actor.pk:
        raise InvalidError({"person": [_("Have another administrator revert what you did yourself.")]})
    made, is_new = Recovery.objects.get_or_create(
        person_id=person_id, since=since, until=until, defaults={"begun_by": actor, "begun_at": at}
    )
    if is_new:
        record_act(
            actor=actor, at=at, act="recovery.begun", target_type="recovery", target_id=made.pk, person=str(person_id)
        )
    return made


@transaction.atomic
def recover_record(*, actor: Person, at: datetime, recovery_id: UUID, record_id: UUID) -> str:
    """Put one record back as before the window; what was done: `reverted`, `withdrawn`, `drafts` or `already`."""
    _require(actor, at)
    record = locked(record_id)
    recovery = Recovery.objects.get(pk=recovery_id)
    if Recovered.objects.filter(recovery=recovery, what="record", target_id=str(record_id)).exists():
        return "already"
    before = record.published
    good = _last_good(record, recovery.since)
    detail: dict[str, Any] = _links_back(record, recovery, actor, at)
    outcome = _revert(record, good, recovery, actor=actor, at=at)
    detail |= {
        "publication_before": before.number if before else None,
        "digest_before": before.digest if before else None,
        "back_to": good.number if good else None,
        "publication_now": record.published.number if record.published and outcome == "reverted" else None,
        "digest_now": record.published.digest if record.published and outcome == "reverted" else None,
    }
    Recovered.objects.create(
        recovery=recovery, what="record", target_id=str(record_id), outcome=outcome, detail=detail, at=at
    )
    record_act(
        actor=actor, at=at, act="record.recover", target_type="record", target_id=record_id, recovery=str(recovery_id),
        outcome=outcome,
    )  # fmt: skip
    return outcome


@transaction.atomic
def recover_role(*, actor: Person, at: datetime, recovery_id: UUID, assignment_id: UUID) -> str:
    """End a role that was given in the window; `ended` or `already`."""
    _require(actor, at)
    recovery = Recovery.objects.select_for_update().get(pk=recovery_id)
    if Recovered.objects.filter(recovery=recovery, what="role", target_id=str(assignment_id)).exists():
        return "already"
    end_role(assignment_id=assignment_id, actor=actor, at=at)
    Recovered.objects.create(recovery=recovery, what="role", target_id=str(assignment_id), outcome="ended", at=at)
    return "ended"


@transaction.atomic
def recover_access(*, actor: Person, at: datetime, recovery_id: UUID, block: bool) -> str:
    """End every session and key of the person, and block the account if asked; `ended` or `already`."""
    _require(actor, at)
    recovery = Recovery.objects.select_for_update().get(pk=recovery_id)
    what = "block" if block else "access"
    if Recovered.objects.filter(recovery=recovery, what=what).exists():
        return "already"
    keys = end_access(person_id=recovery.person_id, block=block, actor=actor, at=at)
    Recovered.objects.create(
        recovery=recovery, what=what, target_id=str(recovery.person_id), outcome="ended", detail={"keys": keys}, at=at
    )
    return "ended"


def _require(actor: Person, at: datetime) -> None:
    if not may_recover(standing_of(actor, at.date())):
        raise NotAllowedError(_("Only administrators revert what others did."))


def _last_good(record: Record, since: datetime) -> Publication | None:
    """The last publication before the window that is as it was sealed."""
    rows = record.publications.filter(at__lt=since).select_related("revision").order_by("-number")
    return next((row for row in rows if open_publication(row, record.pk) is not None), None)


def _revert(record: Record, good: Publication | None, recovery: Recovery, *, actor: Person, at: datetime) -> str:
    """Words, translations and what readers get."""
    opened = open_publication(good, record.pk) if good else None
    touched = _translations_back(record, recovery, opened)
    written = record.revisions.filter(author=recovery.person_id, at__gte=recovery.since, at__lt=recovery.until)
    first = written.order_by("number").values_list("number", flat=True).first()
    if first is not None:
        _words_back(record, first, actor, at)
    if shows_what_was_done(record, recovery, first):
        if good is None or opened is None:
            return _away(record, actor=actor, at=at)
        _step(record, _state_after(record, good), actor, at)
        record.published = good
        _publish(record, good, opened, actor=actor, at=at)
        return "reverted"
    shown = open_publication(record.published, record.pk) if record.published else None
    if touched and record.published and shown and record.state != ARCHIVED:
        _publish(record, record.published, shown, actor=actor, at=at)
        return "reverted"
    if first is not None and record.state != ARCHIVED:
        _step(record, _state_after(record, record.published), actor, at)
    record.save()
    return "drafts"


def _state_after(record: Record, public: Publication | None) -> str:
    """A working copy that says what is public is published, another is a draft."""
    same = public is not None and record.current is not None and record.current.digest == public.revision.digest
    return PUBLISHED if same else DRAFT


def shows_what_was_done(record: Record, recovery: Recovery, first: int | None) -> bool:
    """Has a publication since the window began words of the person, or was it approved by the person in it?"""
    mine = Q(approver=recovery.person_id, at__lt=recovery.until)
    if first is not None:
        mine |= Q(revision__number__gte=first)
    return record.publications.filter(mine, at__gte=recovery.since).exists()


def _publish(record: Record, row: Publication, shown: PublishedRecord, *, actor: Person, at: datetime) -> None:
    """The words of an earlier publication once more; whoever approved them then is named."""
    publish(record=record, approver=actor, at=at, revision=row.revision, approved_by=str(shown.payload["approved_by"]))


def _words_back(record: Record, first: int, actor: Person, at: datetime) -> None:
    """The working copy says what it said before the person wrote: a new revision, nothing is deleted."""
    before = record.revisions.filter(number__lt=first).order_by("number").last()
    if before is not None and record.current is not None and before.digest != record.current.digest:
        record.current = add_revision(record=record, content=before.content, author=actor, at=at)


def _away(record: Record, *, actor: Person, at: datetime) -> str:
    """It was not public before the window: out of the public's sight, for its authors to look at."""
    _step(record, ARCHIVED, actor, at)
    record.save()
    append(WHAT, {str(record.pk): {"publication": None, "digest": None}}, at=at)
    emit(RecordWithdrawn(record_id=record.pk))
    return "withdrawn"


def _step(record: Record, target: str, actor: Person, at: datetime) -> None:
    """From whatever state; an open review ends."""
    record.reviews.filter(decided_at=None).update(outcome="withdrawn", decided_at=at)
    if record.state != target:
        Transition.objects.create(record=record, origin=record.state, target=target, act="recover", actor=actor, at=at)
        record.state = target
    record.updated_at = at


def _translations_back(record: Record, recovery: Recovery, good: PublishedRecord | None) -> bool:
    """Were there any? Each that the person made or approved in the window says again what was sealed, or goes."""
    window = {"at__gte": recovery.since, "at__lt": recovery.until}
    mine = record.translations.filter(made_by=recovery.person_id, **window) | record.translations.filter(
        approved_by=recovery.person_id, **window
    )
    digests: dict[str, str] = {}
    if good is not None:
        texts = texts_of(kind_of(record.kind), good.payload["content"])
        digests = {name: text_digest(text) for name, text in texts.items()}
    rows = list(mine.distinct())
    for row in rows:
        entry = good.payload["translations"].get(row.language, {}).get(row.field) if good else None
        if entry is None:
            row.delete()
            continue
        _put(row, entry, digests.get(row.field, OLDER))
    return bool(rows)


def _put(row: Translation, entry: dict[str, Any], digest: str) -> None:
    people = {
        each.full_name: each for each in Person.objects.filter(full_name__in=[entry["made_by"], entry["approved_by"]])
    }
    row.text, row.kept, row.revision = entry["text"], "approved", entry["revision"]
    row.made_from = digest if entry["state"] == "approved" else OLDER
    row.made_by = people.get(entry["made_by"])
    row.machine = "" if row.made_by else entry["made_by"][:60]
    row.approved_by = people.get(entry["approved_by"])
    row.save()


def _links_back(record: Record, recovery: Recovery, actor: Person, at: datetime) -> dict[str, Any]:
    """Links made in the window go, those removed in it come back."""
    made = list(record.links_out.filter(made_by=recovery.person_id, at__gte=recovery.since, at__lt=recovery.until))
    for link in made:
        _audit_link(record, link.target_id, link.type, act="record.unlink", actor=actor, at=at)
        link.delete()
    remade = 0
    for entry in acts_of(recovery.person_id, recovery.since, recovery.until, act="record.unlink"):
        target = entry.detail.get("to", "")
        if entry.target_id != str(record.pk) or not Record.objects.filter(pk=target).exists():
            continue
        _link, is_new = Link.objects.get_or_create(
            source=record, target_id=target, type=entry.detail["link"], defaults={"made_by": actor, "at": at}
        )
        if is_new:
            remade += 1
            _audit_link(record, target, entry.detail["link"], act="record.link", actor=actor, at=at)
    return {"links_unmade": len(made), "links_remade": remade}


def _audit_link(record: Record, target: object, kind: str, *, act: str, actor: Person, at: datetime) -> None:
    record_act(
        actor=actor, at=at, act=act, target_type="record", target_id=record.pk, to=str(target), link=kind
    )  # fmt: skip
