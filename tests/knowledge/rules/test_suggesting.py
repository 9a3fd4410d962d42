"""What is suggested to be tied, and why."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.suggesting import (
    CLEARLY_NEAR,
    NEAR_ENOUGH,
    End,
    Tie,
    end_of,
    kinds_wanted,
    reasons_for,
    strength,
    tie_between,
)

GAP = End("factor", is_gap=True, themes=frozenset({3}), countries=frozenset({"BG"}), regions=frozenset({"BG", "BG4"}))
PRACTICE = End("practice", is_gap=False, themes=frozenset({3, 5}))


def codes(reasons) -> list[str]:
    return [reason.code for reason in reasons]


def test_a_practice_addresses_a_gap_from_whichever_end_one_looks() -> None:
    assert tie_between(GAP, PRACTICE) == Tie("addresses", outgoing=False)
    assert tie_between(PRACTICE, GAP) == Tie("addresses", outgoing=True)


def test_two_gaps_two_practices_and_a_success_factor_are_not_tied() -> None:
    success = End("factor", is_gap=False)
    assert tie_between(GAP, GAP) is None
    assert tie_between(PRACTICE, PRACTICE) is None
    assert tie_between(PRACTICE, success) is None
    assert kinds_wanted(success) == ()


def test_nearness_alone_must_be_clear_and_with_a_shared_theme_less_is_enough() -> None:
    between = (NEAR_ENOUGH + CLEARLY_NEAR) / 2
    assert codes(reasons_for(GAP, PRACTICE, between)) == ["near", "theme"]
    assert reasons_for(GAP, End("practice", is_gap=False), between) == ()
    assert codes(reasons_for(GAP, End("practice", is_gap=False), CLEARLY_NEAR)) == ["near"]
    assert reasons_for(GAP, PRACTICE, NEAR_ENOUGH - 0.01) == ()


def test_a_shared_region_is_told_instead_of_its_country() -> None:
    near_by = end_of("practice", {"regions": ["BG41"]})
    reasons = reasons_for(GAP, near_by, 0.5)
    assert codes(reasons) == ["near", "region"]
    assert reasons[1].values == ("BG4",)
    same_country = end_of("practice", {"regions": ["BG31"]})
    assert codes(reasons_for(GAP, same_country, 0.5)) == ["near", "country"]


def test_keywords_are_compared_whatever_their_capitals() -> None:
    a, b = end_of("factor", {"keywords": ["Klaster"]}), end_of("practice", {"keywords": ["klaster", "x"]})
    assert codes(reasons_for(a, b, 0.5)) == ["near", "keyword"]


ends = st.builds(
    end_of,
    st.sampled_from(["factor", "practice", "policy", "recommendation"]),
    st.fixed_dictionaries(
        {
            "themes": st.lists(st.integers(1, 7), max_size=3),
            "regions": st.lists(st.sampled_from(["BG", "BG4", "BG41", "RO1", "RO11"]), max_size=3),
            "keywords": st.lists(st.sampled_from(["a", "b"]), max_size=2),
            "body": st.fixed_dictionaries({"factor_type": st.sampled_from(["barrier", "success_factor"])}),
        }
    ),
)


@given(ends, ends, st.floats(0, 1))
def test_looked_at_from_either_end_it_is_the_same_link_for_the_same_reasons(one, other, nearness) -> None:
    there, back = tie_between(one, other), tie_between(other, one)
    assert (there is None) == (back is None)
    if there and back:
        assert there.type == back.type
        assert there.outgoing != back.outgoing
    assert reasons_for(one, other, nearness) == reasons_for(other, one, nearness)
    assert strength(nearness, reasons_for(one, other, nearness)) >= nearness
