import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.search.rules.words import code_form, query_forms, slips, terms_of, within_typing_distance, words_of


def no_lemma(word, _language):
    return word


def plural_lemma(word, _language):
    return word.removesuffix("s")


def forms(query):
    return [form for form, _typed in query_forms(query)]


def test_a_word_is_found_by_its_form_and_its_lemma():
    assert terms_of("Clusters grow", "en", plural_lemma) == {"clusters", "cluster", "grow"}


def test_offsets_point_into_the_text():
    text = "Die Förderung für Győr"
    assert [text[word.start : word.end] for word in words_of(text, "de", no_lemma)] == [
        "Die",
        "Förderung",
        "für",
        "Győr",
    ]


@pytest.mark.parametrize(
    "written", ["5,186,352", "5.186.352", "5 186 352", "5186352", "5\u00a0186\u00a0352", "5\u202f186\u202f352"]
)
def test_a_number_is_one_number_however_it_is_grouped(written):
    assert "5186352" in terms_of(f"EUR {written} spent", "en", no_lemma)


def test_years_in_a_row_are_not_one_number():
    assert terms_of("2012, 2014", "en", no_lemma) == {"2012", "2014"}


def test_a_code_is_found_whole_and_in_parts():
    terms = terms_of("Project SEE/C/0008/1.3/X began", "en", no_lemma)
    assert {"seec000813x", "see", "0008"} <= terms
    assert forms("SEE/C/0008/1.3/X") == ["seec000813x"]
    assert code_form("SEE/C/0008/1.3/X") == "seec000813x"


def test_function_words_are_not_asked_for_unless_alone():
    assert forms("the financing of clusters") == ["financing", "clusters"]
    assert forms("финансиране на клъстери") == ["finansirane", "klasteri"]
    assert forms("the of") == ["the", "of"]


def test_a_word_asked_twice_counts_once():
    assert forms("cluster Cluster CLUSTER") == ["cluster"]


def test_a_long_query_asks_for_its_first_words():
    assert len(query_forms(" ".join(f"word{number}x" for number in range(50)))) == 8


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("clustre", "cluster", True),
        ("clster", "cluster", True),
        ("clusterr", "cluster", True),
        ("clust", "cluster", False),
        ("innovaton", "innovation", True),
        ("inovaton", "innovation", True),
        ("invtn", "innovation", False),
        ("wine", "wine", True),
        ("wine", "mine", True),
        ("wine", "mint", False),
    ],
)
def test_slips_of_the_finger_are_forgiven_by_length(typed, known, near):
    assert within_typing_distance(typed, known) is near


@given(st.text(max_size=12), st.text(max_size=12))
def test_slips_count_the_same_both_ways(first, second):
    assert slips(first, second) == slips(second, first)
    assert (slips(first, second) == 0) == (first == second)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_query_is_too_strange(query):
    for form, typed in query_forms(query):
        assert form
        assert typed
        assert "'" not in form
        assert "\\" not in form
