"""Published records to read: a practice with a translation and two publications, the gap that it addresses, and many more."""

from datetime import timedelta
from typing import Any

import pytest

from polisee.knowledge.jobs import index_record
from polisee.records import api as records
from polisee.records.models import Publication, Record
from tests import people
from tests.people import AT


class Shelf:
    """Makes published records with few words."""

    def __init__(self) -> None:
        self.home, self.away = people.organisation("HOME", "BG"), people.organisation("AWAY", "AL")
        self.author = people.contributor(self.home, name="Ана Авторова", password=None)
        self.reviewer = people.reviewer(self.away, name="Rita Reviewer", password=None)
        self.leader = people.leader(people.group(3), people.organisation("THIRD", "IT"), password=None)
        self.coordinator = people.coordinator(self.home, password=None)

    def publish(self, kind: str = "practice", content: dict[str, Any] | None = None, **about: Any) -> Record:
        """A record that went through its review."""
        record = records.begin_record(
            actor=self.author, at=AT, kind=kind, language=about.get("language", "bg"), organisation_id=self.home.pk,
            content=content or people.practice_content(),
        )  # fmt: skip
        return self.review(record)

    def review(self, record: Record, revision: int = 1, after: timedelta = timedelta(days=3)) -> Record:
        records.submit(actor=self.author, at=AT, record_id=record.pk)
        records.assign(actor=self.leader, at=AT + timedelta(days=1), record_id=record.pk, reviewer_id=self.reviewer.pk)
        records.approve(actor=self.reviewer, at=AT + after, record_id=record.pk, revision=revision)
        index_record(record_id=str(record.pk))
        return Record.objects.get(pk=record.pk)


@pytest.fixture
def shelf(db: None) -> Shelf:
    return Shelf()


@pytest.fixture
def factor() -> dict[str, Any]:
    return people.practice_content(
        title="Малко данни за клъстерите", body={"factor_type": "barrier", "description": "Никой не брои фирмите."}
    )


def publications(record: Record) -> list[Publication]:
    return list(record.publications.order_by("number"))
