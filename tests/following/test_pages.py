"""The button, the page "What I follow", the address that stops the mails."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from polisee.following import api
from polisee.following.letter import token_for
from polisee.following.models import DigestPlan, Follow
from polisee.following.outbox import compose_digest
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def change(client: Client, **sent: str):
    return client.post("/en/account/following/change/", sent)


def test_the_button_begins_and_ends_and_says_its_state(reader, shelf) -> None:
    record, client = shelf.publish(), signed_in(reader)
    address = f"/en/records/{record.pk}/"
    html = client.get(address).content.decode()
    assert 'aria-pressed="false"' in html
    response = change(client, kind="record", key=str(record.pk), act="begin", next=address)
    assert response["Location"] == address
    html = client.get(address).content.decode()
    assert 'aria-pressed="true"' in html
    assert "You follow this" in html
    change(client, kind="record", key=str(record.pk), act="end", next=address)
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    ("address", "kind", "key"),
    [
        ("/en/themes/theme-3/", "theme", "3"),
        ("/en/partners/HOME/", "partner", "HOME"),
        ("/en/records/?country=BG", "region", "BG"),
        ("/en/records/?region=BG41", "region", "BG41"),
        ("/en/records/?theme=3", "theme", "3"),
        ("/en/records/?partner=HOME", "partner", "HOME"),
        ("/en/records/?q=клъстер&theme=3&sort=oldest", "search", "en?q=клъстер&amp;theme=3"),
    ],
)
def test_each_page_has_the_button_for_what_it_shows_and_a_feed(reader, shelf, address, kind, key) -> None:
    from datetime import date

    from polisee.partnership.models import Partner

    Partner.objects.create(organisation=shelf.home, number=5, fund="ERDF", role="partner", starts=date(2012, 1, 1))
    shelf.publish()
    html = signed_in(reader).get(address).content.decode()
    assert f'name="kind" value="{kind}"' in html
    assert f'name="key" value="{key}"' in html
    assert "application/atom+xml" in html


def test_a_list_without_any_narrowing_has_no_button(reader, shelf) -> None:
    shelf.publish()
    assert 'name="kind"' not in signed_in(reader).get("/en/records/").content.decode().split("<main")[1]


def test_a_reader_without_an_account_is_led_to_the_sign_in_page_and_gets_no_cookie(shelf) -> None:
    record = shelf.publish()
    response = Client().get(f"/en/records/{record.pk}/")
    assert f"sign-in/?next=%2Fen%2Frecords%2F{record.pk}%2F" in response.content.decode()
    assert not response.cookies
    assert change(Client(), kind="theme", key="3").status_code == 302
    assert not Follow.objects.exists()


def test_the_feed_of_a_partner_holds_its_records_alone(shelf) -> None:
    mine = shelf.publish()
    response = Client().get("/en/records/feed.atom?partner=HOME")
    assert str(mine.pk) in response.content.decode()
    for other in ("AWAY", "nobody"):
        assert "<entry" not in Client().get(f"/en/records/feed.atom?partner={other}").content.decode()


def test_one_cannot_end_what_another_follows_nor_be_led_astray(reader, shelf) -> None:
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    stranger = signed_in(people.person("Stranger", shelf.home, password=None))
    response = change(stranger, kind="theme", key="3", act="end", next="https://evil.example/")
    assert response["Location"] == reverse("following:mine")
    assert Follow.objects.filter(person=reader).exists()


def test_a_digest_is_read_by_its_person_alone(reader, shelf) -> None:
    record = shelf.publish()
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    digest = compose_digest(person=reader, at=AT + timedelta(days=8))
    address = f"/en/account/following/digests/{digest.pk}/"
    assert str(record.pk) in signed_in(reader).get(address).content.decode()
    assert signed_in(shelf.coordinator).get(address).status_code == 404


def test_a_mail_that_may_not_have_arrived_is_said(reader, shelf) -> None:
    shelf.publish()
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    digest = compose_digest(person=reader, at=AT + timedelta(days=8))
    page = signed_in(reader)
    assert "on its way" in page.get("/en/account/following/").content.decode()
    type(digest).objects.update(claimed_at=AT)
    assert "may not have reached you" in page.get("/en/account/following/").content.decode()


def test_how_often_is_chosen_on_the_page(reader) -> None:
    client = signed_in(reader)
    response = client.post("/en/account/following/digest/", {"frequency": "daily", "weekday": "2", "hour": "18"})
    assert response.status_code == 302
    plan = DigestPlan.objects.get(person=reader)
    assert (plan.frequency, plan.weekday, plan.hour) == ("daily", 2, 18)
    wrong = client.post("/en/account/following/digest/", {"frequency": "daily", "weekday": "9", "hour": "18"})
    assert wrong.status_code == 422


def test_the_address_in_the_mail_stops_the_mails_by_post_alone_without_signing_in(reader, shelf) -> None:
    api.follow(actor=reader, at=AT, kind="theme", key="3")
    address = f"/en/following/stop/{token_for(reader)}/"
    client = Client(enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    assert DigestPlan.objects.get(person=reader).frequency == "weekly"
    for _ in range(2):
        response = client.post(address, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert not response.cookies
    assert DigestPlan.objects.get(person=reader).frequency == "none"
    assert Follow.objects.filter(person=reader).exists()
    assert client.post("/en/following/stop/nonsense/").status_code == 404


def many_follows(person, shelf, size: int) -> None:
    record = shelf.publish()
    known = [
        ("record", str(record.pk)),
        ("theme", "3"),
        ("region", "BG"),
        ("partner", "HOME"),
        ("search", "en?q=cluster"),
    ]
    rows = [Follow(person=person, kind=kind, key=key, at=AT) for kind, key in known]
    rows += [
        Follow(person=person, kind="record", key=f"00000000-0000-7000-8000-{number:012}", at=AT)
        for number in range(size)
    ]
    Follow.objects.bulk_create(rows)
    DigestPlan.objects.create(
        person=person, frequency="weekly", weekday=0, hour=7, zone="Europe/Sofia", since=AT, next_at=AT
    )


@pytest.mark.parametrize("size", [10, 10_000])
def test_the_page_of_follows_costs_the_same_with_ten_and_with_ten_thousand(reader, shelf, size) -> None:
    many_follows(reader, shelf, size)
    client = signed_in(reader)
    for address in ("/en/account/following/", "/en/records/?theme=3", "/en/themes/theme-3/"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= MOST_QUERIES, address


@pytest.mark.parametrize("size", [10, 10_000])
def test_a_digest_costs_the_same_with_ten_and_with_ten_thousand_follows(reader, shelf, size) -> None:
    many_follows(reader, shelf, size)
    with CaptureQueriesContext(connection) as queries:
        digest = compose_digest(person=reader, at=AT + timedelta(days=8))
    assert digest is not None
    # Each search that is followed is asked, at a cost of its own; there are fifty at most.
    assert len(queries) <= 26
