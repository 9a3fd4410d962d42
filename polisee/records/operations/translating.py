"""Translating: field by field, each bound to the original text it was made from."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.canonical import text_digest
from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.messages import OTHER_MARKS, refuse
from polisee.records.models import Autosave, Record, Translation
from polisee.records.operations.outbound import bring_hosts_of_translation, confirm_hosts
from polisee.records.operations.publishing import republish
from polisee.records.operations.steps import locked, require
from polisee.records.rules.citing import marks_of
from polisee.records.rules.content import Problems, texts_of
from polisee.records.rules.fields import MAX_LINE, MAX_PROSE, Prose
from polisee.records.rules.kinds import SUMMARY_LIMIT, TITLE_LIMIT, kind_of
from polisee.records.rules.outbound import FieldLink, links_in, problems_in_text

_DIGEST = re.compile(r"[0-9a-f]{64}")


@transaction.atomic
def save_translation(
    *,
    actor: Person,
    at: datetime,
    record_id: UUID,
    language: str,
    texts: Mapping[str, str],
    seen: Mapping[str, str],
    over: Mapping[str, str] | None = None,
) -> list[str]:
    """Keep translations as drafts; an empty text removes one. Returns the fields that changed.

    `seen` gives, per field, the digest of the original that the translator had before the eyes: the translation is
    bound to that one, so that it is outdated at once if the original changed meanwhile. Saving an unchanged text of an
    outdated field says: I looked, it still fits. `over` gives, per field, the digest of the translation that was there
    (empty: none): `StaleError` if somebody else wrote another one meanwhile.
    """
    record = locked(record_id)
    require(allowed=permissions.may_translate(standing_of(actor, at.date()), permissions.facts_of(record)))
    if language not in CONTENT_CODES or language == record.original_language:
        raise InvalidError({"language": [_("Choose another language than the original.")]})
    originals = texts_of(kind_of(record.kind), record.current.content if record.current else {})
    seen = {field: made_from for field, made_from in seen.items() if _DIGEST.fullmatch(made_from)}
    cleaned = {field: strip_invisible(text).strip() for field, text in texts.items() if field in originals}
    _refuse_bad_texts(record, cleaned)
    _refuse_other_marks(originals, cleaned)
    there = {row.field: row for row in record.translations.filter(language=language)}
    changed = [field for field, text in cleaned.items() if _differs(there.get(field), text, seen.get(field))]
    if over is not None and any(_digest_of(there.get(field)) != over.get(field, "") for field in changed):
        raise StaleError(_("Somebody else has translated here meanwhile. Your words are kept: compare the two."))
    about: dict[str, Any] = {"record": record, "language": language, "made_by": actor, "at": at}
    for field in changed:
        if not cleaned[field]:
            there[field].delete()
            continue
        made_from = seen.get(field) or text_digest(originals[field])
        keep_draft(**about, field=field, text=cleaned[field], made_from=made_from)
    Autosave.objects.filter(person=actor, record=record, language=language).delete()
    _bring_hosts(record, {field: cleaned[field] for field in changed}, actor, at)
    if changed:
        told: dict[str, Any] = {
            "target_type": "record",
            "target_id": record.pk,
            "language": language,
            "fields": changed,
        }
        record_act(actor=actor, at=at, act="record.translate", **told)
    return changed


def _refuse_other_marks(originals: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """A sentence rests on the same records in every language."""
    wrong = [field for field, text in texts.items() if text and set(marks_of(text)) != set(marks_of(originals[field]))]
    if wrong:
        raise InvalidError({field: [OTHER_MARKS] for field in wrong})


def _digest_of(there: Translation | None) -> str:
    return text_digest(there.text) if there else ""


def _differs(there: Translation | None, text: str, seen: str | None) -> bool:
    """Is this another text than the one kept, or the same one confirmed for a newer original?"""
    if there is None:
        return bool(text)
    return text != there.text or seen not in (None, there.made_from)


def keep_draft(
    *, record: Record, language: str, field: str, text: str, made_from: str, made_by: Person, at: datetime
) -> None:
    """One field's draft, over whatever was there."""
    Translation.objects.update_or_create(
        record=record,
        language=language,
        field=field,
        defaults={
            "text": text,
            "kept": "draft",
            "made_from": made_from,
            "revision": record.current.number if record.current else 1,
            "made_by": made_by,
            "machine": "",
            "approved_by": None,
            "at": at,
        },
    )


