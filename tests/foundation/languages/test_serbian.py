import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.serbian import in_script, script_of, to_cyrillic, to_latin

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
cyrillic_words = st.text(alphabet=CYRILLIC, min_size=1, max_size=12)

WORDS = {
    "љубав": "ljubav",
    "Љубав": "Ljubav",
    "ЉУБАВ": "LJUBAV",
    "Његош": "Njegoš",
    "КОЊ": "KONJ",
    "Џеп": "Džep",
    "ђак": "đak",
    "кластер": "klaster",
    "иновације": "inovacije",
    "Предузетништво": "Preduzetništvo",
    "конјункција": "konjunkcija",
    "инјекција": "injekcija",
    "надживети": "nadživeti",
    "оџак": "odžak",
    "буџет": "budžet",
    "кањон": "kanjon",
    "бог": "bog",
    "Танјуг": "Tanjug",
    "робињица": "robinjica",
    "одживети": "odživeti",
}


@pytest.mark.parametrize(("cyrillic", "latin"), WORDS.items())
def test_words_go_both_ways(cyrillic, latin):
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    "kept",
    [
        "www.primer.rs",
        "https://primer.rs/njegos?lj=1",
        "ime@primer.rs",
        "PoliSEE",
        "Washington",
        "Quebec",
        "BG41",
        "SEE/C/0008/1.3/X",
        "`njegov kod`",
        "II",
        "VIII",
        "[1]: http://primer.rs/nj",
        "Zürich",
        "iPhone",
    ],
)
def test_what_is_not_serbian_stays(kept):
    assert to_cyrillic(f"Vidi {kept} danas") == f"Види {kept} данас"


def test_the_words_of_a_link_change_and_its_address_stays():
    assert to_cyrillic("[njegova veza](http://a.rs/njegova_(1)) i") == "[његова веза](http://a.rs/njegova_(1)) и"
    assert in_script("[веза](http://а.срб/пут)", "latn") == "[veza](http://а.срб/пут)"


def test_the_single_conjunction_is_no_roman_numeral():
    assert to_cyrillic("I ja") == "И ја"


def test_unicode_digraph_letters_are_read():
    assert to_cyrillic("ǆep ǈubav ǋegoš") == "џеп Љубав Његош"


def test_decomposed_latin_is_read():
    assert to_cyrillic("čas".replace("č", "c\u030c")) == "час"


def test_the_script_of_a_text_is_that_of_most_letters():
    assert script_of("Кластер (cluster) политика") == "cyrl"
    assert script_of("Klaster") == "latn"
    assert script_of("Καινοτομία") == "grek"
    assert script_of("12 345 – ?") is None


@given(st.lists(cyrillic_words, max_size=8).map(" ".join))
def test_cyrillic_to_latin_leaves_no_cyrillic(text):
    assert not set(to_latin(text)) & set(CYRILLIC)


latin_words = st.lists(st.sampled_from([*"abvgdđežzijklmnoprstćufhcčš", "lj", "nj", "dž"]), min_size=1, max_size=12)


@given(latin_words.map("".join))
def test_a_latin_word_comes_back_from_cyrillic(word):
    assert to_latin(to_cyrillic(word)) == word
    assert to_latin(to_cyrillic(word.capitalize())) == word.capitalize()


@given(st.lists(cyrillic_words.filter(lambda word: len(word) > 1), min_size=1, max_size=5).map(" ".join))
def test_capitals_come_back_as_capitals(text):
    assert to_latin(text.upper()).casefold() == to_latin(text).casefold()
    assert to_latin(f"А{text.upper()}А").isupper()


@given(st.text())
def test_no_text_is_too_strange(text):
    assert in_script(in_script(text, "latn"), "latn") == in_script(text, "latn")
    in_script(text, "cyrl")
    script_of(text)
