from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from polisee.search.rules.fusion import NEAR, Evidence, matched, query_languages, score

meanings = st.floats(-1, 1)
evidences = st.builds(
    Evidence,
    meaning=st.none() | meanings,
    words_asked=st.just(8),
    words_found=st.integers(0, 8),
    in_query_language=st.booleans(),
    in_title=st.booleans(),
    exact_title=st.booleans(),
    exact_code=st.booleans(),
)


@given(evidences)
def test_words_only_ever_add(evidence):
    assert score(evidence) >= (evidence.meaning or 0)


@given(st.lists(meanings, min_size=2, max_size=20))
def test_without_words_the_order_is_that_of_meaning(values):
    by_meaning = sorted(values, reverse=True)
    assert sorted(values, key=lambda value: score(Evidence(meaning=value)), reverse=True) == by_meaning


@given(evidences, evidences)
def test_the_typed_title_comes_before_whatever_merely_means_it(one, other):
    titled = Evidence(meaning=one.meaning, exact_title=True)
    untitled = Evidence(meaning=other.meaning, words_asked=8, words_found=other.words_found, in_title=other.in_title)
    if (one.meaning or 0) >= 0.0:
        assert score(titled) > score(untitled)


@given(evidences)
def test_words_of_another_language_leave_the_order_of_meaning_alone(evidence):
    plain = Evidence(meaning=evidence.meaning, exact_title=evidence.exact_title, exact_code=evidence.exact_code)
    elsewhere = replace(evidence, in_query_language=False)
    if evidence.meaning is not None:
        assert score(elsewhere) == score(plain)


def test_without_a_model_words_of_another_language_weigh_less():
    own = Evidence(words_asked=1, words_found=1)
    false_friend = Evidence(words_asked=1, words_found=1, in_query_language=False)
    assert score(own) > score(false_friend) > score(Evidence())


def test_all_words_weigh_more_than_some():
    some = Evidence(meaning=0.3, words_asked=4, words_found=3)
    assert score(Evidence(meaning=0.3, words_asked=4, words_found=4)) > score(some)


def test_a_hit_says_why_it_is_one():
    near, far = NEAR + 0.01, NEAR - 0.01
    assert matched(Evidence(meaning=near)) == "meaning"
    assert matched(Evidence(meaning=far)) is None
    assert matched(Evidence(meaning=far, words_asked=1, words_found=1)) == "text"
    assert matched(Evidence(meaning=near, words_asked=1, words_found=1)) == "both"
    assert matched(Evidence(meaning=None, exact_code=True)) == "text"
    assert matched(Evidence(meaning=None)) is None


def test_the_language_of_a_query_is_the_readers_where_it_can_be():
    assert query_languages("it", [frozenset({"en", "it"}), frozenset({"en", "it"})]) == {"it"}
    assert query_languages("it", [frozenset({"en", "it"}), frozenset({"en"})]) == {"en"}
    assert query_languages("it", []) == {"it"}


def test_croatian_and_serbian_are_two_languages_unless_both_know_the_word():
    assert query_languages("hr", [frozenset({"hr", "sr"})]) == {"hr"}
    assert query_languages("bg", [frozenset({"hr", "sr"})]) == {"hr", "sr"}
    assert query_languages("sl", [frozenset({"sl", "hr"})]) == {"sl"}