@transaction.atomic
def approve_translation(
    *,
    actor: Person,
    at: datetime,
    record_id: UUID,
    language: str,
    read: Mapping[str, str] | None = None,
    confirmed_hosts: Collection[str] = (),
) -> list[str]:
    """Approve what another person drafted and what is not outdated; a public record is sealed anew.

    `read` gives, per field, the digest of the translation that the person read: others are not approved.
    `confirmed_hosts`: hosts new to us that the person has looked at.
    """
    record = locked(record_id)
    originals = texts_of(kind_of(record.kind), record.current.content if record.current else {})
    digests = {field: text_digest(text) for field, text in originals.items()}
    rows = [
        row
        for row in record.translations.filter(language=language).exclude(kept="approved")
        if digests.get(row.field) == row.made_from and (read is None or read.get(row.field) == text_digest(row.text))
    ]
    makers = {str(row.made_by_id) for row in rows if row.made_by_id}
    require(
        allowed=permissions.may_approve_translation(
            standing_of(actor, at.date()), permissions.facts_of(record), made_by=makers
        )
    )
    if not rows:
        raise InvalidError({"": [_("There is nothing to approve: no draft fits the present original.")]})
    refuse(_problems(record, {row.field: row.text for row in rows}))
    for row in rows:
        row.kept, row.approved_by, row.at = "approved", actor, at
    Translation.objects.bulk_update(rows, ["kept", "approved_by", "at"])
    fields = [row.field for row in rows]
    record_act(
        actor=actor,
        at=at,
        act="record.approve_translation",
        target_type="record",
        target_id=record.pk,
        language=language,
        fields=fields,
    )
    named = _hosts_in(record, {row.field: row.text for row in rows})
    confirm_hosts(hosts=named.intersection(confirmed_hosts), approver=actor, at=at)
    republish(record=record, approver=actor, at=at, confirmed_hosts=confirmed_hosts)
    return fields


def _refuse_bad_texts(record: Record, texts: Mapping[str, str]) -> None:
    kind = kind_of(record.kind)
    errors: dict[str, list[object]] = {}
    for field, text in texts.items():
        limit = _limit(field, is_prose=isinstance(kind.by_name.get(field), Prose))
        if len(text) > limit:
            errors[field] = [
                _("This has %(length)s characters; at most %(limit)s fit.") % {"length": len(text), "limit": limit}
            ]
    if errors:
        raise InvalidError(errors)  # type: ignore[arg-type]
    refuse(_problems(record, texts))


def _problems(record: Record, texts: Mapping[str, str]) -> Problems:
    """What never passes in these words: links that lead elsewhere than they say, and what nobody would see."""
    kind = kind_of(record.kind)
    return {field: found for field, text in texts.items() if (found := problems_in_text(kind, field, text))}


def _bring_hosts(record: Record, texts: Mapping[str, str], maker: Person, at: datetime) -> None:
    title = str(record.current.content.get("title", "")) if record.current else ""
    hosts = _hosts_in(record, texts)
    bring_hosts_of_translation(record=record, hosts=hosts, maker=maker, title=title, at=at)


def _hosts_in(record: Record, texts: Mapping[str, str]) -> set[str]:
    kind = kind_of(record.kind)
    links = [FieldLink(field, link) for field, text in texts.items() for link in links_in(kind, field, text)]
    return {link.host for link in links if link.host}


def _limit(field: str, *, is_prose: bool) -> int:
    """A translation may be half as long again as the original's limit: German is longer than English."""
    base = {"title": TITLE_LIMIT, "summary": SUMMARY_LIMIT}.get(field, MAX_PROSE if is_prose else MAX_LINE * 4)
    return base * 3 // 2
