"""What the fields of a kind must say together is told when a record is sent for review, at the field where it helps."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from polisee.records import api as records
from tests import people
from tests.people import AT

FACTOR, ADVICE = records.kind_of("factor"), records.kind_of("recommendation")


def keys(kind: records.Kind, body: dict[str, Any], *links: str) -> dict[str, list[str]]:
    """What is found of the rules of the kind: field → keys of the messages."""
    found = records.what_is_missing(kind, {"body": body}, links)
    return {
        name: [each.key for each in problems if each.key != "missing"]
        for name, problems in found.items()
        if any(each.key != "missing" for each in problems)
    }


@pytest.mark.parametrize("fate", ["being_addressed", "closed"])
def test_a_factor_that_is_dealt_with_says_how_or_is_linked_from_what_addresses_it(fate: str) -> None:
    assert keys(FACTOR, {"fate": fate}) == {"fate_reason": ["say_why_or_link"]}
    assert keys(FACTOR, {"fate": fate, "fate_reason": "By the survey of 2015."}) == {}
    assert keys(FACTOR, {"fate": fate}, "addresses") == {}
    assert keys(FACTOR, {"fate": fate}, "cites") == {"fate_reason": ["say_why_or_link"]}


def test_a_factor_that_is_accepted_says_why_whatever_is_linked() -> None:
    assert keys(FACTOR, {"fate": "accepted"}, "addresses") == {"fate_reason": ["say_why"]}
    assert keys(FACTOR, {"fate": "accepted", "fate_reason": "It costs more than it harms."}) == {}


@pytest.mark.parametrize("fate", ["open", None])
def test_a_factor_that_is_open_or_says_nothing_needs_no_reason(fate: str | None) -> None:
    assert keys(FACTOR, {"fate": fate} if fate else {}) == {}


def test_a_recommendation_that_is_declined_says_why_and_one_that_is_accepted_says_who() -> None:
    assert keys(ADVICE, {"response": "declined"}) == {"response_reason": ["say_why"]}
    assert keys(ADVICE, {"response": "accepted"}) == {"responsible": ["say_who"]}
    assert keys(ADVICE, {"response": "none"}) == {}


@given(st.integers(1900, 2100), st.integers(1900, 2100))
def test_a_policy_does_not_end_before_it_starts(start: int, end: int) -> None:
    found = keys(records.kind_of("policy"), {"start_year": start, "end_year": end})
    assert found == ({"end_year": ["ends_before_start"]} if end < start else {})


@pytest.mark.parametrize(("kind", "needs_source"), [("news", False), ("page", False), ("practice", True)])
def test_what_tells_news_needs_no_source(kind: str, *, needs_source: bool) -> None:
    assert ("sources" in records.what_is_missing(records.kind_of(kind), {})) is needs_source


@pytest.mark.django_db
def test_sending_is_refused_at_the_field_until_a_record_that_addresses_it_is_linked() -> None:
    home = people.organisation("HOME")
    author = people.contributor(home)

    def begin(kind: str, body: dict[str, Any]) -> Any:
        content = people.practice_content(body=body)
        return records.begin_record(
            actor=author, at=AT, kind=kind, language="bg", organisation_id=home.pk, content=content
        )

    factor = begin("factor", {"factor_type": "barrier", "description": "Никой не брои.", "fate": "closed"})
    client = Client()
    client.force_login(author, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/en/work/records/{factor.pk}/submit/").content.decode()
    assert "#id_fate_reason" in page and "link a record that addresses it" in page
    with pytest.raises(records.InvalidError) as refused:
        records.submit(actor=author, at=AT, record_id=factor.pk)
    assert set(refused.value.errors) == {"fate_reason"}
    practice = begin("practice", {"challenge": "Никой не брои.", "what_is_done": "Агенцията брои всяка година."})
    records.link(actor=author, at=AT, source_id=practice.pk, target_id=factor.pk, type="addresses")
    records.submit(actor=author, at=AT, record_id=factor.pk)
