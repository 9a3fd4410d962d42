import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.hidden import has_hidden_text, invisible_characters, strip_invisible

any_text = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\u200b", "invisible"),
        ("\u202e", "direction"),
        ("\u2066", "direction"),
        ("\u00ad", "invisible"),
        ("\ufeff", "invisible"),
        ("\x00", "control"),
        ("\U000e0041", "tag"),
        ("\ue000", "private"),
        ("\ud800", "control"),
        ("\u200d", "invisible"),
        ("\u3164", "invisible"),
    ],
)
def test_each_hidden_character_is_named_and_removed(character, reason):
    text = f"buy{character} courseworks"
    [found] = invisible_characters(text)
    assert (found.position, found.reason) == (3, reason)
    assert found.name
    assert strip_invisible(text) == "buy courseworks"
    assert has_hidden_text(text)


def test_a_look_alike_word_is_shown_with_what_it_pretends_to_be():
    [found] = invisible_characters("see аpple.com")
    assert (found.position, found.text, found.reason, found.name) == (4, "аpple", "lookalike", "apple")


def test_honest_texts_are_not_suspected():
    for text in (
        "Кластер и иновации",
        "Καινοτομία",
        "Győr – Țară",
        "Кластер policy",
        "CLUSTER\tnew\nline",
        "naïve 5 €",
    ):
        assert invisible_characters(text) == []


def test_look_alikes_stay_for_a_person_to_decide():
    assert strip_invisible("аpple") == "аpple"


def test_line_ends_become_one_kind():
    assert strip_invisible("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_piled_up_accents_are_cut():
    assert len(strip_invisible("a" + "\u0301" * 500)) < 10


@given(any_text)
def test_stripped_text_has_nothing_hidden(text):
    stripped = strip_invisible(text)
    assert not has_hidden_text(stripped)
    assert strip_invisible(stripped) == stripped


@given(any_text)
def test_what_is_found_stands_where_it_is_said(text):
    for found in invisible_characters(text):
        assert text[found.position :].startswith(found.text)
