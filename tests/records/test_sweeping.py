"""What the sweep finds of records, and what a reader gets meanwhile."""

import hashlib

import pytest
from django.core.files.storage import default_storage

from polisee.foundation.uploads import CleanImage
from polisee.records import api
from polisee.records.models import Record
from polisee.trust.models import Incident
from polisee.trust.queries import incident_page
from polisee.trust.sweep import sweep_all
from tests import people
from tests.people import AT
from tests.trust.tampering import WORDS, sql

pytestmark = pytest.mark.django_db


def line(title: str = "First", **more: object) -> dict[str, object]:
    content = people.practice_content(title=title)
    return {
        "id": "x-1",
        "kind": "practice",
        "language": "bg",
        **content,
        "translations": {"en": {"title": "EN " + title}},
    } | more


@pytest.fixture
def twice() -> Record:
    """A record with two publications."""
    editor = people.coordinator(people.organisation("HOME"), password=None)
    for title in ("First", "Second"):
        api.import_record(actor=None, at=AT, line=line(title), publish_as=editor)
    return Record.objects.get()


def reasons() -> set[tuple[str, str]]:
    return {(finding.what, finding.reason) for finding in sweep_all(at=AT, report=False).findings}


def shown(record: Record) -> str | None:
    found = api.published_one(record.pk)
    return found.title("bg").text if found else None


def test_what_nobody_touched_is_well(twice) -> None:
    swept = sweep_all(at=AT)
    assert (swept.is_well, swept.counts["publications"], swept.counts["records"]) == (True, 2, 1)


def test_a_record_pointed_at_its_older_publication_shows_the_newest_and_is_found(twice) -> None:
    sql("UPDATE records_record SET published_id = (SELECT id FROM records_publication WHERE number = 1)")
    assert shown(twice) == "Second"
    assert Incident.objects.get().reason == "older"
    assert reasons() == {("records.record", "older")}


def test_the_newest_publication_taken_away_is_missed_although_every_seal_that_is_left_holds(twice) -> None:
    sql("UPDATE records_record SET published_id = (SELECT id FROM records_publication WHERE number = 1)")
    sql("DELETE FROM records_publication WHERE number = 2")
    assert reasons() == {("records.record", "missing")}


def test_an_older_publication_taken_away_is_missed(twice) -> None:
    sql("DELETE FROM records_publication WHERE number = 1")
    assert reasons() == {("records.record", "missing")}


def test_a_swapped_signature_or_a_text_of_another_record_is_withheld(twice) -> None:
    api.import_record(
        actor=None,
        at=AT,
        line=line("Other", id="x-2"),
        publish_as=people.coordinator(people.organisation("O"), password=None),
    )
    sql(
        "UPDATE records_publication AS it SET text = other.text, digest = other.digest, signature = other.signature "
        "FROM records_publication AS other WHERE it.number = 2 AND other.record_id <> it.record_id"
    )
    assert shown(twice) == "First"
    assert ("records.record", "changed") in reasons()
    sql("UPDATE records_publication SET signature = (SELECT signature FROM records_publication WHERE number = 2)")
    assert shown(twice) is None


def test_a_publication_renumbered_to_be_the_newest_is_not_shown(twice) -> None:
    sql("UPDATE records_publication SET number = 9 WHERE number = 1")
    assert shown(twice) == "Second"
    assert ("publication", "changed") in reasons()


def test_a_record_hidden_from_outside_or_taken_away_is_missed(twice) -> None:
    sql("UPDATE records_record SET state = 'archived'")
    assert reasons() == {("records.record", "hidden")}
    for table in ("translation", "link", "transition", "review", "publication", "revision"):
        column = "source_id" if table == "link" else "record_id"
        sql(f"DELETE FROM records_{table} WHERE {column} = %s", twice.pk)
    sql("DELETE FROM records_record")
    assert reasons() == {("records.record", "missing")}


def test_a_record_withdrawn_by_us_is_well_and_shown_again_from_outside_is_found(twice) -> None:
    coordinator = people.coordinator(people.organisation("HOME2"), password=None)
    api.archive(actor=coordinator, at=AT, record_id=twice.pk)
    assert reasons() == set()
    sql("UPDATE records_record SET state = 'draft'")
    assert reasons() == {("records.record", "shown")}


def test_the_texts_that_the_next_publication_begins_with_are_compared_too(twice) -> None:
    sql("UPDATE records_translation SET text = text || %s", WORDS)
    sql(
        "UPDATE records_revision SET content = jsonb_set(content, '{summary}', to_jsonb(%s::text)) WHERE number = 2",
        WORDS,
    )
    sql("UPDATE records_record SET owner_name = %s", WORDS)
    assert reasons() == {("translation", "changed"), ("revision", "changed"), ("owner", "changed")}
    assert shown(twice) == "Second"


def test_a_picture_changed_on_the_disk_is_found(twice) -> None:
    coordinator = people.coordinator(people.organisation("HOME2"), password=None)
    digest = hashlib.sha256(b"pixels").hexdigest()
    image = CleanImage(data=b"pixels", digest=digest, width=1, height=1, media_type="image/webp")
    stored = api.add_image(actor=coordinator, at=AT, record_id=twice.pk, image=image)
    api.import_record(
        actor=None,
        at=AT,
        line=line("Third", images=[{"id": str(stored.pk), "alt": "A picture"}]),
        publish_as=coordinator,
    )
    assert reasons() == set()
    with default_storage.open(stored.file.name, "wb") as file:
        file.write(b"other pixels")
    assert reasons() == {("image", "changed")}
    default_storage.delete(stored.file.name)
    assert reasons() == {("image", "missing")}


def test_an_incident_compares_word_by_word_even_where_no_good_publication_is_left(twice) -> None:
    sql("DELETE FROM records_publication WHERE number = 1")
    sql("UPDATE records_publication SET text = replace(text, 'EN Second', %s)", WORDS)
    assert shown(twice) is None
    page = incident_page(Incident.objects.get().pk)
    assert (page.line.title, page.differences) == ("Second", (("en · title", "EN Second", WORDS),))
