"""What the public reads: sealed payloads, checked each time they are taken from the database."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from polisee.foundation.clock import now
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.serbian import in_script
from polisee.foundation.languages.tags import content_code, fallback_chain, html_tag, language
from polisee.foundation.regions import countries_of
from polisee.records.incident_words import said_by, words_of, working_words
from polisee.records.models import Publication, Record
from polisee.records.rules.content import ATTACHED
from polisee.records.rules.kinds import Kind, kind_of
from polisee.records.rules.life import ARCHIVED
from polisee.trust.api import is_intact, report_incident

WHAT = "records.record"
"""How the log of seals calls a record."""


@dataclass(frozen=True)
class LocalText:
    """A text as one reader sees it. `state`: original, approved or outdated; `html` is its `lang=`."""

    text: str
    language: str
    html: str
    state: str
    made_by: str = ""
    approved_by: str = ""
    revision: int | None = None

    @property
    def is_translation(self) -> bool:
        return self.state != "original"

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class SealFacts:
    digest: str
    signature: str
    key_id: str
    publication: int


@dataclass(frozen=True)
class PublishedRecord:
    """One sealed publication, opened. Shared between readers: never changed."""

    payload: dict[str, Any]
    seal: SealFacts
    older_than_latest: bool = False
    """True where the latest publication was tampered with and the last good one is shown."""

    @property
    def id(self) -> str:
        return str(self.payload["record"])

    @property
    def kind(self) -> Kind:
        return kind_of(self.payload["kind"])

    @property
    def content(self) -> dict[str, Any]:
        return dict(self.payload["content"])

    @property
    def body(self) -> dict[str, Any]:
        return dict(self.payload["content"].get("body", {}))

    @property
    def attachments(self) -> list[dict[str, Any]]:
        """The files under the seal, in their order: `id`, `title`, `rights`, `name`, `media_type`, `size`, `digest`."""
        facts = self.payload.get("attachment_files", {})
        files = self.payload["content"].get("attachments", [])
        return [{"rights": "", **each, **facts[each["id"]]} for each in files if each["id"] in facts]

    @property
    def original_language(self) -> str:
        return str(self.payload["language"])

    @cached_property
    def countries(self) -> list[str]:
        """ISO codes."""
        return countries_of(self.payload["content"].get("regions", []))

    @property
    def languages(self) -> list[str]:
        """The original's language first, then those into which the title is translated."""
        return [
            self.original_language,
            *sorted(code for code, texts in self.payload["translations"].items() if "title" in texts),
        ]

    def text(self, field: str, reader: str, chain: tuple[str, ...] | None = None) -> LocalText:
        """A field's words for a reader (interface path code), by the fallback chain; Serbian in the reader's script."""
        original = self._original(field)
        for code in chain or fallback_chain(content_code(reader), self.original_language):
            if code == self.original_language:
                return self._shown(original, code, "original", reader)
            entry = self.payload["translations"].get(code, {}).get(field)
            if entry:
                return self._shown(entry["text"], code, entry["state"], reader, entry)
        return self._shown(original, self.original_language, "original", reader)

    def original(self, field: str, reader: str) -> LocalText:
        """A field's words in the original language."""
        return self._shown(self._original(field), self.original_language, "original", reader)

    def title(self, reader: str) -> LocalText:
        return self.text("title", reader)

    def summary(self, reader: str) -> LocalText:
        return self.text("summary", reader)

    def _original(self, field: str) -> str:
        content = self.payload["content"]
        if field == "keywords":
            return ", ".join(content.get("keywords", []))
        if field.startswith("alt:"):
            return next((image["alt"] for image in content.get("images", []) if image["id"] == field[4:]), "")
        if field.startswith(ATTACHED):
            files = content.get("attachments", [])
            return next((each["title"] for each in files if f"{ATTACHED}{each['id']}" == field), "")
        if field in ("title", "summary"):
            return str(content.get(field, ""))
        return str(content.get("body", {}).get(field, "") or "")

    def _shown(self, text: str, code: str, state: str, reader: str, entry: dict[str, Any] | None = None) -> LocalText:
        text = strip_invisible(text)  # a seal of old may hold what is no longer taken in
        script: Literal["latn", "cyrl"] = "cyrl" if reader == "sr-cyrl" else "latn"
        if code == "sr":
            text = in_script(text, script)
        entry = entry or {}
        return LocalText(
            text=text,
            language=code,
            html=html_tag(code, script if language(reader).content == "sr" else "latn"),
            state=state,
            made_by=entry.get("made_by", ""),
            approved_by=entry.get("approved_by", ""),
            revision=entry.get("revision"),
        )


