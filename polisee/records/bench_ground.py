"""Many published records in twelve languages, for measuring: sealed as publications are, written in bulk."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from polisee.foundation.canonical import digest, text_digest
from polisee.foundation.ids import new_id
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.records.models import Publication, Record, Revision, Translation
from polisee.records.published import WHAT
from polisee.trust.api import append, seal

AT = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 250
LANGUAGES = sorted(CONTENT_CODES)
SENTENCE = "Companies, universities and regions work together; what one has tried, the others need not try again. "
LENGTHS = {"title": 60, "summary": 280, "challenge": 900, "what_is_done": 1500}


def publish_many(count: int) -> list[UUID]:
    """`count` public practices, each with four texts in each of twelve languages; their ids."""
    made: list[UUID] = []
    while len(made) < count:
        made += _batch(len(made), min(BATCH, count - len(made)))
    return made


def _batch(first: int, count: int) -> list[UUID]:
    records, revisions, publications, translations = [], [], [], []
    logged: dict[str, dict[str, Any]] = {}
    for number in range(first, first + count):
        language = LANGUAGES[number % len(LANGUAGES)]
        own = _words(number, language)
        body = {name: own[name] for name in ("challenge", "what_is_done")}
        content = {"title": own["title"], "summary": own["summary"], "body": body, "themes": [3], "regions": ["BG41"]}
        record = Record(
            id=new_id(), kind="practice", original_language=language, state="draft", created_at=AT, updated_at=AT
        )
        revision = Revision(id=new_id(), record=record, number=1, content=content, digest=digest(content), at=AT)
        rows = [row for code in LANGUAGES if code != language for row in _translations(record, own, number, code)]
        sealed = seal(_payload(record, content, rows))
        publication = Publication(
            id=new_id(), record=record, revision=revision, number=1, text=sealed.text, digest=sealed.digest,
            signature=sealed.signature, key_id=sealed.key_id, at=AT,
        )  # fmt: skip
        logged[str(record.pk)] = {"publication": 1, "digest": sealed.digest}
        records.append(record)
        revisions.append(revision)
        publications.append(publication)
        translations += rows
    Record.objects.bulk_create(records)
    Revision.objects.bulk_create(revisions)
    Publication.objects.bulk_create(publications)
    Translation.objects.bulk_create(translations, batch_size=5000)
    for record, revision, publication in zip(records, revisions, publications, strict=True):
        record.current, record.published, record.state = revision, publication, "published"
    Record.objects.bulk_update(records, ["current", "published", "state"])
    append(WHAT, logged, at=AT)
    return [record.pk for record in records]


def _words(number: int, language: str) -> dict[str, str]:
    return {
        name: (f"{number} {language} {name} " + SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()
        for name, length in LENGTHS.items()
    }


def _translations(record: Record, originals: dict[str, str], number: int, code: str) -> list[Translation]:
    return [
        Translation(
            record=record, language=code, field=name, text=text, kept="approved", revision=1, at=AT,
            made_from=text_digest(originals[name]),
        )
        for name, text in _words(number, code).items()
    ]  # fmt: skip


def _payload(record: Record, content: dict[str, Any], rows: list[Translation]) -> dict[str, Any]:
    translations: dict[str, dict[str, Any]] = {}
    for row in rows:
        entry = {"text": row.text, "state": "approved", "revision": 1, "made_by": "", "approved_by": ""}
        translations.setdefault(row.language, {})[row.field] = entry
    moment = AT.isoformat()
    return {
        "format": 1, "record": str(record.pk), "external_id": None, "kind": "practice", "revision": 1, "publication": 1,
        "language": record.original_language, "organisation": None, "owner_name": "", "content": content,
        "image_digests": {}, "translations": translations, "written_by": [], "approved_by": "Bench",
        "edited_at": moment, "first_published_at": moment, "published_at": moment,
    }  # fmt: skip
