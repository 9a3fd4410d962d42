"""Everything that is public, taken out in one go: in batches, so that memory stays flat however many records there are.

Each text's seal is checked as on every page. Rows are read as they are, not as objects of the tables: that is what
makes thousands a second.
"""

import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from polisee.records.models import Link, Record
from polisee.records.published import PublishedRecord, SealFacts, published_one
from polisee.records.rules.life import ARCHIVED
from polisee.trust.api import is_intact

BATCH = 200
KEPT_NAMES = 50_000
_COLUMNS = ("pk", *(f"published__{name}" for name in ("text", "digest", "signature", "key_id", "number")))


@dataclass(frozen=True)
class LinkEnd:
    """A link as one record has it. `direction`: out, from this record; in, to it."""

    type: str
    direction: str
    record: str
    external_id: str | None
    title: str


@dataclass(frozen=True)
class Exported:
    """A public record with its links to other public ones."""

    record: PublishedRecord
    links: tuple[LinkEnd, ...]


def exported(after: UUID | None = None) -> Iterator[list[Exported]]:
    """Every public record whose id is greater than `after`, in the order of ids; two or three queries a batch."""
    names = _Names()
    while chunk := _rows(Record.objects.filter(pk__gt=after) if after else Record.objects.all(), BATCH):
        records = dict(_opened(chunk))
        for record in records.values():
            names.keep(record)
        yield list(_with_links(records, names))
        after = chunk[-1][0]


_Row = tuple[UUID, str, str, str, str, int]


def _rows(records: "Iterable[Record]", most: int | None) -> list[_Row]:
    public = records.filter(published__isnull=False).exclude(state=ARCHIVED)  # type: ignore[attr-defined]
    return list(public.order_by("pk").values_list(*_COLUMNS)[:most])


def _opened(rows: Iterable[_Row]) -> Iterator[tuple[str, PublishedRecord]]:
    for record_id, text, digest, signature, key_id, number in rows:
        found: PublishedRecord | None = None
        if is_intact(text=text, digest=digest, signature=signature):
            found = PublishedRecord(json.loads(text), SealFacts(digest, signature, key_id, number))
        if found is None or found.id != str(record_id):
            found = published_one(record_id)  # notes the incident; the last good one
        if found is not None:
            yield str(record_id), found


class _Names:
    """What is said of the other end of a link, remembered for as many records as memory may hold."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str | None, str] | None] = OrderedDict()

    def keep(self, record: PublishedRecord) -> None:
        self._put(record.id, (record.payload["external_id"], record.payload["content"]["title"]))

    def of(self, ids: Collection[str]) -> dict[str, tuple[str | None, str] | None]:
        """By id; None for what is not public. One query where any is not known."""
        missing = [each for each in ids if each not in self._kept]
        if missing:
            self._fetch(missing)
        return {each: self._kept.get(each) for each in ids}

    def _fetch(self, missing: list[str]) -> None:
        for each in missing:
            self._put(each, None)
        for _record_id, record in _opened(_rows(Record.objects.filter(pk__in=missing), None)):
            self.keep(record)

    def _put(self, record_id: str, name: tuple[str | None, str] | None) -> None:
        self._kept[record_id] = name
        self._kept.move_to_end(record_id)

    def forget_oldest(self) -> None:
        while len(self._kept) > KEPT_NAMES:
            self._kept.popitem(last=False)


def _with_links(records: dict[str, PublishedRecord], names: _Names) -> Iterator[Exported]:
    ids = [UUID(each) for each in records]
    touching = Link.objects.filter(source_id__in=ids) | Link.objects.filter(target_id__in=ids)
    ends: dict[str, list[tuple[str, str, str]]] = {}
    for source_id, target_id, link_type in touching.order_by("type", "at").values_list("source", "target", "type"):
        source, target = str(source_id), str(target_id)
        if source in records:
            ends.setdefault(source, []).append((link_type, "out", target))
        if target in records:
            ends.setdefault(target, []).append((link_type, "in", source))
    known = names.of({other for found in ends.values() for _type, _direction, other in found})
    for record_id, record in records.items():
        shown = ((end, known[end[2]]) for end in ends.get(record_id, ()))
        yield Exported(record, tuple(LinkEnd(*end, *name) for end, name in shown if name))
    names.forget_oldest()
