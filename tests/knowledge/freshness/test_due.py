"""What is due for review: the list of each owner, and the reminder."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from polisee.knowledge import jobs
from polisee.knowledge.reminding import remind_of_reviews
from polisee.notify.models import Notice
from polisee.records.models import Record
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(f"{DAY.isoformat()}T08:00:00Z", tick=False):
        yield


def client(person: object) -> Client:
    cache.clear()
    made = Client()
    made.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def due_on(record: Record, day: date | None) -> Record:
    Record.objects.filter(pk=record.pk).update(next_review=day)
    return record


def test_the_list_has_what_is_due_and_what_is_due_soon_of_the_own_organisation(shelf) -> None:
    late, soon, later = (due_on(shelf.publish(), DAY + timedelta(days=days)) for days in (-3, 30, 90))
    html = client(shelf.author).get("/en/work/due/").content.decode()
    assert str(late.pk) in html
    assert str(soon.pk) in html
    assert str(later.pk) not in html
    assert html.index(str(late.pk)) < html.index(str(soon.pk))
    elsewhere = client(people.contributor(people.organisation("ELSE"))).get("/en/work/due/").content.decode()
    assert str(late.pk) not in elsewhere
    assert "Nothing is due" in elsewhere


def test_a_coordinator_looks_at_one_owner_and_takes_the_list_away(shelf) -> None:
    record = due_on(shelf.publish(), DAY)
    Record.objects.filter(pk=due_on(shelf.publish(), DAY).pk).update(organisation=shelf.away)
    pages = client(shelf.coordinator)
    assert "?owner=" in pages.get("/en/work/due/").content.decode()
    text = pages.get(f"/en/work/due/?owner={shelf.home.pk}&format=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["record"], row["due"]) for row in rows] == [(str(record.pk), DAY.isoformat())]


@pytest.mark.parametrize("page", ["0", "-1", "999999999", "x", "2"])
def test_a_page_that_is_not_there_is_no_error(shelf, page) -> None:
    due_on(shelf.publish(), DAY)
    assert client(shelf.author).get(f"/en/work/due/?page={page}&owner=nonsense").status_code == 200


def test_the_owners_are_told_once_a_record_and_day(shelf) -> None:
    record = due_on(shelf.publish(), DAY)
    due_on(shelf.publish(), DAY + timedelta(days=1))
    jobs.remind()
    jobs.remind()
    told = Notice.objects.filter(kind="review.due")
    assert [(each.person, each.path) for each in told] == [(shelf.author, f"work/records/{record.pk}/edit/")]
    due_on(record, DAY - timedelta(days=1))
    jobs.remind()
    assert told.all().count() == 2


def test_a_record_that_belongs_to_nobody_is_the_coordinator_s(shelf) -> None:
    Record.objects.filter(pk=due_on(shelf.publish(), DAY).pk).update(organisation=None)
    jobs.remind()
    assert Notice.objects.get(kind="review.due").person == shelf.coordinator


def test_a_draft_and_what_has_been_due_for_long_are_not_told(shelf) -> None:
    due_on(shelf.publish(), DAY - timedelta(days=200))
    Record.objects.filter(pk=due_on(shelf.publish(), DAY).pk).update(state="draft")
    assert remind_of_reviews(AT.replace(month=6, day=1)) == 0


def test_the_working_pages_say_what_would_help_most(shelf) -> None:
    record = shelf.publish()
    html = client(shelf.author).get(f"/en/work/records/{record.pk}/edit/").content.decode()
    assert "How complete this is" in html
    assert "What would help readers most" in html
    assert "#field-id_evidence_grade" in html
