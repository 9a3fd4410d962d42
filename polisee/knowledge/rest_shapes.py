"""What the API says of a record."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from ninja import Schema
from pydantic import Field

from polisee.foundation.languages.tags import path_code
from polisee.records.api import LICENCE, PublishedRecord, texts_of
from polisee.records.api import queries as record_queries


class TranslationOut(Schema):
    """One field in one language. `state`: approved, or outdated where the original has changed since."""

    text: str
    state: str
    revision: int
    made_by: str
    approved_by: str


class ShownOut(Schema):
    """A field's words as one reader sees them, by the fallback chain."""

    text: str
    language: str
    lang: str = Field(description="BCP 47 tag, as for the attribute lang of HTML")
    state: str = Field(description="original, approved or outdated")


class LinkOut(Schema):
    """A typed link, seen from the record that is asked for."""

    type: str
    direction: str = Field(description="out: from this record; in: to it")
    record: UUID
    external_id: str | None
    title: str


class AttachmentOut(Schema):
    """A file of a record. `digest`, `name`, `media_type` and `size` stand under the seal."""

    id: UUID
    title: str
    rights: str
    name: str
    media_type: str
    size: int = Field(description="bytes")
    digest: str = Field(description="SHA-256, hexadecimal")
    url: str


class CitedOut(Schema):
    """The publication of a record that sentences rest on; `mark` is how the text names it."""

    mark: str
    record: UUID
    publication: int
    digest: str


class SealOut(Schema):
    """What anyone needs to check that this is what a named person approved (see /records/{id}/sealed)."""

    digest: str = Field(description="SHA-256 of the canonical JSON (RFC 8785), hexadecimal")
    signature: str = Field(description="Ed25519 over the digest, base64")
    key_id: str
    publication: int


class RecordOut(Schema):
    """A published record."""

    id: UUID
    external_id: str | None
    kind: str
    language: str
    organisation: str | None
    owner_name: str
    title: str
    summary: str = ""
    keywords: list[str] = []
    body: dict[str, Any] = {}
    themes: list[int] = []
    regions: list[str] = []
    period: dict[str, int] = {}
    sources: list[dict[str, str]] = []
    authors: list[str] = []
    evidence_grade: str | None = None
    images: list[dict[str, str]] = []
    attachments: list[AttachmentOut] = []
    cited: list[CitedOut] = []
    translations: dict[str, dict[str, TranslationOut]]
    shown: dict[str, ShownOut] | None = Field(None, description="Only with ?lang=")
    links: list[LinkOut]
    revision: int
    written_by: list[str]
    approved_by: str
    edited_at: str
    first_published_at: str
    published_at: str
    seal: SealOut
    licence: str
    url: str


EMPTY: dict[str, Any] = {
    name: field.get_default() for name, field in RecordOut.model_fields.items() if not field.is_required()
}


def page_address(record_id: str, path: str) -> str:
    """Where people read it."""
    return f"{settings.BASE_URL}/{path}/records/{record_id}/"


def record_shape(record: PublishedRecord, links: list[dict[str, Any]], reader: str | None = None) -> dict[str, Any]:
    """A record as `RecordOut`; `reader` (path code) adds the words as that reader sees them."""
    payload = record.payload
    same = (
        "external_id",
        "kind",
        "language",
        "organisation",
        "owner_name",
        "translations",
        "revision",
        "written_by",
        "approved_by",
        "edited_at",
        "first_published_at",
        "published_at",
    )
    return {
        **EMPTY,
        **record.content,
        **{name: payload[name] for name in same},
        "id": record.id,
        "attachments": attachments_shape(record),
        "cited": [
            {"mark": mark, **{name: facts[name] for name in ("record", "publication", "digest")}}
            for mark, facts in payload.get("cited", {}).items()
        ],
        "shown": _shown(record, reader) if reader else None,
        "links": links,
        "seal": {
            "digest": record.seal.digest,
            "signature": record.seal.signature,
            "key_id": record.seal.key_id,
            "publication": record.seal.publication,
        },
        "licence": LICENCE,
        "url": page_address(record.id, reader or path_code(record.original_language) or "en"),
    }


def attachments_shape(record: PublishedRecord) -> list[dict[str, Any]]:
    """The files under a record's seal."""
    return [
        {**each, "url": f"{settings.BASE_URL}{reverse('files:file', args=[each['id'], each['name']])}"}
        for each in record.attachments
    ]


def _shown(record: PublishedRecord, reader: str) -> dict[str, dict[str, str]]:
    shown = {}
    for field in texts_of(record.kind, record.content):
        words = record.text(field, reader)
        shown[field] = {"text": words.text, "language": words.language, "lang": words.html, "state": words.state}
    return shown


def links_shape(record_id: str, others: dict[str, PublishedRecord], rows: list[Any]) -> list[dict[str, Any]]:
    """The links of one record among `rows`; those to what is not public are left out."""
    shapes = []
    for row in rows:
        source, target = str(row.source_id), str(row.target_id)
        if record_id not in (source, target):
            continue
        other = others.get(target if source == record_id else source)
        if other is not None:
            shapes.append(
                {
                    "type": row.type,
                    "direction": "out" if source == record_id else "in",
                    "record": other.id,
                    "external_id": other.payload["external_id"],
                    "title": other.content["title"],
                }
            )
    return shapes


def link_rows(ids: list[str]) -> list[Any]:
    """Links that touch any of these records; one query."""
    return list(record_queries.links_touching([UUID(each) for each in ids]))
