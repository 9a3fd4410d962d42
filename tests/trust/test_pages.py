"""The pages of seals for everybody, and of incidents for those who judge them."""

import json

import pytest
from asgiref.sync import async_to_sync
from django.test import Client
from django.urls import reverse

from polisee.partnership.models import Organisation
from polisee.trust.models import Incident
from polisee.trust.operations import report_incident
from tests import people
from tests.people import AT
from tests.trust.tampering import SPAM, WORDS, sql

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def judge() -> Client:
    client = Client()
    client.force_login(people.coordinator(people.organisation("AGENCY"), password=None), backend=BACKEND)
    return client


@pytest.fixture
def incident(judge) -> Incident:
    sql("UPDATE partnership_organisation SET name_en = %s WHERE code = 'AGENCY'", WORDS)
    list(Organisation.objects.all())
    return Incident.objects.get()


def test_the_list_of_seals_says_what_was_sealed_and_how_many_incidents_there_were(incident) -> None:
    page = Client().get("/en/seals/").content.decode()
    assert "incidents so far" in page
    assert str(incident.first_seen_at.year) in page
    assert "python3 verify_seal.py" in page
    assert SPAM not in page


def test_an_incident_is_listed_and_shows_word_by_word_what_was_put_in_and_no_link_of_it(judge, incident) -> None:
    assert "AGENCY Agency" in judge.get("/en/admin/incidents/").content.decode()
    page = judge.get(f"/en/admin/incidents/{incident.pk}/").content.decode()
    assert "<del>" in page
    assert "courseworks" in page
    assert f'href="{SPAM}' not in page


def test_an_incident_is_closed_with_words_only_and_opens_anew_if_nothing_was_put_right(judge, incident) -> None:
    address = reverse("trust:close-incident", args=[incident.pk])
    assert judge.post(address, {"conclusion": "  "}).status_code == 400
    assert judge.post(address, {"conclusion": "A stolen password; changed."}).status_code == 302
    incident.refresh_from_db()
    assert incident.closed_at is not None
    assert "A stolen password" in judge.get(f"/en/admin/incidents/{incident.pk}/").content.decode()
    list(Organisation.objects.all())
    assert Incident.objects.filter(closed_at=None).count() == 1


def test_incidents_are_taken_away_as_csv_that_no_spreadsheet_runs(judge) -> None:
    report_incident(what="records.record", target_id="x", sealed={"title": "=HYPERLINK()"}, found={}, at=AT)
    rows = judge.get("/en/admin/incidents/incidents.csv").content.decode()
    assert "'=HYPERLINK()" in rows


def test_a_contributor_sees_no_incident(incident) -> None:
    client = Client()
    client.force_login(people.contributor(people.organisation("OTHER"), password=None), backend=BACKEND)
    for address in ("/en/admin/incidents/", f"/en/admin/incidents/{incident.pk}/", "/en/admin/incidents/incidents.csv"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("count", [3, 300])
def test_the_lists_ask_as_much_of_the_database_for_many_as_for_few(judge, count, django_assert_max_num_queries) -> None:
    for number in range(count):
        report_incident(what="records.record", target_id=number, sealed={"title": f"T{number}"}, found={}, at=AT)
        people.organisation(f"O{number}")
    for client, address in ((judge, "/en/admin/incidents/"), (Client(), "/en/seals/")):
        with django_assert_max_num_queries(9):
            assert client.get(address).status_code == 200


def test_the_whole_log_is_one_sealed_text_a_line() -> None:
    people.organisation("ONE")
    people.organisation("TWO")
    lines = _body(Client().get("/en/seals/seals.jsonl")).splitlines()
    assert [json.loads(json.loads(line)["text"])["values"]["code"] for line in lines] == ["ONE", "TWO"]


def _body(response) -> str:
    async def gathered() -> bytes:
        return b"".join([part async for part in response.streaming_content])

    return async_to_sync(gathered)().decode()
