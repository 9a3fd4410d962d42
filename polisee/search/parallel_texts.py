"""Sentences that say the same in two languages, for measuring search: read from files, never shipped."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polisee.foundation.languages.tags import normalise_tag
from polisee.search.rules.chunks import plain, sentences

_THREE_LETTERS = {
    "bul": "bg", "deu": "de", "ell": "el", "hrv": "hr", "hun": "hu", "ita": "it", "ron": "ro", "slk": "sk", "slv": "sl",
    "sqi": "sq", "srp": "sr",
}  # fmt: skip
SHORTEST = 25
"""Characters: shorter lines are labels, not sentences."""


@dataclass(frozen=True)
class Pair:
    """One sentence and its English."""

    language: str
    text: str
    english: str


def tatoeba_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of `tatoeba_xxx-eng.tsv` files."""
    for code, language in _THREE_LETTERS.items():
        file = folder / f"tatoeba_{code}-eng.tsv"
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            text, _, english = line.partition("\t")
            if english:
                yield Pair(language, text, english)


def record_pairs(folder: Path) -> Iterator[Pair]:
    """Sentences of records (lines as `polisee load` reads them) with the same sentence of their English.

    A field whose two texts fall into different numbers of sentences is left out.
    """
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            language = normalise_tag(record["language"])
            english = record.get("translations", {}).get("en")
            if language and language != "en" and english:
                for original, translation in _fields(record, english):
                    yield from _aligned(language, original, translation)


def _fields(record: dict[str, Any], english: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field in ("title", "summary"):
        yield record.get(field, ""), english.get(field, "")
    for field, text in record.get("body", {}).items():
        translation = english.get("body", {}).get(field, "")
        if isinstance(text, str) and isinstance(translation, str):
            yield text, translation


def _aligned(language: str, original: str, translation: str) -> Iterator[Pair]:
    ours, theirs = sentences(plain(original)), sentences(plain(translation))
    if len(ours) != len(theirs):
        return
    for text, english in zip(ours, theirs, strict=True):
        if min(len(text), len(english)) >= SHORTEST and text != english:
            # A title may be a sentence of the summary too: without its full stop it is the same text.
            yield Pair(language, text.removesuffix("."), english.removesuffix("."))
