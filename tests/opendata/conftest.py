"""A small published world for those who copy everything."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from polisee.partnership.models import Organisation, Person
from polisee.records import api as records
from tests import people
from tests.people import AT


class Shelf:
    """Publishes, changes and withdraws records, each at a time of its own."""

    def __init__(self) -> None:
        self.home: Organisation = people.organisation("HOME")
        self.reviewer: Person = people.reviewer(people.organisation("AWAY", "RO"), password=None)
        self.coordinator: Person = people.coordinator(self.home, password=None)
        people.group(3)
        people.group(4)

    def publish(self, name: str, at: datetime = AT, **changes: Any) -> str:
        """A practice under that external id, new or changed; its id."""
        line = {"id": name, "kind": "practice", "language": "bg", "organisation": "HOME", **people.practice_content()}
        made = records.import_record(actor=None, at=at, line=line | changes, publish_as=self.reviewer)
        return str(made.record_id)

    def archive(self, record_id: str, at: datetime) -> None:
        records.archive(actor=self.coordinator, at=at, record_id=record_id)  # type: ignore[arg-type]

    def restore(self, record_id: str, at: datetime) -> None:
        records.restore(actor=self.coordinator, at=at, record_id=record_id)  # type: ignore[arg-type]


@pytest.fixture
def shelf(db: None) -> Shelf:
    return Shelf()


@pytest.fixture
def many(shelf: Shelf) -> Callable[[int], list[str]]:
    """So many records, a minute apart."""
    return lambda count: [shelf.publish(f"n-{each}", AT + timedelta(minutes=each)) for each in range(count)]
