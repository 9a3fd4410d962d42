"""Letters of one script that look like letters of another: `а` (Cyrillic) and `a` (Latin).

Only single letters that are the same to the eye in common typefaces are listed; the pairs are those of
Unicode's confusables table for Latin, Cyrillic and Greek.
"""

import re
import unicodedata
from collections.abc import Callable

from polisee.foundation.languages.serbian import letter_script
from polisee.foundation.languages.tags import Script

_CYRILLIC_TO_LATIN = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw", strict=True))
_GREEK_TO_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι", "ABEZHIKMNOPTYXovui", strict=True))
_GREEK_TO_CYRILLIC = dict(zip("ΑΒΕΗΙΚΜΟΡΤΧΓΠΦοκρ", "АВЕНІКМОРТХГПФокр", strict=True))


def _both_ways(pairs: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    return pairs, {there: here for here, there in pairs.items()}


_LOOKS: dict[tuple[Script, Script], dict[str, str]] = {}
for _first, _second, _pairs in (
    ("cyrl", "latn", _CYRILLIC_TO_LATIN),
    ("grek", "latn", _GREEK_TO_LATIN),
    ("grek", "cyrl", _GREEK_TO_CYRILLIC),
):
    _LOOKS[_first, _second], _LOOKS[_second, _first] = _both_ways(_pairs)  # type: ignore[index]

# Small letters as a host name shows them. The first two rows are the same to the eye; the third is near enough.
_SAME_SMALL = {
    **dict(zip("асԁеһіјӏорԛѕԝху", "acdehijlopqswxy", strict=True)),
    **dict(zip("ονυικρα", "ovuikpa", strict=True)),
}
_NEAR_SMALL = dict(zip("гпмвктнөԍƅτγηωεχβɡɑıłøđħʏ01", "rnmbkthogbtynwexbgailodhyol", strict=True))
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))

_MIXABLE = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_LATIN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def one_script(text: str) -> str:
    """Text in which words of mixed scripts are in the script of most of their letters, where letters look
    alike.

    A word keeps its letters if one of them has no look-alike: `Πolicy` may be meant.
    """
    return for_mixed_words(text, lambda _word, repaired: repaired)


def mixed_words(text: str) -> list[tuple[int, str, str]]:
    """Words whose letters come from two scripts and look like one: place, the word, what it pretends to
    be.
    """
    found: list[tuple[int, str, str]] = []
    if (_MIXABLE.search(text) and _NOT_LATIN.search(text)) or _two_others(text):
        for match in _WORD.finditer(text):
            repaired = _repaired(match.group())
            if repaired != match.group():
                found.append((match.start(), match.group(), repaired))
    return found


def for_mixed_words(text: str, change: Callable[[str, str], str]) -> str:
    """Replace each word of mixed scripts by `change(word, what it pretends to be)`."""
    parts: list[str] = []
    end = 0
    for start, word, repaired in mixed_words(text):
        parts += [text[end:start], change(word, repaired)]
        end = start + len(word)
    return "".join([*parts, text[end:]])


def looks(text: str) -> str:
    """What a hurried eye sees: Latin letters without marks, `0` an o, `rn` an m. What looks alike gives the same."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    latin = "".join(_SAME_SMALL.get(each) or _NEAR_SMALL.get(each, each) for each in bare)
    for pair, single in _PAIRS:
        latin = latin.replace(pair, single)
    return latin


def is_disguised_label(label: str, host: str) -> bool:
    """Whether a part of a host name is written to be taken for another: letters of two scripts in it, or Cyrillic or
    Greek letters only that all look Latin, below an ending that is Latin.
    """
    scripts = {script for letter in label if (script := letter_script(letter))}
    if len(scripts) > 1:
        return True
    if not scripts & {"cyrl", "grek"} or not host.rpartition(".")[2].isascii():
        return False
    return all(letter in _SAME_SMALL for letter in label.lower() if letter.isalpha())


def _two_others(text: str) -> bool:
    return bool(re.search(r"[\u0370-\u03ff]", text)) and bool(re.search(r"[\u0400-\u052f]", text))


def _repaired(word: str) -> str:
    counts: dict[Script, int] = {}
    for letter in word:
        script = letter_script(letter)
        if script:
            counts[script] = counts.get(script, 0) + 1
    if len(counts) < 2:
        return word
    for main in sorted(counts, key=lambda script: (-counts[script], script)):
        repaired = _into(word, main)
        if repaired is not None:
            return repaired
    return word


def _into(word: str, main: Script) -> str | None:
    letters: list[str] = []
    for letter in word:
        script = letter_script(letter)
        if script is None or script == main:
            letters.append(letter)
            continue
        twin = _LOOKS.get((script, main), {}).get(letter)
        if twin is None:
            return None
        letters.append(twin)
    return "".join(letters)
