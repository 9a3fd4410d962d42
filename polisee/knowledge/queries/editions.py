"""The publications of a record, each with what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from polisee.knowledge.queries.comparison import Compared, compare
from polisee.knowledge.queries.working import theme_names
from polisee.records.api import LocalText, PublishedRecord, merged, open_publication, queries


@dataclass(frozen=True)
class Edition:
    """One publication. `opened` is None where the seal does not fit: then nothing of it is shown."""

    number: int
    at: datetime
    digest: str
    key_id: str
    opened: PublishedRecord | None
    changes: tuple[Compared, ...]
    """Fields of the original that are not as in the edition before."""
    new_translations: tuple[str, ...]
    """Content codes whose translations are not as in the edition before."""
    is_shown: bool = False
    """Is this the one that readers get?"""

    @property
    def is_first(self) -> bool:
        return self.number == 1


def _files(*editions: PublishedRecord) -> dict[str, queries.KeptFile]:
    """What the seals say of the files of these editions, by id."""
    names = ("id", "name", "media_type", "size", "digest")
    files = (each for edition in editions for each in edition.attachments)
    return {each["id"]: queries.KeptFile(**{name: each[name] for name in names}) for each in files}


@dataclass(frozen=True)
class JoinedEditions:
    """What was published of a record before it went into another, the latest first."""

    record_id: UUID
    at: datetime
    title: LocalText | None
    """From what was sealed last; None where the seal does not fit."""
    editions: tuple[Edition, ...]


def joined_editions(record_id: UUID, reader: str) -> list[JoinedEditions]:
    """The histories of all that went into a record; one query where there is nothing, else four."""
    taken = [each for each in merged.taken_in(record_id) if each.publications]
    themes = theme_names(reader) if taken else {}
    found = []
    for each in taken:
        editions = _editions(each.publications, each.record_id, themes)
        opened = next((one.opened for one in editions if one.opened), None)
        found.append(JoinedEditions(each.record_id, each.at, opened.title(reader) if opened else None, tuple(editions)))
    return found


def editions_of(record_id: UUID, reader: str) -> list[Edition]:
    """The latest first; two queries."""
    return _editions(queries.publications_of(record_id), record_id, theme_names(reader))


def _editions(rows: Sequence[Any], record_id: UUID, themes: dict[int, str]) -> list[Edition]:
    found: list[Edition] = []
    before: PublishedRecord | None = None
    for row in reversed(rows):
        opened = open_publication(row, record_id)
        changes: tuple[Compared, ...] = ()
        translated: tuple[str, ...] = ()
        if opened is not None and before is not None:
            compared = compare(opened.kind, before.content, opened.content, themes, files=_files(before, opened))
            changes = tuple(field for field in compared if field.changed)
            old = before.payload["translations"]
            now = opened.payload["translations"]
            translated = tuple(code for code in {**now, **old} if now.get(code) != old.get(code))
        found.append(Edition(row.number, row.at, row.digest, row.key_id, opened, changes, translated))
        before = opened or before
    newest = max((edition.number for edition in found if edition.opened), default=0)
    return [replace(edition, is_shown=edition.number == newest) for edition in found[::-1]]
