"""Loading the reference partnership: rows, then records, then links, then the index."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import click

from polisee.config.loading.indexing import index_published
from polisee.config.reference.files import partnership_files, record_lines
from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError
from polisee.foundation.events import emit
from polisee.partnership.api import Person, load_partnership
from polisee.records.api import RecordsPrepared, import_record, records_named_in

DESK_EMAIL = "reference-desk@polisee.example"
DESK_NAME = "PoliSEE reference desk"


@dataclass(frozen=True)
class Loaded:
    """What one run did, and how long it took."""

    rows: dict[str, int]
    records: dict[str, int]
    indexed: int
    seconds: float

    def sentence(self) -> str:
        """For the person at the terminal."""

        def told(counts: dict[str, int]) -> str:
            return ", ".join(f"{counts.get(did, 0)} {did}" for did in ("made", "updated", "unchanged"))

        return (
            f"Partnership: {told(self.rows)}. Records: {told(self.records)}. Indexed: {self.indexed}. "
            f"Took {self.seconds:.1f} s."
        )


def load_reference() -> Loaded:
    """Load everything; what people changed stays. A second run changes nothing."""
    started = time.perf_counter()
    rows = load_partnership(actor=None, at=now(), files=partnership_files())
    # What rests on other records comes after them.
    lines = sorted(record_lines(), key=lambda placed: bool(records_named_in(placed[1])))
    desk = reference_desk()
    did = {place: _import(place, {**line, "links": []}, desk) for place, line in lines}
    for place, line in lines:  # links last: their ends must be there
        if line.get("links"):
            _import(place, line, desk)
    changed = [record_id for record_id, what in did.values() if what != "unchanged"]
    indexed = index_published(changed)
    emit(RecordsPrepared(loaded=bool(changed)))
    return Loaded(rows, dict(Counter(what for _, what in did.values())), indexed, time.perf_counter() - started)


def _import(place: str, line: dict[str, Any], desk: Person) -> tuple[str, str]:
    try:
        outcome = import_record(actor=None, at=now(), line=line, publish_as=desk, only_if_untouched=True)
    except DomainError as error:
        detail = getattr(error, "errors", {"": [error.message]})
        words = "; ".join(f"{field}: {message}" for field, found in detail.items() for message in found)
        raise click.ClickException(f"{place}: {words}") from error
    return outcome.record_id, outcome.did


def reference_desk() -> Person:
    """Who approved the reference records: nobody can sign in as this person."""
    found = Person.objects.filter(email=DESK_EMAIL).first()
    return found or Person.objects.create_user(DESK_EMAIL, None, full_name=DESK_NAME, is_active=False)
