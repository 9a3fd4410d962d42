"""Following and ending it: what there is, whose it is, how often one is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from polisee.following import api, operations, queries
from polisee.following.models import DigestPlan, Follow
from polisee.foundation.errors import InvalidError
from polisee.partnership.models import AuditEntry
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db


def test_following_twice_is_following_once_and_makes_a_weekly_plan_where_the_person_works(reader) -> None:
    first = api.follow(actor=reader, at=AT, kind="theme", key="3")
    assert api.follow(actor=reader, at=AT + timedelta(days=1), kind="theme", key="3").pk == first.pk
    plan = DigestPlan.objects.get(person=reader)
    assert (plan.frequency, plan.weekday, plan.hour, plan.zone) == ("weekly", 0, 7, "Europe/Budapest")
    # AT is a Monday, ten in the morning in Tirana: the next one is a week later.
    assert plan.next_at == AT.replace(hour=6) + timedelta(days=7)
    assert AuditEntry.objects.filter(actor=reader, act="follow.begin").count() == 1


@pytest.mark.parametrize(
    ("kind", "key"),
    [("theme", "8"), ("theme", "x"), ("region", "ZZ99"), ("record", "no id"), ("search", "en?"), ("search", "xx?q=a"),
     ("partner", ""), ("anything", "1"), ("search", "en?q=" + "я" * 2000)],
)  # fmt: skip
def test_what_does_not_exist_cannot_be_followed(reader, kind, key) -> None:
    if key.endswith("я"):
        # What is too long is cut as the list cuts it, and then it is a search like any other.
        assert len(api.follow(actor=reader, at=AT, kind=kind, key=key).key) < 400
        return
    with pytest.raises(InvalidError):
        api.follow(actor=reader, at=AT, kind=kind, key=key)
    assert not Follow.objects.exists()


def test_only_ones_own_follow_is_ended(reader, shelf) -> None:
    other = people.person("Other", shelf.home, password=None)
    for person in (reader, other):
        api.follow(actor=person, at=AT, kind="region", key="BG41")
    assert api.unfollow(actor=other, at=AT, kind="region", key="BG41")
    assert list(Follow.objects.values_list("person", flat=True)) == [reader.pk]
    assert not api.unfollow(actor=other, at=AT, kind="region", key="BG41")


def test_the_database_knows_each_follow_once(reader) -> None:
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(person=reader, kind="theme", key="3", at=AT)


def test_no_more_than_fifty_searches(reader, monkeypatch) -> None:
    monkeypatch.setattr(operations, "MOST_SEARCHES", 2)
    for word in ("a", "b"):
        api.follow(actor=reader, at=AT, kind="search", key=f"en?q={word}")
    with pytest.raises(InvalidError):
        api.follow(actor=reader, at=AT, kind="search", key="en?q=c")
    api.follow(actor=reader, at=AT, kind="theme", key="1")


def test_a_plan_is_chosen_and_what_makes_no_sense_is_refused(reader) -> None:
    plan = operations.choose_digest(actor=reader, at=AT, frequency="daily", weekday=2, hour=18)
    assert plan.next_at == AT.replace(hour=17)
    for wrong in ({"frequency": "hourly"}, {"weekday": 7}, {"hour": 3}):
        with pytest.raises(InvalidError):
            operations.choose_digest(
                **{"actor": reader, "at": AT, "frequency": "daily", "weekday": 2, "hour": 18, **wrong}
            )
    assert operations.choose_digest(actor=reader, at=AT, frequency="none", weekday=2, hour=18).next_at is None


def test_who_takes_the_digest_up_again_hears_of_what_comes_from_then_on(reader) -> None:
    operations.choose_digest(actor=reader, at=AT, frequency="none", weekday=0, hour=7)
    later = AT + timedelta(days=100)
    assert operations.choose_digest(actor=reader, at=later, frequency="daily", weekday=0, hour=7).since == later


def test_followers_move_to_what_took_the_place_and_back(reader, shelf) -> None:
    old, new = shelf.publish(), shelf.publish(content=people.practice_content(title="Друг клъстер"))
    both = people.person("Both", shelf.home, password=None)
    for person, record in ((reader, old), (both, old), (both, new)):
        api.follow(actor=person, at=AT, kind="record", key=str(record.pk))
    moving = {"actor": shelf.coordinator, "at": AT, "kind": "record", "old": str(old.pk), "new": str(new.pk)}
    assert api.move_follows(**moving) == 1
    assert {(each.person_id, each.key) for each in Follow.objects.all()} == {
        (reader.pk, str(new.pk)), (both.pk, str(new.pk)),
    }  # fmt: skip
    assert api.move_follows_back(**moving) == 1
    assert queries.is_followed(reader, "record", str(old.pk))
    assert not queries.is_followed(both, "record", str(old.pk))