@lru_cache(maxsize=4096)
def _opened(text: str, seal: SealFacts, older: bool) -> PublishedRecord:  # noqa: FBT001
    return PublishedRecord(payload=json.loads(text), seal=seal, older_than_latest=older)


def _public() -> QuerySet[Record]:
    """Public records with their publication, and the number of the newest there is."""
    newest = Publication.objects.filter(record=OuterRef("pk")).order_by("-number").values("number")[:1]
    rows = Record.objects.filter(published__isnull=False).exclude(state=ARCHIVED).select_related("published")
    return rows.annotate(newest_number=Subquery(newest))


def published(ids: Collection[UUID | str]) -> dict[str, PublishedRecord]:
    """The public state of these records, by id; one query (more only where a seal is broken).

    A record whose latest publication fails its seal is shown in its last good one, and an incident is noted; so is one
    that points at an older publication than its newest. One without a good publication, an archived or an unpublished
    one is not in the answer.
    """
    return {str(row.pk): found for row in _public().filter(pk__in=ids) if (found := _intact(row))}


def published_one(record_id: UUID | str) -> PublishedRecord | None:
    """The public state of one record, or None."""
    return published([record_id]).get(str(record_id))


def all_published(batch: int = 200) -> Iterator[PublishedRecord]:
    """Every public record in the order of its making, in batches, so that memory stays flat."""
    last: UUID | None = None
    while True:
        rows = _public()
        chunk = list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:batch])
        if not chunk:
            return
        yield from (found for row in chunk if (found := _intact(row)))
        last = chunk[-1].pk


def open_publication(publication: Publication, record_id: UUID, *, older: bool = False) -> PublishedRecord | None:
    """A publication opened, or None if it is not what was sealed for this record under this number."""
    if not is_intact(text=publication.text, digest=publication.digest, signature=publication.signature):
        return None
    seal = SealFacts(publication.digest, publication.signature, publication.key_id, publication.number)
    found = _opened(publication.text, seal, older)
    is_its_own = found.payload["record"] == str(record_id) and found.payload["publication"] == publication.number
    return found if is_its_own else None


def _intact(record: Record) -> PublishedRecord | None:
    """What may be shown of a row of `_public`: the newest good publication; an incident if another one stands."""
    if record.published is None:
        return None
    newest: int = getattr(record, "newest_number", record.published.number)
    found = open_publication(record.published, record.pk) if record.published.number == newest else None
    if found is not None:
        return found
    good = newest_good(record, newest)
    report_incident(
        what=WHAT,
        target_id=record.pk,
        reason="changed" if record.published.number == newest else "older",
        digest_expected=record.published.digest,
        sealed=said_by(good.payload) if good else working_words(record),
        found=words_of(record.published.text),
        at=now(),
    )
    return good


def newest_good(record: Record, newest: int) -> PublishedRecord | None:
    """The latest publication that is as it was sealed."""
    for each in record.publications.order_by("-number"):
        found = open_publication(each, record.pk, older=each.number != newest)
        if found is not None:
            return found
    return None


def broken_seals(batch: int = 500) -> Iterable[Publication]:
    """Every publication that is not what was sealed (a sweep over all, current and past)."""
    for publication in Publication.objects.order_by("pk").iterator(chunk_size=batch):
        if open_publication(publication, publication.record_id) is None:
            yield publication
