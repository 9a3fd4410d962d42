"""The page of the own keys."""

import re

import pytest
from django.test import Client

from polisee.partnership.models import ApiToken
from tests import people

PAGE = "/en/account/keys-for-programs/"
GIVEN = {"name": "Import of practices", "scopes": ["read", "write"], "days": "90"}


@pytest.fixture
def person(db):
    return people.contributor(people.organisation("HOME"), password=None)


@pytest.fixture
def client(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_key_is_made_shown_once_and_works(client) -> None:
    made = client.post(PAGE, GIVEN)
    assert "no-store" in made["Cache-Control"]
    (token,) = re.findall(r"polisee_[\w-]{40,}", made.content.decode())
    again = client.get(PAGE).content.decode()
    assert token not in again
    assert "Import of practices" in again
    answer = Client(headers={"authorization": f"Bearer {token}"}).post(
        "/api/v1/records",
        {"kind": "practice", "language": "bg", "organisation": "HOME", "title": "Нова"},
        content_type="application/json",
    )
    assert answer.status_code == 201


def test_it_is_withdrawn_with_one_press(client) -> None:
    client.post(PAGE, GIVEN)
    key = ApiToken.objects.get()
    answer = client.post(f"{PAGE}{key.pk}/withdraw/", follow=True)
    assert "withdrawn" in answer.content.decode()
    assert ApiToken.objects.get().withdrawn_at is not None


@pytest.mark.parametrize("change", [{"name": ""}, {"scopes": []}, {"days": ""}, {"days": "9999"}, {"scopes": ["all"]}])
def test_what_is_wrong_is_said_and_nothing_is_made(client, change: dict) -> None:
    answer = client.post(PAGE, {**GIVEN, **change})
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_another_persons_keys_are_neither_seen_nor_withdrawn(client) -> None:
    stranger = Client()
    stranger.force_login(people.person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post(PAGE, GIVEN)
    key = ApiToken.objects.get()
    assert "Import of practices" not in stranger.get(PAGE).content.decode()
    assert stranger.post(f"{PAGE}{key.pk}/withdraw/").status_code == 404
    assert ApiToken.objects.get().withdrawn_at is None


def test_the_page_costs_few_queries_at_few_and_at_many_keys(client, person, django_assert_max_num_queries) -> None:
    from polisee.partnership.api import make_token
    from tests.people import AT

    for count in (1, 15):
        for _each in range(count):
            make_token(actor=person, at=AT, name="Key", days=1)
        with django_assert_max_num_queries(12):
            client.get(PAGE)
