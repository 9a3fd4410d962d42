"""The page of recovery: what is typed wrongly is said, the preview costs the same for many, the report can be kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from polisee.records import api
from polisee.records.models import Recovered
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESS = "/en/admin/recovery/"


@pytest.fixture
def account():
    return people.contributor(people.organisation("HOME"), name="Misused Account", password=None)


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(people.administrator(people.organisation("AWAY", "RO"), password=None), backend=BACKEND)
    return client


def asked(account) -> dict[str, str]:
    day = AT.date()
    return {"person": account.email, "since": f"{day}T00:00:00", "until": f"{day + timedelta(days=1)}T00:00:00"}


def write(account, count: int) -> list[object]:
    home = account.affiliations.get().organisation_id
    return [
        api.begin_record(
            actor=account,
            at=AT,
            kind="practice",
            language="bg",
            organisation_id=home,
            content=people.practice_content(),
        ).pk
        for _number in range(count)
    ]


def test_an_unknown_account_or_a_time_that_is_none_is_said(account, administrator) -> None:
    assert "Nobody has an account" in administrator.get(ADDRESS, {"person": "x@y.example"}).content.decode()
    wrong = asked(account) | {"until": "yesterday"}
    assert "Give the beginning and the end" in administrator.get(ADDRESS, wrong).content.decode()
    assert administrator.post(ADDRESS, wrong).status_code == 400


def test_the_preview_asks_as_much_of_the_database_for_many_records_as_for_few(account, administrator) -> None:
    numbers = []
    for count in (2, 20):
        write(account, count)
        with CaptureQueriesContext(connection) as queries:
            assert administrator.get(ADDRESS, asked(account)).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 20


def test_what_is_ticked_is_put_back_and_the_report_can_be_taken_away(account, administrator) -> None:
    first, _second = write(account, 2)
    sent = asked(account) | {"record": str(first), "access": "1"}
    report = administrator.post(ADDRESS, sent, follow=True)
    assert "What was put back" in report.content.decode()
    assert set(Recovered.objects.values_list("what", "target_id")) == {
        ("record", str(first)), ("access", str(account.pk)),
    }  # fmt: skip
    text = administrator.get(report.request["PATH_INFO"] + "report.txt").content.decode()
    assert "Misused Account" in text
    assert str(first) in text
    administrator.post(ADDRESS, sent)
    assert Recovered.objects.count() == 2
