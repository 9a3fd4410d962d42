import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.alphabets import is_of_its_script, may_be_a_word_of
from polisee.foundation.languages.tags import CONTENT_CODES, LANGUAGES


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("Győr", {"hu"}),
        ("Japán", {"hu", "sk"}),
        ("știință", {"ro"}),
        ("klasteri", {"de", "en", "hr", "hu", "it", "ro", "sk", "sl", "sq", "sr"}),
        ("Förderung", {"de", "hu"}),
        ("Đorđe", {"hr", "sr"}),
        ("клъстер", {"bg"}),
        ("кластер", {"bg", "sr"}),
        ("Ђорђе", {"sr"}),
        ("καινοτομία", {"el"}),
        ("mbështetje", {"sq"}),
    ],
)
def test_letters_tell_in_which_languages_a_word_can_be(word, languages):
    assert {code for code in CONTENT_CODES if may_be_a_word_of(word, code)} == languages


def test_every_language_can_write_its_own_name():
    for language in LANGUAGES:
        name = language.native.split(" (")[0]
        assert may_be_a_word_of(name, language.content)
        assert is_of_its_script(name, language.content)


def test_a_script_tells_less_than_the_letters():
    assert is_of_its_script("Győr", "en")
    assert not is_of_its_script("винен", "de")
    assert is_of_its_script("винен", "sr")
    assert not is_of_its_script("wine", "el")


@given(st.text(), st.sampled_from(CONTENT_CODES))
def test_what_can_be_a_word_of_a_language_is_in_its_script(word, language):
    if may_be_a_word_of(word, language):
        assert is_of_its_script(word, language)


@given(st.text(alphabet="0123456789-/. "), st.sampled_from(CONTENT_CODES))
def test_numbers_are_of_every_language(number, language):
    assert may_be_a_word_of(number, language)
    assert is_of_its_script(number, language)
