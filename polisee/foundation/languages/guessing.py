"""In which language is this sentence? Only good enough to tell that it is *not* in the language of its text.

By script first, then by function words; Croatian and Serbian are never told apart. Nothing is decided by it: a reviewer
is told to look.
"""

import re

from polisee.foundation.languages.folding import search_form
from polisee.foundation.languages.function_words import is_function_word
from polisee.foundation.languages.serbian import letter_script
from polisee.foundation.languages.tags import CONTENT_CODES

FEWEST_WORDS = 5
"""Names and headings are often foreign; a sentence has more words."""
CLEAR_HITS = 3
SOME_HITS = 2
"""Enough where already the script is another."""
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = ({"hr", "sr"},)
_SCRIPTS = {"bg": {"cyrl"}, "el": {"grek"}, "sr": {"cyrl", "latn"}}


def foreign_language(sentence: str, language: str) -> str:
    """The language in which a sentence of a `language` text seems to be; empty where it seems to be the text's own."""
    words = _WORD.findall(sentence)
    if len(words) < FEWEST_WORDS:
        return ""
    hits = {code: _hits(words, code) for code in CONTENT_CODES}
    script = main_script(sentence)
    possible = {code: count for code, count in hits.items() if script in _SCRIPTS.get(code, {"latn"})}
    best = max(possible, key=lambda code: possible[code], default="")
    if not best or best == language or _are_alike(best, language):
        return ""
    if script not in _SCRIPTS.get(language, {"latn"}):
        return best if possible[best] >= SOME_HITS else ""
    return best if possible[best] >= CLEAR_HITS and possible[best] >= 3 * hits.get(language, 0) else ""


def main_script(text: str) -> str:
    """`latn`, `cyrl` or `grek`: the script of most letters; empty for a text without letters."""
    counts: dict[str, int] = {}
    for letter in text:
        script = letter_script(letter)
        if script:
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script], default="")


def _hits(words: list[str], language: str) -> int:
    return sum(is_function_word(search_form(word), language) for word in words)


def _are_alike(one: str, other: str) -> bool:
    return any({one, other} <= pair for pair in _ALIKE)
