from hypothesis import given
from hypothesis import strategies as st

from polisee.search.rules.snippets import marked_stretch


def stretch(text, terms, **options):
    return marked_stretch(text, terms, language="en", lemma=lambda word, _language: word.removesuffix("s"), **options)


def test_the_sentence_with_most_of_the_words_is_shown():
    pieces = stretch("Wood is old. Clusters of wood firms grow. Firms too.", {"cluster", "firm", "wood"})
    assert "".join(text for text, _ in pieces) == "Clusters of wood firms grow."
    assert [text for text, marked in pieces if marked] == ["Clusters", "wood", "firms"]


def test_a_word_written_with_accents_is_marked():
    pieces = marked_stretch("În Țară", {"tara"}, language="ro", lemma=lambda word, _language: word)
    assert ("Țară", True) in pieces


def test_without_the_words_the_text_begins_at_its_beginning():
    assert stretch("## Title\n\nA text.", {"absent"}) == [("Title A text.", False)]
    assert stretch("", set()) == [("", False)]


def test_a_long_sentence_is_shown_around_the_word():
    text = "word " * 200 + "needle " + "word " * 200
    pieces = stretch(text, {"needle"}, length=100)
    assert ("needle", True) in pieces
    assert len("".join(piece for piece, _ in pieces)) < 150


@given(st.text(alphabet="abs .\n", max_size=400), st.sets(st.sampled_from(["a", "b", "ab"])))
def test_pieces_join_to_a_stretch_of_the_text(text, terms):
    pieces = stretch(text, terms, length=60)
    joined = "".join(piece for piece, _ in pieces).removeprefix("… ").removesuffix(" …")
    assert joined in " ".join(text.split())
    assert len(joined) <= 60 or " " not in joined
