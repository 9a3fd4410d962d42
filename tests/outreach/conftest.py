"""A small partnership on the public face: one partner that stayed, one that joined late, one that left; what is not known."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from polisee.knowledge.jobs import index_record
from polisee.partnership.models import Activity, Organisation, Partner, Project, TimelineEvent, WorkPackage
from polisee.records import api as records
from polisee.records.models import Record
from polisee.search.api import Indexable, IndexableText, index_many
from polisee.ui.navigation import address
from tests import people
from tests.people import AT

BEGUN = date(2012, 5, 1)


@dataclass
class Face:
    """The partnership of the tests."""

    home: Organisation
    late: Organisation
    left: Organisation
    people: dict[str, Any] = field(default_factory=dict)

    def publish(self, **changes: Any) -> Record:
        """A practice of the first partner that went through its review."""
        if not self.people:
            self.people = {
                "author": people.contributor(self.home, name="Ана Авторова", password=None),
                "reviewer": people.reviewer(self.late, name="Rita Reviewer", password=None),
                "leader": people.leader(people.group(3), self.left, password=None),
            }
        record = records.begin_record(
            actor=self.people["author"], at=AT, kind="practice", language="bg", organisation_id=self.home.pk,
            content=people.practice_content(**changes),
        )  # fmt: skip
        records.submit(actor=self.people["author"], at=AT, record_id=record.pk)
        records.assign(
            actor=self.people["leader"], at=AT + timedelta(days=1), record_id=record.pk,
            reviewer_id=self.people["reviewer"].pk,
        )  # fmt: skip
        records.approve(
            actor=self.people["reviewer"], at=AT + timedelta(days=2), record_id=record.pk, revision=1
        )  # fmt: skip
        index_record(record_id=str(record.pk))
        return Record.objects.get(pk=record.pk)


def place(code: str, country: str, city: str, latitude: float, longitude: float, **more: Any) -> Organisation:
    organisation = people.organisation(code, country, city=city, latitude=latitude, longitude=longitude, **more)
    Organisation.objects.filter(pk=organisation.pk).update(name_original=f"Агенция {code}")
    organisation.refresh_from_db()
    return organisation


@pytest.fixture
def face(db: None) -> Face:
    return make_face()


def make_face() -> Face:
    """Put it into the database of the test."""
    address.cache_clear()
    made = Face(
        place("HOME", "BG", "Sofia", 42.7, 23.3, region="BG41", kind="agency", website="https://agency.example",
              sources=[{"url": "https://source.example/a", "title": "A page", "seen": "2026-11-01"}]),
        place("LATE", "MD", "Chișinău", 47.0, 28.9, certainty="general", note="The city is general knowledge."),
        place("LEFT", "IT", "Ancona", 43.6, 13.5),
    )  # fmt: skip
    for organisation, about in (
        (made.home, {"role": "lead", "fund": "ERDF", "starts": BEGUN, "number": 1}),
        (made.late, {"role": "partner", "fund": "own", "starts": date(2014, 2, 12), "certainty": "inferred"}),
        (made.left, {"role": "partner", "fund": "ERDF", "starts": BEGUN, "ends": date(2013, 6, 30)}),
    ):
        Partner.objects.create(organisation=organisation, **about)
    Project.objects.create(
        code="SEE/C/0008", acronym="ClusterPoliSEE", title="Smarter Cluster Policies", starts=BEGUN, budget_cents=518635200,
        summary={"en": "Institutions learn.", "bg": "Институциите се учат."}, objectives=[{"en": "To learn."}],
        notes=[{"note": "One page says 24, another 25."}], sources=["https://source.example/b"],
    )  # fmt: skip
    people.group(2)
    known = people.group(3)
    known.leader, known.leader_certainty = made.home, "inferred"
    known.save()
    package = WorkPackage.objects.create(code="WP5", name={"en": "Mechanisms"}, leader=made.home)
    WorkPackage.objects.create(code="WP6", name={"en": "Future"})
    Activity.objects.create(work_package=package, code="5.2", name={"en": "Pilots"}, starts=date(2014, 1, 1))
    TimelineEvent.objects.create(
        date="2012-09-17", title={"en": "Public launch"}, place="Ancona", country="IT", kind="launch"
    )
    TimelineEvent.objects.create(date="2013-06-06", until="2013-06-07", title={"en": "Study visit"}, kind="visit",
                                 certainty="inferred", source="https://source.example/visit")  # fmt: skip
    return made


@pytest.fixture
def many(face: Face) -> Face:
    """The same with three hundred partners, and sixty more records that search counts."""
    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"M{number}", name_original=f"М{number}", original_language="bg", name_en=f"Agency {number}",
            short_name=f"M{number}", country=("BG", "RO", "GR")[number % 3], city="City", latitude=42.0 + number / 100,
            longitude=23.0,
        )
        for number in range(300)
    )  # fmt: skip
    Partner.objects.bulk_create(Partner(organisation=each, role="partner", fund="IPA", starts=BEGUN) for each in made)
    TimelineEvent.objects.bulk_create(
        TimelineEvent(date=f"2013-{number % 12 + 1:02}", kind=f"k{number}", title={"en": f"Event {number}"})
        for number in range(300)
    )
    at = datetime(2026, 1, 1, tzinfo=UTC)
    record = face.publish()
    index_many([
        Indexable(
            id=uuid4(), kind="practice", language="bg", texts={"bg": IndexableText(f"Клъстер {number}")}, themes=(3,),
            countries=("BG",), published_at=at, updated_at=at, organisation_id=face.home.pk,
        )
        for number in range(60)
    ])  # fmt: skip
    assert record.published_id
    return face
