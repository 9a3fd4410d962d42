"""Keys for programs: who may make them, what they are for, when they stop."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from polisee.foundation.errors import InvalidError
from polisee.partnership.api import held_token, make_token, withdraw_token
from polisee.partnership.models import ApiToken, AuditEntry
from polisee.partnership.operations import tokens
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db


def test_a_key_is_shown_once_and_kept_as_a_digest_with_its_scopes() -> None:
    person = people.person()
    token = make_token(actor=person, at=AT, name="  My\u200b program ", days=30, scopes=["review", "read"])
    row = ApiToken.objects.get()
    assert (row.name, row.scopes, row.expires_at) == ("My program", ["read", "review"], AT + timedelta(days=30))
    assert token not in str(vars(row))
    found = held_token(token, AT)
    assert found is not None
    assert (found.person, found.scopes) == (person, {"read", "review"})


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200b"}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["read", "everything"]}, "scopes"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(given: dict, field: str) -> None:
    with pytest.raises(InvalidError) as caught:
        make_token(**{"actor": people.person(), "at": AT, "name": "Key", "days": 30, "scopes": ["read"], **given})
    assert set(caught.value.errors) == {field}
    assert not ApiToken.objects.exists()


def test_it_stops_at_its_end_when_withdrawn_and_with_its_person() -> None:
    person = people.person()
    token = make_token(actor=person, at=AT, name="Key", days=1)
    assert held_token(token, AT + timedelta(hours=23, minutes=59)) is not None
    assert held_token(token, AT + timedelta(days=1)) is None
    person.is_active = False
    person.save()
    assert held_token(token, AT) is None
    person.is_active = True
    person.save()
    assert withdraw_token(actor=person, at=AT, token_id=ApiToken.objects.get().pk)
    assert held_token(token, AT) is None


def test_nobody_withdraws_the_key_of_another_and_twice_is_no_harm() -> None:
    person, other = people.person(), people.person()
    token = make_token(actor=person, at=AT, name="Key", days=1)
    key = ApiToken.objects.get().pk
    assert not withdraw_token(actor=other, at=AT, token_id=key)
    assert held_token(token, AT) is not None
    assert withdraw_token(actor=person, at=AT, token_id=key)
    assert withdraw_token(actor=person, at=AT, token_id=key)
    assert [each.act for each in AuditEntry.objects.order_by("at", "id")] == ["token.make", "token.withdraw"]


def test_the_last_use_is_noted_to_the_minute(django_assert_num_queries) -> None:
    token = make_token(actor=people.person(), at=AT, name="Key", days=1)
    held_token(token, AT)
    with django_assert_num_queries(1):
        held_token(token, AT + timedelta(seconds=30))
    assert ApiToken.objects.get().last_used_at == AT
    held_token(token, AT + timedelta(minutes=2))
    assert ApiToken.objects.get().last_used_at == AT + timedelta(minutes=2)


def test_so_many_keys_a_person_has_at_most(monkeypatch) -> None:
    monkeypatch.setattr(tokens, "MOST_KEYS", 2)
    person = people.person()
    for _each in range(2):
        make_token(actor=person, at=AT, name="Key", days=1)
    with pytest.raises(InvalidError):
        make_token(actor=person, at=AT, name="Key", days=1)
    assert make_token(actor=person, at=AT + timedelta(days=2), name="Key", days=1)


@pytest.mark.parametrize("scopes", [[], ["everything"]])
def test_the_database_takes_no_other_scopes_either(scopes: list[str]) -> None:
    make_token(actor=people.person(), at=AT, name="Key", days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.update(scopes=scopes)
