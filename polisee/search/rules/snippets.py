"""The sentence that matched, in pieces: `(text, is it what was asked for)`. Escaping is the template's."""

from collections.abc import Iterable

from polisee.search.rules.chunks import plain, sentences
from polisee.search.rules.words import Lemma, words_of

LENGTH = 240
Piece = tuple[str, bool]


def marked_stretch(
    text: str, terms: Iterable[str], *, language: str, lemma: Lemma, length: int = LENGTH
) -> list[Piece]:
    """The best stretch of `text` (Markdown) for folded `terms`, at most about `length` characters.

    A word is marked if its folded form or lemma is among the terms. Without any marked word the text's
    beginning is given. Joined together the pieces are plain text.
    """
    wanted = frozenset(terms)
    best, best_marks = "", 0
    candidates = sentences(plain(text)) or [""]
    for sentence in candidates if wanted else ():
        marks = len({term for _place, term in _marked(sentence, wanted, language, lemma)})
        if marks > best_marks:
            best, best_marks = sentence, marks
    if not best_marks:
        return [(_cut(" ".join(candidates), length), False)]
    places = [place for place, _term in _marked(best, wanted, language, lemma)]
    return _pieces(best, places, length)


def _marked(sentence: str, wanted: frozenset[str], language: str, lemma: Lemma) -> list[tuple[tuple[int, int], str]]:
    """Places of the words asked for, with the term that each stands for."""
    return [
        ((word.start, word.end), word.lemma if word.lemma in wanted else word.form)
        for word in words_of(sentence, language, lemma)
        if word.form in wanted or word.lemma in wanted
    ]


def _pieces(sentence: str, places: list[tuple[int, int]], length: int) -> list[Piece]:
    start, end = _window(sentence, places[0], length)
    pieces: list[Piece] = [("… ", False)] if start else []
    position = start
    for first, last in places:
        if first < position or last > end:
            continue
        pieces += [(sentence[position:first], False), (sentence[first:last], True)]
        position = last
    pieces.append((sentence[position:end] + (" …" if end < len(sentence) else ""), False))
    return [piece for piece in pieces if piece[0]]


def _window(sentence: str, first: tuple[int, int], length: int) -> tuple[int, int]:
    """From where to where a sentence is shown, so that the first marked word is in it."""
    start = 0
    if len(sentence) > length and first[1] > length:
        start = sentence.rfind(" ", 0, max(first[0] - length // 3, 1)) + 1
    if len(sentence) - start <= length:
        return start, len(sentence)
    return start, max(sentence.rfind(" ", start, start + length), first[1])


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    end = text.rfind(" ", 0, length)
    return text[: end if end > 0 else length] + " …"
