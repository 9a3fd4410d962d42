"""Publishing: the payload that the public reads is put together, sealed, and never touched again."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import text_digest
from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.events import emit
from polisee.partnership.api import Person, standing_of
from polisee.records import permissions
from polisee.records.events import RecordPublished, RecordWithdrawn
from polisee.records.merged import merged_into
from polisee.records.messages import refuse
from polisee.records.models import Link, Publication, Record, Revision, Translation
from polisee.records.operations.outbound import require_known_hosts
from polisee.records.operations.steps import locked, require, take_step
from polisee.records.published import WHAT, PublishedRecord, open_publication
from polisee.records.queries import cited_records
from polisee.records.rules.content import cited_in, public_content, texts_of
from polisee.records.rules.kinds import Kind, kind_of
from polisee.records.rules.life import ARCHIVED
from polisee.records.rules.outbound import problems_of
from polisee.trust.api import append, seal

FORMAT = 1


def publish(
    *,
    record: Record,
    approver: Person | None,
    at: datetime,
    revision: Revision | None = None,
    approved_by: str | None = None,
    confirmed_hosts: Collection[str] = (),
) -> Publication:
    """Seal a revision (the current one unless given) of a locked record with its approved translations, and show it.

    `approved_by`: who approved the original's text, where that is not the approver of this publication.
    `confirmed_hosts`: new hosts that the approver lets in with it. `InvalidError` for any other that is not known.
    """
    if revision is None and record.current is not None:
        # Once more what was checked at saving: the row may be older than the rule, or not have come by our door.
        kind = kind_of(record.kind)
        refuse(problems_of(kind, public_content(kind, record.current.content)))
    revision = revision or record.current
    if revision is None:
        raise RuntimeError("a record without a revision cannot be published")
    last = record.publications.order_by("number").last()
    number = last.number + 1 if last else 1
    name = approved_by if approved_by is not None else approver.full_name if approver else ""
    payload = payload_of(record=record, revision=revision, approved_by=name, at=at, number=number)
    require_known_hosts(record=record, payload=payload, approver=approver, at=at, confirmed=confirmed_hosts)
    cited_before = _cited_by(record)
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
    append(WHAT, {str(record.pk): {"publication": number, "digest": sealed.digest}}, at=at)
    _link_cited(record, before=cited_before, now=payload.get("cited", {}), at=at)
    emit(RecordPublished(record_id=record.pk))
    return publication


def _cited_by(record: Record) -> dict[str, dict[str, Any]]:
    """What the publication that is public now cites."""
    shown = open_publication(record.published, record.pk) if record.published else None
    return shown.payload.get("cited", {}) if shown else {}


def _link_cited(
    record: Record, *, before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]], at: datetime
) -> None:
    """What is cited is linked, so that the chain shows it; what is not cited any more is untied again."""
    old, new = ({each["record"] for each in cited.values()} for cited in (before, now))
    Link.objects.filter(source=record, type="cites", target_id__in=old - new).delete()
    for target in sorted(new):
        Link.objects.get_or_create(source=record, target_id=target, type="cites", defaults={"made_by": None, "at": at})


def republish(
    *, record: Record, approver: Person, at: datetime, confirmed_hosts: Collection[str] = ()
) -> Publication | None:
    """Seal the published revision anew, with the translations as they are now; nothing if it is not public.

    The original is sealed again only as it was sealed before: `InvalidError` if the seal is broken or the revision is
    no longer what was approved.
    """
    if record.published is None or record.state == ARCHIVED:
        return None
    shown, revision = open_publication(record.published, record.pk), record.published.revision
    if shown is None or shown.payload["content"] != public_content(kind_of(record.kind), revision.content):
        raise InvalidError({"": [_("The published text is not what was approved. Tell an administrator.")]})
    return publish(
        record=record,
        approver=approver,
        at=at,
        revision=revision,
        approved_by=str(shown.payload["approved_by"]),
        confirmed_hosts=confirmed_hosts,
    )


def payload_of(*, record: Record, revision: Revision, approved_by: str, at: datetime, number: int) -> dict[str, Any]:
    """What the public would read of a revision; unsealed."""
    kind = kind_of(record.kind)
    content = public_content(kind, revision.content)
    authors = Revision.objects.filter(record=record, number__lte=revision.number).exclude(author=None)
    names = [author.author.full_name for author in authors.select_related("author").order_by("number") if author.author]
    first = record.publications.order_by("number").first()
    shown = open_publication(record.published, record.pk) if record.published else None
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
        "image_digests": _image_digests(record, content),
        "translations": _translations(record, revision, texts_of(kind, content), shown),
        "written_by": list(dict.fromkeys(names)),
        "approved_by": approved_by,
        **_attachment_facts(record, content),
        **_cited_facts(record, revision, kind, content, shown),
        "edited_at": revision.at.isoformat(),
        "first_published_at": (first.at if first else at).isoformat(),
        "published_at": at.isoformat(),
    }


def _image_digests(record: Record, content: dict[str, Any]) -> dict[str, str]:
    """The pictures stand under the seal too."""
    ids = [image["id"] for image in content.get("images", [])]
    rows = record.images.filter(pk__in=ids) if ids else []
    return {str(row.pk): row.digest for row in rows}


def _attachment_facts(record: Record, content: dict[str, Any]) -> dict[str, Any]:
    """Name, type, size and digest of each file; nothing at all where there is none."""
    ids = [each["id"] for each in content.get("attachments", [])]
    rows = record.files.filter(pk__in=ids) if ids else []
    facts = {
        str(row.pk): {"digest": row.digest, "name": row.name, "media_type": row.media_type, "size": row.size}
        for row in rows
    }
    return {"attachment_files": facts} if facts else {}


def _cited_facts(
    record: Record, revision: Revision, kind: Kind, content: dict[str, Any], shown: PublishedRecord | None
) -> dict[str, Any]:
    """Which publication of each cited record was read. Sealing the same revision anew keeps what was approved."""
    marks = {mark for found in cited_in(kind, content).values() for mark in found}
    if not marks:
        return {}
    kept: dict[str, Any] = {}
    if shown and shown.payload["revision"] == revision.number:
        kept = {mark: facts for mark, facts in shown.payload.get("cited", {}).items() if mark in marks}
    facts = dict(kept)
    for mark, row in cited_records(marks - set(kept)).items():
        other = open_publication(row.published, row.pk) if row.published else None
        if other is not None and row.pk != record.pk:
            facts[mark] = {
                "record": str(row.pk),
                "title": other.content["title"],
                "publication": other.seal.publication,
                "revision": other.payload["revision"],
                "digest": other.seal.digest,
            }
    return {"cited": facts}


def _translations(
    record: Record, revision: Revision, originals: dict[str, str], shown: PublishedRecord | None
) -> dict[str, dict[str, dict[str, Any]]]:
    """Approved translations only. One whose original has changed since stays, marked as outdated.

    Where a field's translation is being reworked, or was made from a text that is not public yet, what the public
    reads now (`shown`) stays.
    """
    digests = {name: text_digest(text) for name, text in originals.items()}
    before = shown.payload if shown else {"content": {}, "translations": {}}
    old_digests = {name: text_digest(text) for name, text in texts_of(kind_of(record.kind), before["content"]).items()}
    result: dict[str, dict[str, dict[str, Any]]] = {}
    rows = record.translations.exclude(language=record.original_language).select_related("made_by", "approved_by")
    for row in rows.order_by("language", "field"):
        if row.field not in digests:
            continue
        fits = digests[row.field] == row.made_from
        if row.kept == "approved" and (fits or row.revision <= revision.number):
            entry = _entry(row, "approved" if fits else "outdated")
        else:
            entry = dict(before["translations"].get(row.language, {}).get(row.field, {}))
            if entry and digests[row.field] != old_digests.get(row.field):
                entry["state"] = "outdated"
        if entry:
            result.setdefault(row.language, {})[row.field] = entry
    return result


def _entry(row: Translation, state: str) -> dict[str, Any]:
    return {
        "text": row.text,
        "state": state,
        "revision": row.revision,
        "made_by": row.machine or (row.made_by.full_name if row.made_by else ""),
        "approved_by": row.approved_by.full_name if row.approved_by else "",
    }


@transaction.atomic
def archive(*, actor: Person, at: datetime, record_id: UUID) -> Record:
    """Take a record out of the public's sight; nothing is deleted."""
    record = locked(record_id)
    require(allowed=permissions.may_archive(standing_of(actor, at.date()), permissions.facts_of(record)))
    take_step(record=record, act="archive", actor=actor, at=at)
    record.save()
    if record.published_id is not None:
        append(WHAT, {str(record.pk): {"publication": None, "digest": None}}, at=at)
    emit(RecordWithdrawn(record_id=record.pk))
    return record


@transaction.atomic
def restore(*, actor: Person, at: datetime, record_id: UUID) -> Record:
    """Bring an archived record back as a draft; it is not public again before it is approved again."""
    record = locked(record_id)
    require(allowed=permissions.may_archive(standing_of(actor, at.date()), permissions.facts_of(record)))
    if merged_into(record.pk) is not None:
        raise StaleError(_("This record was joined to another one. Who joined them can part them again."))
    take_step(record=record, act="restore", actor=actor, at=at)
    record.published = None
    record.save()
    return record
