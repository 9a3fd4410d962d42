"""From text to the words by which it is found, and from a query to what it asks of them.

A word is indexed under its folded form and the folded form of its lemma; a query word asks for either.
Numbers and codes (`SEE/C/0008/1.3/X`, `5,186,352`) are words too, with and without their separators.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from polisee.foundation.languages.folding import clean, search_form
from polisee.foundation.languages.function_words import is_function_word

Lemma = Callable[[str, str], str]
"""(word as written, language) → its lemma."""

MOST_QUERY_WORDS = 8
LONGEST_WORD = 60
_GROUPED_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:([.,'\u00a0\u202f ])\d{3})(?:\1\d{3})*(?![\w]|[.,]\d)")
_CODE = re.compile(r"\b(?=[\w/.\-]*\d)(?=[\w/.\-]*[^\W\d_])\w+(?:[/.\-]\w+)+\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SEPARATORS = re.compile(r"[^\w]|_")


@dataclass(frozen=True)
class Word:
    """One word of a text."""

    form: str
    """Folded."""
    lemma: str
    """Folded; the form itself if there is no other."""
    start: int
    """Where it stands in the text given."""
    end: int


@dataclass(frozen=True)
class QueryWord:
    """One word of a query and everything that counts as it."""

    form: str
    variants: frozenset[str]
    typed: str
    """As it was typed."""


def words_of(text: str, language: str, lemma: Lemma) -> list[Word]:
    """The words of a text in order. Offsets are into `text` itself, which must be clean (NFC)."""
    found: list[Word] = []
    for pattern in (_GROUPED_NUMBER, _CODE):
        found += [
            Word(joined, joined, match.start(), match.end())
            for match in pattern.finditer(text)
            if (joined := _SEPARATORS.sub("", search_form(match.group())))
        ]
    for match in _WORD.finditer(text):
        written = match.group()[:LONGEST_WORD]
        for part in _parts(search_form(written)):
            if not part:
                continue
            base = search_form(lemma(written, language)) if language and not part.isdigit() else part
            found.append(Word(part, base if base.isalnum() else part, match.start(), match.end()))
    return sorted(found, key=lambda word: (word.start, -word.end))


def terms_of(text: str, language: str, lemma: Lemma) -> set[str]:
    """All forms and lemmas of a text."""
    return {term for word in words_of(clean(text), language, lemma) for term in (word.form, word.lemma)}


def query_forms(query: str) -> list[tuple[str, str]]:
    """The words of a query that are worth asking for, at most eight: (folded, as typed), each once.

    Function words fall away unless there is nothing else; of a code or a grouped number only the joined form
    stays.
    """
    text = clean(query, limit=2_000)
    seen: dict[str, str] = {}
    covered_to = -1
    for word in words_of(text, "", lambda written, _language: written):
        if word.end <= covered_to:
            continue
        if " " in text[word.start : word.end] or not text[word.start : word.end].isalnum():
            covered_to = word.end
        seen.setdefault(word.form, text[word.start : word.end])
    meant = {form: typed for form, typed in seen.items() if not is_function_word(form) and _is_telling(form)}
    return list((meant or seen).items())[:MOST_QUERY_WORDS]


def code_form(code: str) -> str:
    """A code as it is compared: folded, without separators. `SEE/C/0008/1.3/X` → `seec000813x`."""
    return _SEPARATORS.sub("", search_form(code))[:LONGEST_WORD]


def is_code(form: str) -> bool:
    """Whether a folded word is a number or a code, which has no neighbours in spelling or meaning."""
    return any(character.isdigit() for character in form)


def within_typing_distance(typed: str, known: str) -> bool:
    """Whether `typed` can be `known` with a slip of the finger: one for a short word, two from eight letters
    on.

    A slip is a letter left out, added, changed, or two neighbours swapped.
    """
    allowed = 1 if len(typed) < 8 else 2
    return abs(len(typed) - len(known)) <= allowed and slips(typed, known) <= allowed


def slips(first: str, second: str) -> int:
    """Damerau-Levenshtein distance (neighbours may swap once)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before_that, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before_that[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_telling(form: str) -> bool:
    return len(form) > 1 or form.isdigit()


def _parts(folded: str) -> list[str]:
    """A folded word may fall apart (`dell'impresa`): its parts, without one-letter stumps."""
    parts = [part for part in re.split(r"[^\w]|_", folded) if part]
    return parts if len(parts) < 2 else [part for part in parts if len(part) > 1] or parts
