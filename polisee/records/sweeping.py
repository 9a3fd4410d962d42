"""What the sweep looks at in this room: every publication, what each record shows, and the texts it was made from."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Count, Max

from polisee.records.incident_words import said_by, words_of, working_words
from polisee.records.models import Publication, Record, StoredImage, Translation
from polisee.records.published import WHAT, newest_good
from polisee.records.rules.content import public_content
from polisee.records.rules.kinds import all_kinds, kind_of
from polisee.records.rules.life import ARCHIVED, PUBLISHED
from polisee.trust.api import Finding, is_intact, latest_entries

BATCH = 100


def sweep_publications(counts: Counter[str]) -> Iterator[Finding]:
    """Each publication, current and past: its seal, that it is this record's, and under this number."""
    current = set(Record.objects.exclude(published=None).values_list("published_id", flat=True))
    for row in _each_publication():
        counts["publications"] += 1
        payload = _opened(row)
        if payload is None:
            is_shown = row.pk in current
            yield Finding(
                WHAT if is_shown else "publication",
                str(row.record_id if is_shown else row.pk),
                "changed",
                sealed=_last_good(row.record_id),
                found=words_of(row.text),
                detail=f"publication {row.number}, {row.pk}",
            )
        else:
            counts["texts"] += _texts(payload)


def _each_publication() -> Iterator[Publication]:
    """By key, a batch at a time: a cursor over all would have the server keep a copy of every text."""
    last: UUID | None = None
    while True:
        rows = Publication.objects.order_by("pk")
        batch = list((rows.filter(pk__gt=last) if last else rows)[:BATCH])
        if not batch:
            return
        yield from batch
        last = batch[-1].pk


def _opened(row: Publication) -> dict[str, Any] | None:
    """Without the cache of what readers read: a sweep over everything would fill it."""
    if not is_intact(text=row.text, digest=row.digest, signature=row.signature):
        return None
    payload: dict[str, Any] = json.loads(row.text)
    is_its_own = (payload["record"], payload["publication"]) == (str(row.record_id), row.number)
    return payload if is_its_own else None


def _last_good(record_id: UUID) -> dict[str, Any] | None:
    record = Record.objects.filter(pk=record_id).first()
    good = newest_good(record, 0) if record else None
    return said_by(good.payload) if good else working_words(record)


def _texts(payload: dict[str, Any]) -> int:
    """A field in a language is a text."""
    body = payload["content"].get("body", {})
    original = 2 + sum(isinstance(value, str) for value in body.values())
    return original + sum(len(fields) for fields in payload["translations"].values())


def sweep_records(counts: Counter[str]) -> Iterator[Finding]:
    """Each record against the log: is the newest publication the one that the log knows, and is that what is shown?"""
    numbers = {
        row["record_id"]: (row["last"], row["rows"])
        for row in Publication.objects.order_by().values("record_id").annotate(last=Max("number"), rows=Count("pk"))
    }
    columns = ("pk", "state", "published__number", "published__digest")
    shown = {str(row[0]): row for row in Record.objects.order_by("pk").values_list(*columns).iterator(chunk_size=500)}
    for entry in latest_entries(WHAT):
        counts["records"] += 1
        row = shown.pop(entry.target_id, None)
        if not is_intact(text=entry.text, digest=entry.digest, signature=entry.signature):
            continue  # the sweep over the log has said so
        values = json.loads(entry.text)["values"]
        reason = "missing" if row is None else _wrong(row, values, *numbers.get(row[0], (0, 0)))
        if reason:
            yield Finding(WHAT, entry.target_id, reason, sealed=_last_good(UUID(entry.target_id)))
    for key, row in shown.items():
        if row[2] is not None:
            yield Finding(WHAT, key, "unsealed", sealed=_last_good(row[0]))


def _wrong(row: tuple[Any, ...], logged: dict[str, Any], last: int, rows: int) -> str:
    """The reason why a record is not as the log says, or nothing. `last`, `rows`: its publications."""
    _key, state, number, digest = row
    is_public = number is not None and state != ARCHIVED
    if last != rows or (logged["publication"] or 0) > last:
        return "missing"
    if logged["publication"] is None:
        return "shown" if is_public else ""
    if not is_public:
        return "hidden"
    if number != last or number != logged["publication"]:
        return "older"
    return "changed" if digest != logged["digest"] else ""


def sweep_working_texts(counts: Counter[str]) -> Iterator[Finding]:
    """What a publication was made from still says the same: the revision, approved translations, pictures.

    Nobody reads these in public; but what is approved next begins with them.
    """
    known = {kind.code for kind in all_kinds()}
    last: UUID | None = None
    while True:
        rows = (
            Record.objects.filter(published__isnull=False, kind__in=known)
            .exclude(state=ARCHIVED)
            .select_related("published__revision", "organisation")
        )
        batch = list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:BATCH])
        if not batch:
            return
        yield from _working_texts(batch, counts)
        last = batch[-1].pk


def _working_texts(batch: list[Record], counts: Counter[str]) -> Iterator[Finding]:
    payloads = {row.pk: _opened(row.published) for row in batch if row.published}
    for row in batch:
        payload = payloads.get(row.pk)
        if payload is None or row.published is None:
            continue
        counts["revisions"] += 1
        about = _about(row)
        if row.state == PUBLISHED and any(payload[name] != value for name, value in about.items()):
            yield Finding("owner", str(row.pk), "changed", {name: payload[name] for name in about}, about)
        found = public_content(kind_of(row.kind), row.published.revision.content)
        if found != payload["content"]:
            sealed = {"title": payload["content"].get("title", ""), "content": payload["content"]}
            yield Finding("revision", str(row.published.revision_id), "changed", sealed, {"content": found})
    for each in Translation.objects.filter(record__in=payloads, kept="approved"):
        payload = payloads[each.record_id]
        entry = payload["translations"].get(each.language, {}).get(each.field) if payload else None
        if entry is None or entry["revision"] != each.revision:
            continue
        counts["translations"] += 1
        if entry["text"] != each.text:
            yield Finding("translation", str(each.pk), "changed", {"text": entry["text"]}, {"text": each.text})
    yield from _pictures(payloads, counts)


def _about(row: Record) -> dict[str, Any]:
    """What a record says of itself beside its words; while nobody works on it, the seal says the same."""
    return {
        "external_id": row.external_id, "kind": row.kind, "language": row.original_language,
        "owner_name": row.owner_name, "organisation": row.organisation.code if row.organisation else None,
    }  # fmt: skip


def _pictures(payloads: dict[UUID, dict[str, Any] | None], counts: Counter[str]) -> Iterator[Finding]:
    wanted = {key: digest for each in payloads.values() if each for key, digest in each["image_digests"].items()}
    stored = StoredImage.objects.in_bulk(list(wanted)) if wanted else {}
    files = {str(key): row.file.name or "" for key, row in stored.items()}
    for key, digest in wanted.items():
        counts["pictures"] += 1
        name = files.get(key, "")
        if not name or not default_storage.exists(name):
            yield Finding("image", key, "missing")
            continue
        with default_storage.open(name) as picture:
            if hashlib.sha256(picture.read()).hexdigest() != digest:
                yield Finding("image", key, "changed")
