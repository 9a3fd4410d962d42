"""The publications of a record, each with what it changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from polisee.knowledge.queries.comparison import Compared, compare
from polisee.knowledge.queries.working import theme_names
from polisee.records.api import PublishedRecord, open_publication, queries


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

    @property
    def is_first(self) -> bool:
        return self.number == 1


def _files(*editions: PublishedRecord) -> dict[str, queries.KeptFile]:
    """What the seals say of the files of these editions, by id."""
    names = ("id", "name", "media_type", "size", "digest")
    files = (each for edition in editions for each in edition.attachments)
    return {each["id"]: queries.KeptFile(**{name: each[name] for name in names}) for each in files}


def editions_of(record_id: UUID, reader: str) -> list[Edition]:
    """The latest first; two queries."""
    rows = queries.publications_of(record_id)
    themes = theme_names(reader)
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
            translated = tuple(code for code, texts in opened.payload["translations"].items() if texts != old.get(code))
        found.append(Edition(row.number, row.at, row.digest, row.key_id, opened, changes, translated))
        before = opened or before
    return found[::-1]
