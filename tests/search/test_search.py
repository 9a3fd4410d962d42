import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.search.api import Filters, SearchRequest, index, remove, search, similar, suggest
from tests.search.conftest import CORPUS, id_of, indexable

pytestmark = pytest.mark.django_db
NAMES = {
    one.id: next(
        name
        for name in [
            "it-clean",
            "sq-clean",
            "it-wine",
            "el-innovation",
            "ro-science",
            "sr-cyrl",
            "sr-latn",
            "de-board",
            "hu-car",
        ]
        if id_of(name) == one.id
    )
    for one in CORPUS
}


def ask(query, language="en", **filters):
    return search(SearchRequest(query=query, language=language, filters=Filters(**filters)))


def names(answer):
    return [NAMES.get(hit.id, str(hit.id)) for hit in answer.hits]


def test_a_bulgarian_question_finds_the_italian_and_the_albanian_text(corpus):
    answer = ask("климатични технологии клъстер", "bg")
    assert set(names(answer)[:2]) == {"it-clean", "sq-clean"}
    assert answer.hits[0].matched == "meaning"


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("καινοτομία", "el", "el-innovation"),
        ("ΚΑΙΝΟΤΟΜΙΑ", "el", "el-innovation"),
        ("καινοτομίας", "el", "el-innovation"),
        ("ştiinţa", "ro", "ro-science"),
        ("stiinta", "ro", "ro-science"),
        ("știință", "ro", "ro-science"),
        ("намештај", "sr", "sr-cyrl"),
        ("nameštaja", "sr", "sr-cyrl"),
        ("namestaja", "hr", "sr-cyrl"),
        ("metalci", "sr", "sr-latn"),
        ("металци", "sr", "sr-latn"),
        ("gyori", "hu", "hu-car"),
        ("beszállító", "hu", "hu-car"),
    ],
)
def test_words_are_found_however_they_are_written(corpus, query, language, found):
    answer = ask(query, language)
    hit = next(hit for hit in answer.hits if NAMES[hit.id] == found)
    assert hit.matched in ("text", "both")
    assert names(answer)[0] == found


