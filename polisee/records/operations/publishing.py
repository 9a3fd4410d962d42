"""Publishing: the payload that the public reads is put together, sealed, and never touched again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from polisee.foundation.canonical import text_digest
from polisee.foundation.events import emit
from polisee.partnership.api import Person, standing_of
from polisee.records import permissions
from polisee.records.events import RecordPublished, RecordWithdrawn
from polisee.records.models import Publication, Record, Revision
from polisee.records.operations.steps import locked, require, take_step
from polisee.records.rules.content import public_content, texts_of
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.life import ARCHIVED
from polisee.trust.api import seal

FORMAT = 1


def publish(*, record: Record, approver: Person | None, at: datetime, revision: Revision | None = None) -> Publication:
    """Seal a revision (the current one unless given) of a locked record with its approved translations, and show it."""
    revision = revision or record.current
    if revision is None:
        raise RuntimeError("a record without a revision cannot be published")
    last = record.publications.order_by("number").last()
    number = last.number + 1 if last else 1
    payload = _payload(record=record, revision=revision, approver=approver, at=at, number=number)
    sealed = seal(payload)
    publication = Publication.objects.create(
        record=record,
        revision=revision,
        number=number,
        text=sealed.text,
        digest=sealed.digest,
        signature=sealed.signature,
        key_id=sealed.key_id,
        approver=approver,
        at=at,
    )
    record.published = publication
    record.updated_at = at
    record.save()
    emit(RecordPublished(record_id=record.pk))
    return publication


def republish(*, record: Record, approver: Person, at: datetime) -> Publication | None:
    """Seal the published revision anew, with the translations as they are now; nothing if it is not public."""
    if record.published is None or record.state == ARCHIVED:
        return None
    return publish(record=record, approver=approver, at=at, revision=record.published.revision)


def _payload(
    *, record: Record, revision: Revision, approver: Person | None, at: datetime, number: int
) -> dict[str, Any]:
    kind = kind_of(record.kind)
    content = public_content(kind, revision.content)
    authors = Revision.objects.filter(record=record, number__lte=revision.number).exclude(author=None)
    names = [author.author.full_name for author in authors.select_related("author").order_by("number") if author.author]
    first = record.publications.order_by("number").first()
    return {
        "format": FORMAT,
        "record": str(record.pk),
        "external_id": record.external_id,
        "kind": record.kind,
        "language": record.original_language,
        "organisation": record.organisation.code if record.organisation else None,
        "owner_name": record.owner_name,
        "publication": number,
        "revision": revision.number,
        "content": content,
        "translations": _translations(record, texts_of(kind, content)),
        "written_by": list(dict.fromkeys(names)),
        "approved_by": approver.full_name if approver else "",
        "edited_at": revision.at.isoformat(),
        "first_published_at": (first.at if first else at).isoformat(),
        "published_at": at.isoformat(),
    }


def _translations(record: Record, originals: dict[str, str]) -> dict[str, dict[str, dict[str, Any]]]:
    """Approved translations only. One whose original has changed since stays, marked as outdated."""
    digests = {name: text_digest(text) for name, text in originals.items()}
    result: dict[str, dict[str, dict[str, Any]]] = {}
    rows = record.translations.filter(kept="approved").select_related("made_by", "approved_by")
    for row in rows.order_by("language", "field"):
        if row.field not in digests or row.language == record.original_language:
            continue
        result.setdefault(row.language, {})[row.field] = {
            "text": row.text,
            "state": "approved" if digests[row.field] == row.made_from else "outdated",
            "revision": row.revision,
            "made_by": row.machine or (row.made_by.full_name if row.made_by else ""),
            "approved_by": row.approved_by.full_name if row.approved_by else "",
        }
    return result


@transaction.atomic
def archive(*, actor: Person, at: datetime, record_id: UUID) -> Record:
    """Take a record out of the public's sight; nothing is deleted."""
    record = locked(record_id)
    require(allowed=permissions.may_archive(standing_of(actor, at.date()), permissions.facts_of(record)))
    take_step(record=record, act="archive", actor=actor, at=at)
    record.save()
    emit(RecordWithdrawn(record_id=record.pk))
    return record


@transaction.atomic
def restore(*, actor: Person, at: datetime, record_id: UUID) -> Record:
    """Bring an archived record back as a draft; it is not public again before it is approved again."""
    record = locked(record_id)
    require(allowed=permissions.may_archive(standing_of(actor, at.date()), permissions.facts_of(record)))
    take_step(record=record, act="restore", actor=actor, at=at)
    record.published = None
    record.save()
    return record
