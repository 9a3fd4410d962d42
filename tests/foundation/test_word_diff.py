"""The word diff: what it must never lose, how it reads, how long it takes."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.word_diff import Piece, has_changes, word_diff

words = st.sampled_from(["клъстер", "und", "the", " ", "  ", "\n", "\n\n", ",", "—", "é", "a1", "šč"])
texts = st.lists(words, max_size=40).map("".join) | st.text(max_size=80)


def without(pieces: tuple[Piece, ...], change: str) -> str:
    return "".join(piece.text for piece in pieces if piece.change != change)


@given(texts, texts)
def test_kept_and_removed_give_what_was_before_and_kept_and_added_what_came_after(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert without(pieces, "added") == before
    assert without(pieces, "removed") == after


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not has_changes(word_diff(text, text))


@given(texts, texts)
def test_texts_that_differ_are_never_shown_as_the_same(before: str, after: str) -> None:
    assert has_changes(word_diff(before, after)) == (before != after)


@given(texts, texts)
def test_two_neighbours_are_never_of_one_kind(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert all(first.change != second.change for first, second in pairwise(pieces))


def test_whole_words_are_marked_not_letters() -> None:
    assert word_diff("Фирмите работят заедно.", "Фирмите работеха заедно.") == (
        Piece("kept", "Фирмите "),
        Piece("removed", "работят"),
        Piece("added", "работеха"),
        Piece("kept", " заедно."),
    )


def test_words_replaced_in_a_row_are_one_change() -> None:
    assert word_diff("one red house here", "one blue boat here") == (
        Piece("kept", "one "),
        Piece("removed", "red house"),
        Piece("added", "blue boat"),
        Piece("kept", " here"),
    )


def test_only_the_changed_line_of_a_long_text_is_marked() -> None:
    lines = [f"Line {number} with some words of its own.\n" for number in range(3000)]
    before = "".join(lines)
    lines[1500] = "Another line.\n"
    pieces = word_diff(before, "".join(lines))
    assert sum(len(piece.text) for piece in pieces if piece.change != "kept") < 100


def test_huge_texts_that_have_nothing_in_common_are_answered_at_once() -> None:
    before = " ".join(f"alpha{number}" for number in range(60_000))
    after = " ".join(f"beta{number}" for number in range(60_000))
    begun = time.process_time()
    pieces = word_diff(before, after)
    assert time.process_time() - begun < 5
    assert pieces == (Piece("removed", before), Piece("added", after))