@pytest.mark.parametrize(
    ("typed", "language", "found", "taken"),
    [
        ("consorzo", "it", "it-wine", "consorzio"),
        ("καινοτμία", "el", "el-innovation", "καινοτομια"),
        ("agenthur", "de", "de-board", "agentur"),
        ("clsuters", "en", "de-board", "clusters"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven_and_said(corpus, typed, language, found, taken):
    answer = ask(typed, language)
    assert names(answer)[0] == found
    assert answer.corrected == ((typed, taken),)


@pytest.mark.parametrize(
    "query", ["250.000", "250000", "SEE/C/0008/1.3/X", "see c 0008", "ref-one-roof", "REF ONE ROOF"]
)
def test_numbers_and_codes_are_found_exactly(corpus, query):
    answer = ask(query)
    assert names(answer)[0] == "de-board"
    assert answer.hits[0].matched in ("text", "both")


def test_a_slip_is_never_taken_for_a_word_of_another_script(corpus):
    index(indexable("wein", "de", "Einen Verein", "Das ist alles."))
    assert ask("винен", "bg").corrected == ()
    assert ask("еинен", "sr").corrected == ()
    assert ask("eiinen", "bg").corrected == (("eiinen", "einen"),)


def test_a_name_with_foreign_letters_does_not_make_the_question_foreign(corpus):
    """Its words say nothing about texts in another language: there the order is that of meaning."""
    index(indexable("japan", "en", "She is from Japan."))
    index(indexable("japanese", "en", "Are you Japanese?"))
    first, second = ask("Japán ön?", "hu").hits[:2]
    assert [first.id, second.id] == [id_of("japanese"), id_of("japan")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(alphabet=st.characters(exclude_categories=()), max_size=60), language=st.sampled_from(CONTENT_CODES)
)
def test_whatever_is_asked_is_answered(corpus, query, language):
    answer = ask(query, language)
    assert answer.total >= len(answer.hits)
    assert list(answer.hits) == sorted(answer.hits, key=lambda hit: -hit.score)
    suggest(query, language)


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "а" * 100_000, "клaстер" * 30_000])
def test_strange_text_is_compared_at_once(corpus, text):
    started = time.perf_counter()
    similar(text, "bg")
    suggest(text, "bg")
    assert time.perf_counter() - started < 1


def test_a_number_is_not_taken_for_its_neighbour(corpus):
    assert all(hit.matched == "meaning" for hit in ask("250001").hits)


def test_the_typed_title_comes_first(corpus):
    index(indexable("about", "de", "Ein Dach", "Acht Cluster unter einem Dach, sagt man, und meint eine Agentur."))
    assert names(ask("Acht Cluster unter einem Dach", "de"))[0] == "de-board"


def test_a_hit_says_in_which_language_it_was_found(corpus):
    hit = ask("eight clusters under one roof").hits[0]
    assert (NAMES[hit.id], hit.language, hit.passage_language) == ("de-board", "de", "en")
    assert {"roof", "cluster"} <= set(hit.terms)


def test_facets_count_what_choosing_them_gives(corpus):
    answer = ask("tecnologie", "it")
    assert answer.total == len(answer.hits)
    for country, count in answer.facets["country"].items():
        assert ask("tecnologie", "it", countries=(country,)).total == count


def test_filters_narrow_an_answer(corpus):
    assert names(ask("климатични технологии", "bg", countries=("AL",))) == ["sq-clean"]
    assert names(ask("климатични технологии", "bg", kinds=("policy",), themes=(2,))) == ["sq-clean"]


def test_few_hits_come_with_a_way_on(corpus):
    answer = ask("Gebärdensprache in der Oper")
    assert answer.total == 0
    assert {hit.id for hit in answer.further} == {one.id for one in CORPUS}


@pytest.mark.parametrize("filters", [{}, {"countries": ("IT",)}, {"kinds": ("policy",)}])
@pytest.mark.parametrize("query", ["Gebärdensprache in der Oper", "κρασί και σταφύλια", "autóipar"])
def test_what_comes_near_is_the_same_from_the_pool_as_from_a_look_at_all_texts(corpus, monkeypatch, query, filters):
    monkeypatch.setattr("polisee.search.queries.FEW_HITS", 100)
    monkeypatch.setattr("polisee.search.queries.WANTED", 100)
    answer = ask(query, **filters)  # more is wanted than there is: all texts are looked at
    everything = [hit.id for hit in answer.further]
    monkeypatch.setattr("polisee.search.queries.further", None)
    for wanted in range(1, len(everything) + 1):
        monkeypatch.setattr("polisee.search.queries.WANTED", answer.total + wanted)
        assert [hit.id for hit in ask(query, **filters).further] == everything[:wanted]


def test_what_is_removed_is_not_found(corpus):
    remove(id_of("it-wine"))
    assert "it-wine" not in names(ask("consorzio del vino", "it"))


def test_what_has_changed_is_found_as_it_is_now(corpus):
    index(indexable("it-wine", "it", "Il consorzio dell'olio", "I frantoi esportano insieme."))
    assert all(hit.matched == "meaning" for hit in ask("vino", "it").hits)
    assert names(ask("consorzio olio", "it"))[0] == "it-wine"


@pytest.mark.parametrize(
    "query",
    [
        "\x00",
        "\ud800",
        "а" * 100_000,
        "'; DROP TABLE search_document; --",
        "a' & b | !c:*",
        "\\",
        "((((",
        "👍🏽",
        "%_%",
        "клaстер",
        "\u202eabc",
        "word " * 20_000,
        "1" * 5_000,
        "'" * 300,
        "a/b/1/2/3",
        "\x00a\x00b",
    ],
)
def test_a_strange_question_is_answered_at_once(corpus, query):
    ask("warm up")
    started = time.perf_counter()
    ask(query)
    assert time.perf_counter() - started < 1


def test_a_search_costs_two_round_trips_and_one_more_for_the_way_on(corpus, django_assert_num_queries, monkeypatch):
    with django_assert_num_queries(3):
        assert ask("consorzio del vino", "it").further
    monkeypatch.setattr("polisee.search.queries.FEW_HITS", 1)
    with django_assert_num_queries(2):
        assert ask("consorzio del vino", "it").hits


def test_suggestions_go_on_from_the_beginning_of_a_word(corpus, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = suggest("clus", "de")
    assert [NAMES[one.id] for one in found] == ["de-board"]
    assert found[0].language == "de"
    assert suggest("clus", "en")[0].language == "en"
    assert [NAMES[one.id] for one in suggest("ΚΑΙΝΟΤ", "el")] == ["el-innovation"]
    assert suggest("lusters", "en") == ()
    assert suggest("  ", "en") == ()
    assert suggest("%", "en") == ()


def test_similar_things_are_found_in_whatever_language(corpus):
    found = similar("Green technologies of local firms against climate change", "en", limit=2)
    assert {NAMES[one.id] for one in found} == {"it-clean", "sq-clean"}
    assert similar("Green technologies of local firms against climate change", "en", exclude=[id_of("it-clean")])[
        0
    ].id == id_of("sq-clean")
    assert similar("Rezept für Pfannkuchen", "de") == ()
    assert similar("", "de") == ()
