"""What of a thing becomes which passage: pure, so that it can be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from polisee.foundation.languages.folding import clean, search_form
from polisee.search.contract import Indexable, IndexableText
from polisee.search.rules.chunks import chunks, plain
from polisee.search.rules.words import Lemma, words_of

LAST_POSITION = 16_383
"""PostgreSQL's greatest place in a text."""
_TITLE, _SUMMARY, _BODY = "A", "B", ""


@dataclass(frozen=True)
class PlannedPassage:
    """A passage before it has a vector."""

    language: str
    ordinal: int
    meaning_text: str
    """What the sentence model is given; empty: nothing."""
    words: str
    """A `tsvector` literal."""
    known: frozenset[tuple[str, str]]
    """(form, lemma) of every word."""


def planned(indexable: Indexable, lemma: Lemma) -> Iterator[PlannedPassage]:
    """The passages of a thing: title and summary in each language, its body in stretches.

    The body has a meaning in the original language only: a translation says the same, and costs as much to
    encode.
    """
    for language, text in indexable.texts.items():
        yield _opening(language, text, lemma)
        for ordinal, stretch in enumerate(chunks(plain(text.body)), start=1):
            words, known = _vector([(stretch, _BODY)], language, lemma)
            meaning = stretch if language == indexable.language else ""
            yield PlannedPassage(language, ordinal, meaning, words, known)


def folded_title(title: str) -> str:
    """A title as it is compared: folded, one blank between words and at each end."""
    return f" {' '.join(search_form(plain(title)).split())} "[:400]


def containing_regions(codes: tuple[str, ...]) -> list[str]:
    """NUTS codes with all that contain them: BG41 → BG, BG4, BG41."""
    return sorted({code[:length] for code in codes for length in range(2, len(code) + 1)})


def _opening(language: str, text: IndexableText, lemma: Lemma) -> PlannedPassage:
    title, summary = plain(text.title), plain(text.summary)
    parts = [(title, _TITLE), (summary, _SUMMARY), (clean(", ".join(text.keywords)), _SUMMARY)]
    words, known = _vector(parts, language, lemma)
    ended = title if not title or title.endswith((".", "?", "!")) else f"{title}."
    return PlannedPassage(language, 0, f"{ended} {summary}".strip(), words, known)


def _vector(parts: list[tuple[str, str]], language: str, lemma: Lemma) -> tuple[str, frozenset[tuple[str, str]]]:
    places: dict[str, list[str]] = {}
    known: set[tuple[str, str]] = set()
    position = 0
    for text, weight in parts:
        for word in words_of(text, language, lemma):
            position = min(position + 1, LAST_POSITION)
            known.add((word.form, word.lemma))
            for term in {word.form, word.lemma}:
                places.setdefault(term, []).append(f"{position}{weight}")
    return " ".join(f"'{term}':{','.join(where[:50])}" for term, where in sorted(places.items())), frozenset(known)
