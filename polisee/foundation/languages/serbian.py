"""Serbian is one language in two scripts.

Cyrillic → Latin is exact: thirty letters, thirty answers. Latin → Cyrillic is by rule: `nj`, `lj`, `dž` are
one letter except in some compounds, and what is not Serbian (addresses, code, foreign words, acronyms of
mixed case, Roman numerals) stays as it is.
"""

import re
import unicodedata
from typing import Literal

from polisee.foundation.languages.tags import Script

SerbianScript = Literal["latn", "cyrl"]

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _TO_LATIN.items()}
_DIGRAPH_LETTERS = str.maketrans(
    {"Ǆ": "DŽ", "ǅ": "Dž", "ǆ": "dž", "Ǉ": "LJ", "ǈ": "Lj", "ǉ": "lj", "Ǌ": "NJ", "ǋ": "Nj", "ǌ": "nj"}
)
_SERBIAN_LATIN = frozenset("abcčćdđefghijklmnoprsštuvzž")

# Compounds in which the two letters belong to two parts of the word: in-jekcija, nad-živeti.
_APART = re.compile(
    r"""i(n)(?=jek|jicir|junk|jurij) | ko(n)(?=junk|jug(?:[aio]|$)|jekt) | \bta(n)(?=jug) | \bva(n)(?=jezi)
      | \ba(n)(?=jon) | \bpa(n)(?=jeli|jevrop)
      | \bna(d)(?=živ|žnj|ždr|žup) | \bo(d)(?=žal|živ|žva|žub|ždr) | \bpo(d)(?=žanr|žup|žeg|žeć|žar|živ)
      | \bpre(d)(?=živo|žet|žup)""",
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = r"""
    (?:https?|ftp|mailto|tel):[^\s<>"')\]]+ | \bwww\.[^\s<>"')\]]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|info|rs|int|gov|edu|io|html?|pdf)\b(?:/[^\s<>"')\]]*)?
    | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\) | ^\s{0,3}\[[^\]]+\]:\s*\S+
"""
_CODE = r"```.*?(?:```|\Z) | `[^`]*`"
_MARK = r"</?[a-zA-Z][^<>]*> | &\#?\w+;"
_REFERENCE = r"\b(?=[\w/.\-]*\d)[A-Z0-9]+(?:[/.\-][A-Z0-9]+)+\b"
_CITED = r"\[\[[^\[\]\s]{1,100}\]\]"
_LEFT_ALONE = re.compile(
    f"{_CODE} | {_CITED} | {_ADDRESS} | {_MARK} | {_REFERENCE}", re.VERBOSE | re.DOTALL | re.MULTILINE
)
_WORD = re.compile(r"\w+")
_ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII"})
_LETTER_RANGES: tuple[tuple[str, str, Script], ...] = (
    ("Ͱ", "Ͽ", "grek"),
    ("ἀ", "῾", "grek"),
    ("Ѐ", "ԯ", "cyrl"),
)


def to_latin(text: str) -> str:
    """Every Serbian Cyrillic letter in Latin; everything else as it is. `ЉУБАВ` → `LJUBAV`, `Љубав` →
    `Ljubav`.
    """
    return "".join(_latin_letter(text, position) for position in range(len(text)))


def to_cyrillic(text: str) -> str:
    """Serbian Latin text in Cyrillic, for showing; addresses, code and foreign words stay."""
    text = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    end = 0
    for kept in _LEFT_ALONE.finditer(text):
        parts += [_WORD.sub(_cyrillic_word, text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, _WORD.sub(_cyrillic_word, text[end:])])


def in_script(text: str, script: SerbianScript) -> str:
    """Serbian text as a reader of that script reads it."""
    return to_latin_prose(text) if script == "latn" else to_cyrillic(text)


def to_latin_prose(text: str) -> str:
    """As `to_latin`, but addresses and code keep their letters."""
    parts: list[str] = []
    end = 0
    for kept in _LEFT_ALONE.finditer(text):
        parts += [to_latin(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*parts, to_latin(text[end:])])


def script_of(text: str) -> Script | None:
    """In which script most letters of a text are; None if it has no letter of ours."""
    counts: dict[Script, int] = {"latn": 0, "cyrl": 0, "grek": 0}
    for letter in text[:20_000]:
        script = letter_script(letter)
        if script:
            counts[script] += 1
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else None


def letter_script(letter: str) -> Script | None:
    """The script of one letter; None for what is no letter or of another script."""
    if letter < "\u0250":
        return "latn" if letter.isalpha() else None
    if not letter.isalpha():
        return None
    for first, last, script in _LETTER_RANGES:
        if first <= letter <= last:
            return script
    return "latn" if "Ḁ" <= letter <= "ỿ" or "ﬀ" <= letter <= "ﬆ" or "Ａ" <= letter <= "ｚ" else None


def _latin_letter(text: str, position: int) -> str:
    letter = text[position]
    lower = _TO_LATIN.get(letter)
    if lower is not None:
        return lower
    latin = _TO_LATIN.get(letter.lower())
    if latin is None:
        return letter
    if len(latin) == 1:
        return latin.upper()
    following = text[position + 1 : position + 2]
    previous = text[position - 1 : position] if position else ""
    all_capitals = following.isupper() or (not following.isalpha() and previous.isupper())
    return latin.upper() if all_capitals else latin.capitalize()


def _cyrillic_word(match: re.Match[str]) -> str:
    word = match.group().translate(_DIGRAPH_LETTERS)
    if not _is_serbian(word):
        return match.group()
    apart = {found.end() for found in _APART.finditer(word)}
    letters: list[str] = []
    position = 0
    while position < len(word):
        pair = word[position : position + 2].lower()
        if pair in _TO_CYRILLIC and len(pair) == 2 and position + 1 not in apart:
            letter, step = _TO_CYRILLIC[pair], 2
        else:
            letter, step = _TO_CYRILLIC.get(word[position].lower(), word[position]), 1
        letters.append(letter.upper() if word[position].isupper() else letter)
        position += step
    return "".join(letters)


def _is_serbian(word: str) -> bool:
    """Whether a token can be a Serbian word in Latin letters."""
    if word in _ROMAN or not all(letter in _SERBIAN_LATIN for letter in word.lower()):
        return False
    capital_digraph = word[:2] in {"LJ", "NJ", "DŽ"}
    return len(word) == 1 or word.isupper() or word[1:].islower() or (capital_digraph and word[2:].islower())
