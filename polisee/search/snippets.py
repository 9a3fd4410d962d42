"""Snippets with the lemmas of the platform's languages."""

from collections.abc import Iterable

from polisee.search.lemmas import lemma
from polisee.search.rules.snippets import LENGTH, marked_stretch


def snippet(text: str, terms: Iterable[str], *, language: str = "", length: int = LENGTH) -> list[tuple[str, bool]]:
    """The stretch of a Markdown `text` (written in `language`) that shows a hit's `terms`.

    Pieces are `(plain text, whether it is to be marked)`; the template escapes them.
    """
    return marked_stretch(text, terms, language=language, lemma=lemma, length=length)
