"""Where the chain ends too early."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.ends import ANSWERED_BY, LACKS, MARKS, lack, marks

TYPES = ("addresses", "is_evidence_for", "inspired_by", "adapted_from", "recommends", "tests", "implements", "cites")
GAP = {"factor_type": "barrier"}


def test_a_gap_that_something_addresses_has_its_answer() -> None:
    assert marks("factor", GAP, {"addresses"}) == ("gap",)


def test_a_gap_that_is_only_cited_has_no_answer() -> None:
    assert marks("factor", GAP, {"cites", "is_evidence_for"}) == ("gap", "no_answer")


def test_saying_that_a_gap_is_being_addressed_is_no_answer() -> None:
    assert "no_answer" in marks("factor", {**GAP, "fate": "being_addressed", "fate_reason": "We are at it."}, ())


@pytest.mark.parametrize("fate", ["closed", "accepted"])
def test_a_gap_is_settled_only_with_its_reason(fate) -> None:
    assert marks("factor", {**GAP, "fate": fate, "fate_reason": "Because."}, ()) == ("gap", "settled")
    assert marks("factor", {**GAP, "fate": fate}, ()) == ("gap", "no_answer")


def test_a_success_factor_and_a_policy_lack_nothing() -> None:
    assert marks("factor", {"factor_type": "success_factor"}, ()) == ()
    assert marks("policy", {}, ()) == ()


def test_a_recommendation_is_taken_up_and_a_practice_transferred_by_links_to_them() -> None:
    assert marks("recommendation", {}, {"cites"}) == ("no_taker",)
    assert marks("recommendation", {}, {"implements"}) == ()
    assert marks("practice", {}, {"implements"}) == ("no_transfer",)
    assert marks("practice", {}, {"adapted_from"}) == ()


kinds = st.sampled_from(["factor", "practice", "policy", "recommendation", "tool"])
bodies = st.fixed_dictionaries(
    {},
    optional={
        "factor_type": st.sampled_from(["barrier", "information_gap", "success_factor"]),
        "fate": st.sampled_from(["open", "being_addressed", "closed", "accepted"]),
        "fate_reason": st.text(max_size=3),
    },
)


@given(kinds, bodies, st.sets(st.sampled_from(TYPES)), st.sampled_from(TYPES))
def test_a_further_link_never_makes_anything_missing(kind, body, incoming, more) -> None:
    before, after = marks(kind, body, incoming), marks(kind, body, incoming | {more})
    assert set(before) <= set(MARKS)
    assert sum(each in LACKS for each in before) <= 1
    assert lack(after) in {"", lack(before)}
    if more in ANSWERED_BY:
        assert "no_answer" not in after
