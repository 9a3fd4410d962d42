"""Reads about records that became one: where one went, what went into one, what can be taken from the other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from polisee.foundation.canonical import text_digest
from polisee.partnership.api import Person
from polisee.records.models import Merge, Publication, Record
from polisee.records.rules.content import texts_of
from polisee.records.rules.joining import KnownText, readable
from polisee.records.rules.kinds import kind_of

_WAY = """
WITH RECURSIVE way AS (
  SELECT kept_id, 1 AS steps FROM records_merge WHERE gone_id = %s AND undone_at IS NULL
  UNION ALL
  SELECT m.kept_id, steps + 1 FROM records_merge m JOIN way ON m.gone_id = way.kept_id
  WHERE m.undone_at IS NULL AND steps < 100
)
SELECT kept_id FROM way ORDER BY steps DESC LIMIT 1
"""
_GONE_INTO = """
WITH RECURSIVE came AS (
  SELECT id, gone_id, kept_id, 1 AS steps FROM records_merge WHERE kept_id = %s AND undone_at IS NULL
  UNION ALL
  SELECT m.id, m.gone_id, m.kept_id, steps + 1 FROM records_merge m JOIN came ON m.kept_id = came.gone_id
  WHERE m.undone_at IS NULL AND steps < 100
)
SELECT id FROM came
"""


def merged_into(record_id: UUID | str) -> UUID | None:
    """The record that stands for this one now, at the end of the chain; None if it was not joined to any. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_WAY, [str(record_id)])
        row = cursor.fetchone()
    return row[0] if row else None


def with_external_id(external_id: str) -> Record | None:
    """The record of that id of another system, or the one to which it was joined; two queries at most."""
    found = Record.objects.filter(external_id=external_id).first()
    if found is None:
        return None
    now = merged_into(found.pk)
    return Record.objects.get(pk=now) if now else found


@dataclass(frozen=True)
class TakenIn:
    """A record that went into another, with its own publications, the latest first."""

    merge_id: UUID
    record_id: UUID
    title: str
    language: str
    at: datetime
    made_by_id: UUID | None
    publications: tuple[Publication, ...]


def taken_in(record_id: UUID) -> list[TakenIn]:
    """All that went into a record, directly or by a chain, the latest first; one query for nothing, else three."""
    with connection.cursor() as cursor:
        cursor.execute(_GONE_INTO, [str(record_id)])
        ids = [row[0] for row in cursor.fetchall()]
    if not ids:
        return []
    merges = list(Merge.objects.filter(pk__in=ids).select_related("gone__current").order_by("-at"))
    publications = Publication.objects.filter(record__in=[each.gone_id for each in merges]).order_by("-number")
    by_record: dict[UUID, list[Publication]] = {}
    for each in publications:
        by_record.setdefault(each.record_id, []).append(each)
    return [
        TakenIn(
            merge_id=each.pk,
            record_id=each.gone_id,
            title=(each.gone.current.content if each.gone.current else {}).get("title", ""),
            language=each.gone.original_language,
            at=each.at,
            made_by_id=each.made_by_id,
            publications=tuple(by_record.get(each.gone_id, [])),
        )
        for each in merges
    ]


def known_texts(record: Record) -> list[KnownText]:
    """A record's words in every language in which there are some; one query."""
    originals = texts_of(kind_of(record.kind), record.current.content if record.current else {})
    texts = [KnownText(record.original_language, name, text, "original", fits=True) for name, text in originals.items()]
    digests = {name: text_digest(text) for name, text in originals.items()}
    return texts + [
        KnownText(row.language, row.field, row.text, row.kept, fits=digests.get(row.field) == row.made_from)
        for row in record.translations.exclude(language=record.original_language)
    ]


def takeable(gone: Record, language: str) -> dict[str, Any]:
    """The content of a record as it can be taken into one that is written in `language`; one query at most."""
    content: dict[str, Any] = gone.current.content if gone.current else {}
    if gone.original_language == language:
        return content
    words = {each.field: each.text for each in known_texts(gone) if each.language == language and each.fits}
    return readable(kind_of(gone.kind), content, words)


def last_sealed(record_id: UUID) -> Publication | None:
    """What a record that was joined to another said last, as it was sealed; one query."""
    gone = Publication.objects.filter(record_id=record_id, record__merged_away__undone_at=None)
    return gone.exclude(record__merged_away=None).order_by("-number").first()


def merge_between(merge_id: UUID) -> Merge | None:
    """One merge that stands; one query."""
    return Merge.objects.filter(pk=merge_id, undone_at=None).first()


def done_by(merge_id: UUID) -> tuple[Person | None, datetime]:
    """Who joined two records, or parted them again, and when; two queries."""
    row = Merge.objects.get(pk=merge_id)
    who, at = (row.undone_by_id, row.undone_at) if row.undone_at is not None else (row.made_by_id, row.at)
    return (Person.objects.filter(pk=who).first() if who else None), at
