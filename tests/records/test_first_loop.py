"""A practice is written, reviewed, published, changed and translated, through operations alone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from polisee.foundation.canonical import text_digest
from polisee.records import api
from polisee.records.models import Publication, Record
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> dict[str, object]:
    home, away, third = (
        people.organisation("HOME"),
        people.organisation("AWAY", "RO"),
        people.organisation("THIRD", "IT"),
    )
    return {
        "home": home,
        "author": people.contributor(home),
        "reviewer": people.reviewer(away),
        "own_reviewer": people.reviewer(home),
        "leader": people.leader(people.group(3), third),
        "translator": people.contributor(away),
    }


def published(cast) -> Record:
    record = api.begin_record(
        actor=cast["author"],
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast["home"].pk,
        content=people.practice_content(),
    )
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    api.assign(actor=cast["leader"], at=AT + timedelta(days=1), record_id=record.pk, reviewer_id=cast["reviewer"].pk)
    api.approve(actor=cast["reviewer"], at=AT + timedelta(days=2), record_id=record.pk, revision=1)
    return Record.objects.get(pk=record.pk)


def test_what_a_reviewer_of_another_organisation_approves_is_sealed_and_public(cast) -> None:
    record = published(cast)
    shown = api.published_one(record.pk)
    assert shown is not None
    assert shown.title("bg").text == "Клъстер за чисти технологии"
    assert shown.payload["approved_by"] == cast["reviewer"].full_name


def test_a_reviewer_of_the_own_organisation_cannot_be_assigned(cast) -> None:
    record = api.begin_record(
        actor=cast["author"],
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast["home"].pk,
        content=people.practice_content(),
    )
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    with pytest.raises(api.InvalidError):
        api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["own_reviewer"].pk)


def test_a_row_changed_behind_the_applications_back_is_not_shown_and_the_last_good_one_is(cast) -> None:
    record = published(cast)
    first = Record.objects.get(pk=record.pk).published
    api.save_record(
        actor=cast["author"], at=AT, record_id=record.pk, content=people.practice_content(title="Нов"), based_on=1
    )
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["reviewer"].pk)
    second = api.approve(actor=cast["reviewer"], at=AT, record_id=record.pk, revision=2)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # as somebody with the database password can
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Нов', 'Нов buy courseworks') WHERE id = %s",
            [second.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    shown = api.published_one(record.pk)
    assert shown is not None
    assert shown.older_than_latest
    assert shown.seal.digest == first.digest
    assert [broken.pk for broken in api.broken_seals()] == [second.pk]


def test_the_database_refuses_to_edit_a_publication(cast) -> None:
    published(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.update(text="{}")


def test_a_translation_is_outdated_as_soon_as_its_original_changes(cast) -> None:
    record = published(cast)
    original = "Клъстер за чисти технологии"
    api.save_translation(
        actor=cast["translator"],
        at=AT,
        record_id=record.pk,
        language="en",
        texts={"title": "Cluster for clean technologies"},
        seen={"title": text_digest(original)},
    )
    api.approve_translation(actor=cast["reviewer"], at=AT, record_id=record.pk, language="en")
    assert api.published_one(record.pk).title("en").state == "approved"
    api.save_record(
        actor=cast["author"], at=AT, record_id=record.pk, content=people.practice_content(title="Друг"), based_on=1
    )
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["reviewer"].pk)
    api.approve(actor=cast["reviewer"], at=AT, record_id=record.pk, revision=2)
    assert api.published_one(record.pk).title("en").state == "outdated"


def test_whoever_made_a_translation_cannot_approve_it(cast) -> None:
    record = published(cast)
    api.save_translation(
        actor=cast["translator"], at=AT, record_id=record.pk, language="en", texts={"title": "T"}, seen={}
    )
    with pytest.raises(api.NotAllowedError):
        api.approve_translation(actor=cast["translator"], at=AT, record_id=record.pk, language="en")


def test_two_people_saving_the_same_revision_do_not_overwrite_each_other(cast) -> None:
    record = api.begin_record(
        actor=cast["author"],
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast["home"].pk,
        content=people.practice_content(),
    )
    api.save_record(
        actor=cast["author"], at=AT, record_id=record.pk, content=people.practice_content(title="Едно"), based_on=1
    )
    with pytest.raises(api.StaleError):
        api.save_record(
            actor=cast["author"], at=AT, record_id=record.pk, content=people.practice_content(title="Две"), based_on=1
        )
