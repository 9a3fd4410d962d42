"""The digest: what is new, each thing once, by why, in the reader's language; nothing twice, nothing for nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from polisee.following import api, operations
from polisee.following.letter import letter, person_of, token_for
from polisee.following.models import Digest, DigestItem, DigestPlan
from polisee.following.outbox import claim, compose_digest
from polisee.following.queries import sections_of
from polisee.records import api as records
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
DUE = AT + timedelta(days=8)
"""Monday a week later has passed; what the shelf publishes at AT has been public for five days."""


def follow(person, kind: str, key: object, at=AT) -> None:
    api.follow(actor=person, at=at, kind=kind, key=str(key))


def test_a_thing_that_several_follows_bring_stands_in_the_mail_once_under_the_most_particular(reader, shelf) -> None:
    record = shelf.publish()
    for kind, key in (("theme", 3), ("region", "BG"), ("partner", "HOME"), ("record", record.pk)):
        follow(reader, kind, key)
    digest = compose_digest(person=reader, at=DUE)
    mail = letter(digest)
    assert mail.body.count(f"/en/records/{record.pk}/") == 1
    assert "Because you follow the record “Клъстер за чисти технологии”" in " ".join(mail.body.split())
    assert "New · Practice" in mail.body
    assert mail.to == [reader.email]
    assert mail.subject == "1 thing is new at PoliSEE"


def test_things_stand_under_their_reasons(reader, shelf) -> None:
    first = shelf.publish()
    shelf.publish(content=people.practice_content(title="Друг клъстер", themes=[3, 5], regions=["RO1"]))
    follow(reader, "record", first.pk)
    follow(reader, "theme", 5)
    sections = sections_of(compose_digest(person=reader, at=DUE), "en")
    assert [len(section.lines) for section in sections] == [1, 1]
    assert sections[0].heading.startswith("Because you follow the record")
    assert sections[1].heading.startswith("Because you follow the theme")


def test_the_mail_is_in_the_language_of_the_person_and_so_are_the_titles(reader, shelf) -> None:
    record = shelf.publish()
    translator = people.contributor(shelf.away, password=None)
    records.save_translation(
        actor=translator,
        at=AT,
        record_id=record.pk,
        language="en",
        texts={"title": "Clean technology cluster"},
        seen={},
    )
    records.approve_translation(actor=shelf.reviewer, at=AT + timedelta(days=4), record_id=record.pk, language="en")
    follow(reader, "theme", 3)
    mail = letter(compose_digest(person=reader, at=DUE))
    assert "Clean technology cluster" in mail.body
    assert "New · Practice" in mail.body  # first published in the same week
    bulgarian = people.person("Борис", shelf.home, password=None, language="bg")
    follow(bulgarian, "theme", 3)
    mail = letter(compose_digest(person=bulgarian, at=DUE))
    assert "Клъстер за чисти технологии" in mail.body
    assert f"/bg/records/{record.pk}/" in mail.body


def test_a_translation_of_what_is_known_for_long_is_told_as_that(reader, shelf) -> None:
    record = shelf.publish()
    follow(reader, "theme", 3, at=DUE)
    translator = people.contributor(shelf.away, password=None)
    records.save_translation(
        actor=translator, at=DUE, record_id=record.pk, language="el", texts={"title": "Α"}, seen={}
    )
    records.approve_translation(actor=shelf.reviewer, at=DUE + timedelta(days=10), record_id=record.pk, language="el")
    mail = letter(compose_digest(person=reader, at=DUE + timedelta(days=20)))
    assert "New or changed translations: Greek" in mail.body


def test_nothing_is_sent_when_nothing_is_new(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "theme", 5)
    assert compose_digest(person=reader, at=DUE) is None
    assert not Digest.objects.exists()
    plan = DigestPlan.objects.get(person=reader)
    assert plan.since == DUE
    assert plan.next_at > DUE


def test_what_came_out_before_one_followed_is_not_news(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "region", "BG", at=AT + timedelta(days=6))
    assert compose_digest(person=reader, at=DUE) is None


def test_nothing_comes_twice_and_a_change_comes_again_as_a_change(reader, shelf) -> None:
    record = shelf.publish()
    follow(reader, "theme", 3)
    assert compose_digest(person=reader, at=DUE) is not None
    assert compose_digest(person=reader, at=DUE) is None
    # Even if the plan were set back by hand, the outbox knows what was told.
    DigestPlan.objects.update(since=AT, next_at=DUE)
    assert compose_digest(person=reader, at=DUE + timedelta(minutes=1)) is None
    changed = people.practice_content(title="Клъстер за зелени технологии")
    records.save_record(actor=shelf.author, at=DUE, record_id=record.pk, content=changed, based_on=1)
    shelf.review(record, revision=2, after=timedelta(days=9))
    digest = compose_digest(person=reader, at=DUE + timedelta(days=8))
    assert "Changed: Title" in letter(digest).body
    assert DigestItem.objects.filter(person=reader).count() == 2


def test_the_database_refuses_the_same_publication_for_the_same_person(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "theme", 3)
    item = compose_digest(person=reader, at=DUE).items.get()
    item.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        item.save()


def test_a_digest_is_claimed_by_one_alone(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "theme", 3)
    digest = compose_digest(person=reader, at=DUE)
    assert claim(digest_id=digest.pk, at=DUE) is not None
    assert claim(digest_id=digest.pk, at=DUE) is None


def test_what_is_not_due_is_not_put_together(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "theme", 3)
    assert compose_digest(person=reader, at=AT + timedelta(days=4)) is None
    operations.stop_digests(actor=reader, at=AT)
    assert compose_digest(person=reader, at=DUE) is None


def test_what_is_no_longer_public_is_left_out_and_an_empty_mail_is_none(reader, shelf) -> None:
    record = shelf.publish()
    follow(reader, "theme", 3)
    digest = compose_digest(person=reader, at=DUE)
    records.archive(actor=shelf.leader, at=DUE, record_id=record.pk)
    assert letter(digest) is None


def test_more_than_fits_comes_with_the_next_one(reader, shelf, monkeypatch) -> None:
    monkeypatch.setattr("polisee.following.outbox.MOST_ITEMS", 2)
    for number in range(3):
        shelf.publish(content=people.practice_content(title=f"Клъстер {number}"))
    follow(reader, "theme", 3)
    assert compose_digest(person=reader, at=DUE).items.count() == 2
    assert compose_digest(person=reader, at=DUE + timedelta(days=7)).items.count() == 1


def test_the_mail_says_how_to_stop_by_one_click(reader, shelf) -> None:
    shelf.publish()
    follow(reader, "theme", 3)
    mail = letter(compose_digest(person=reader, at=DUE))
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in mail.body
    assert person_of(address.rstrip("/").rsplit("/", 1)[1]) == reader
    assert max(len(line) for line in mail.body.splitlines() if "://" not in line) <= 72


def test_a_token_that_we_did_not_make_is_nobodys(reader) -> None:
    token = token_for(reader)
    assert person_of(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert person_of(str(reader.pk)) is None
