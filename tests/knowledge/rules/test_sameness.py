"""The signs by which two records seem to be the same, whatever their languages."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.sameness import LIKELY, Told, judge, marks_of, told_of
from tests.people import practice_content

REGIONS = st.frozensets(st.sampled_from(["BG", "BG4", "BG41", "RO1", "IT"]), max_size=3)
YEARS = st.one_of(st.none(), st.integers(2000, 2020))
TOLD = st.builds(
    Told, regions=REGIONS, first_year=YEARS, last_year=st.none(), addresses=st.frozensets(st.sampled_from("ab")),
    marks=st.frozensets(st.sampled_from("xy")),
)  # fmt: skip


@given(st.floats(-1, 1), TOLD, TOLD)
def test_it_does_not_matter_which_of_the_two_comes_first(meaning, one, other) -> None:
    assert judge(meaning, one, other) == judge(meaning, other, one)


@given(st.floats(-1, 0.9), st.floats(0, 0.1), TOLD, TOLD)
def test_nearer_in_meaning_is_never_less_likely(meaning, more, one, other) -> None:
    assert judge(meaning, one, other).score <= judge(meaning + more, one, other).score


@given(TOLD, TOLD)
def test_words_that_have_nothing_in_common_are_never_the_same_by_the_other_signs_alone(one, other) -> None:
    assert not judge(0.35, one, other).is_likely


def test_numbers_and_names_in_capitals_are_the_same_in_every_language() -> None:
    assert marks_of("Η AIDA έδωσε 1.200.000 ευρώ το 2012") == {"AIDA", "1200000"}
    assert marks_of("AIDA gave 1 200 000 euro in 2012, and 7 people") == {"AIDA", "1200000"}


def test_an_address_is_the_same_with_and_without_www_and_a_bare_host_says_nothing() -> None:
    one = told_of(practice_content(sources=[{"url": "https://www.Example.org/a/"}, {"url": "https://bare.org/"}]))
    other = told_of(practice_content(sources=[{"url": "http://example.org/a"}]))
    assert one.addresses == other.addresses == {"example.org/a"}


def test_a_region_and_the_country_that_holds_it_are_the_same_place() -> None:
    inside = judge(LIKELY, Told(regions=frozenset({"BG41"})), Told(regions=frozenset({"BG"})))
    apart = judge(LIKELY, Told(regions=frozenset({"BG41"})), Told(regions=frozenset({"RO"})))
    assert "regions" in inside.reasons
    assert "other_regions" in apart.reasons
    assert inside.is_likely
    assert not apart.is_likely


def test_times_that_do_not_meet_speak_against() -> None:
    early, late = Told(first_year=2001, last_year=2004), Told(first_year=2012)
    assert judge(0.6, early, late).reasons == ("meaning", "other_time")
    assert judge(0.6, Told(first_year=2001), late).reasons == ("meaning", "time")
