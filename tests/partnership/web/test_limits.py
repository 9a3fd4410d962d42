"""Guessing is slowed down: of passwords, of invitations, of anything sent too often."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests import people

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
TOO_MANY = "Too many attempts. Wait five minutes, then try again."


@pytest.fixture(autouse=True)
def forgotten():
    cache.clear()
    yield
    cache.clear()


def sign_in(email: str, password: str, address: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=address).post("/en/account/sign-in/", {"login": email, "password": password})


def test_after_five_wrong_passwords_the_right_one_waits_too_from_anywhere() -> None:
    person = people.person()
    for attempt in range(5):
        assert TOO_MANY not in sign_in(person.email, "wrong", f"192.0.2.{attempt}").content.decode()
    late = sign_in(person.email, PASSWORD, "192.0.2.99")
    assert TOO_MANY in late.content.decode()
    assert "sessionid" not in late.cookies


def test_somebody_elses_wrong_passwords_keep_nobody_out() -> None:
    for _ in range(6):
        sign_in(people.person().email, "wrong", "192.0.2.1")
    assert sign_in(people.person().email, PASSWORD, "192.0.2.2").status_code == 302


def test_an_address_without_an_account_is_slowed_down_alike() -> None:
    for _ in range(5):
        sign_in("nobody@example.org", "wrong")
    assert TOO_MANY in sign_in("nobody@example.org", "wrong").content.decode()


def test_an_invitations_link_is_guessed_thirty_times_and_then_a_page_says_wait() -> None:
    stranger = Client(REMOTE_ADDR="192.0.2.1")
    answers = [stranger.post(f"/en/invitation/{number:064x}/", {}) for number in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {410}
    assert answers[30].status_code == 429
    assert answers[30].headers["Retry-After"] == "300"
    assert b"<main" in answers[30].content
    assert Client(REMOTE_ADDR="192.0.2.2").post(f"/en/invitation/{1:064x}/", {}).status_code == 410


def test_sixty_invitations_an_hour_are_enough_for_one_person_and_another_may_go_on() -> None:
    organisation = people.organisation()
    one, other = (people.administrator(organisation) for _ in range(2))
    for person, expected in ((one, 429), (other, 422)):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        for _ in range(60 if person is one else 0):
            client.post("/en/admin/invitations/", {"email": "no address"})
        assert client.post("/en/admin/invitations/", {"email": "no address"}).status_code == expected
