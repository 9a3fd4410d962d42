"""Loading a file of records: each line wholly or not at all, whatever order links are in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db import transaction

from polisee.config.loading.lines import RawLine, line_at, read_lines
from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError
from polisee.partnership.api import Person
from polisee.records.api import external_ids_known, import_record, record_line, records_named_in

Advance = Callable[[int], object]


@dataclass(frozen=True)
class Refusal:
    """A line that was not taken: its number from 1, its id where it says one, and the reasons by field."""

    line: int
    id: str
    errors: dict[str, list[str]]

    def sentence(self) -> str:
        """One line for the terminal."""
        words = "; ".join(f"{name}: {text}" if name else text for name, found in self.errors.items() for text in found)
        return f"line {self.line}{f' ({self.id})' if self.id else ''}: {words}"


@dataclass
class LoadReport:
    """What became of a file."""

    made: int = 0
    updated: int = 0
    unchanged: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Ids of the records that were made or updated."""

    def count(self, did: str, record_id: str) -> None:
        setattr(self, did, getattr(self, did) + 1)
        if did != "unchanged":
            self.changed.append(record_id)


class Loader:
    """One run over one file that can be read twice; `lines`: what it says, where it is no file of JSON lines."""

    def __init__(
        self,
        file: BinaryIO,
        publish_as: Person | None,
        advance: Advance = lambda _line: None,
        lines: Iterable[RawLine] | None = None,
    ) -> None:
        self.file = file
        self.lines = read_lines(file) if lines is None else lines
        self.publish_as = publish_as
        self.advance = advance
        self.report = LoadReport()
        self.waiting: list[tuple[int, int]] = []
        """Number and offset of lines that link to what stands further down."""
        self.resting: set[int] = set()
        """Numbers of lines whose sentences name records."""

    def run(self) -> LoadReport:
        """Take every line; then those whose links had to wait."""
        for raw in self.lines:
            self._take(raw)
            self.advance(raw.offset)
        # What rests on other records comes after them, also after those that had to wait.
        self.waiting.sort(key=lambda place: place[0] in self.resting)
        while self.waiting and not self._take_waiting():
            pass
        self.report.refusals.sort(key=lambda refusal: refusal.line)
        return self.report

    def _take(self, raw: RawLine) -> None:
        if raw.value is None:
            self._refuse(raw, {"": [raw.error]})
        elif (rests := bool(records_named_in(record_line(raw.value)))) or _links_beyond(record_line(raw.value)):
            if rests:
                self.resting.add(raw.number)
            self.waiting.append((raw.number, raw.offset))
        else:
            try:
                outcome = self._import(raw.value)
            except DomainError as error:
                self._refuse(raw, reasons(error))
            else:
                self.report.count(outcome.did, outcome.record_id)

    def _take_waiting(self) -> bool:
        """All waiting lines in one transaction: first without, then with their links. A line that fails is taken off
        the list and the rest is tried again from the start, so that nothing is left of it. True when all is done.
        """
        failed: dict[int, tuple[RawLine, DomainError]] = {}
        done: list[tuple[str, str]] = []
        with transaction.atomic():
            for without_links in (True, False):
                for number, offset in self.waiting:
                    raw = line_at(self.file, number, offset)
                    line = record_line(raw.value or {})
                    try:
                        outcome = self._import({**line, "links": []} if without_links else line)
                    except DomainError as error:
                        failed.setdefault(number, (raw, error))
                    else:
                        if without_links:
                            done.append((outcome.did, outcome.record_id))
            if failed:
                transaction.set_rollback(True)
        for raw, why in failed.values():
            self._refuse(raw, reasons(why))
        self.waiting = [(number, offset) for number, offset in self.waiting if number not in failed]
        if not failed:
            for did, record_id in done:
                self.report.count(did, record_id)
        return not failed

    def _import(self, line: dict[str, Any]) -> Any:
        return import_record(actor=None, at=now(), line=line, publish_as=self.publish_as)

    def _refuse(self, raw: RawLine, errors: dict[str, list[str]]) -> None:
        said = (raw.value or {}).get("id")
        self.report.refusals.append(Refusal(raw.number, said[:100] if isinstance(said, str) else "", errors))


def reasons(error: DomainError) -> dict[str, list[str]]:
    """What is wrong, by field."""
    if isinstance(error, InvalidError):
        return {name: [str(message) for message in found] for name, found in error.errors.items()}
    return {error.field: [str(error.message)]}


def _links_beyond(line: dict[str, Any]) -> bool:
    """Does it link to an id that is not there yet? Links that are wrong in themselves are judged at once."""
    links = line.get("links")
    if not isinstance(links, list):
        return False
    wanted = {item["to"] for item in links if isinstance(item, dict) and isinstance(item.get("to"), str)}
    return bool(wanted - external_ids_known(wanted))
