import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.folding import clean, encoder_form, search_form

any_text = st.text(alphabet=st.characters(exclude_categories=()))
our_text = st.text(alphabet="abcčšžđ ĐȘșŞşţțăâîőűáéçëßöüαάΐϊςΣσщъьюяђљњћџЂЉ ѝéÉ-.0123456789\u0301\u0327\u030c\u200b")


@pytest.mark.parametrize(
    "same",
    [
        ("Șosea", "ŞOSEA", "sosea", "şosea"),
        ("Đorđe", "Ђорђе", "djordje", "ĐORĐE"),
        ("καινοτομία", "ΚΑΙΝΟΤΟΜΊΑ", "καινοτομια", "ΚΑΙΝΟΤΟΜΙΑ"),
        ("Λόγος", "λογοσ", "ΛΌΓΟΣ"),
        ("Straße", "STRASSE"),
        ("иновације", "inovacije", "ИНОВАЦИЈЕ"),
        ("klaster", "клaстер", "КЛАСТЕР"),
        ("ﬁnance", "finance"),
        ("Gjirokastër", "gjirokaster"),
        ("Győr", "gyor"),
        ("коопе\u00adрация", "кооперация"),
    ],
)
def test_spellings_of_one_word_are_one(same):
    assert len({search_form(word) for word in same}) == 1


def test_different_words_stay_different():
    assert search_form("кластер") != search_form("кластерен")


@given(any_text | our_text)
def test_folding_twice_changes_nothing(text):
    assert search_form(search_form(text)) == search_form(text)


@given(our_text)
def test_composed_and_decomposed_text_fold_to_the_same(text):
    forms = {search_form(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(any_text)
def test_cleaned_text_can_be_stored(text):
    cleaned = clean(text)
    assert "\x00" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned


@given(any_text)
def test_the_model_gets_only_what_it_can_take(text):
    form = encoder_form(text)
    assert "\x00" not in form
    form.encode("utf-8")
    assert encoder_form(form) == form


def test_serbian_cyrillic_reaches_the_model_in_latin_and_bulgarian_as_it_is():
    assert encoder_form("иновације", "sr") == "inovacije"
    assert encoder_form("Ђачки клуб") == "Đački klub"
    assert encoder_form("клъстер", "bg") == "клъстер"
    assert encoder_form("клъстер") == "клъстер"


def test_other_diacritics_reach_the_model():
    for text in ("győztes čšž Länder", "καινοτομία", "în țară"):
        assert encoder_form(text) == text


def test_romanian_cedillas_become_commas_for_the_model():
    assert encoder_form("ştiinţă", "ro") == "știință"


@pytest.mark.parametrize("text", ["", "\x00" * 100_000, "а" * 100_000, "\ud800", "aа" * 50_000, "\u0301" * 100_000])
def test_strange_text_is_answered_at_once(text):
    started = time.perf_counter()
    search_form(text)
    encoder_form(text)
    assert time.perf_counter() - started < 1
