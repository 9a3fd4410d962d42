"""What is the same to a reader though it is written differently.

Two forms of a text: `search_form` for finding words (accents, case, scripts and spellings folded) and
`encoder_form` for the sentence model, which wants text as it was written but for a few measured exceptions.
`clean` makes any string fit for both and for the database.
"""

import re
import unicodedata

from polisee.foundation.languages.lookalikes import one_script
from polisee.foundation.languages.serbian import to_latin

LONGEST = 200_000
"""Characters of a text that are looked at; the rest of a longer one is not searched."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_CEDILLA_TO_COMMA = str.maketrans("ŞşŢţ", "ȘșȚț")
_SERBIAN_ONLY = re.compile("[ђјљњћџЂЈЉЊЋЏ]")
_BULGARIAN_ONLY = re.compile("[йщъьюяЙЩЪЬЮЯѝЍ]")

# All Cyrillic to plain Latin, so that a word is found from either Serbian script; what other languages have
# besides follows the Latin letters their readers type.
_PLAIN_LATIN = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | dict(zip("ђљњџйщъьюя", ("dj", "lj", "nj", "dz", "j", "st", "a", "", "ju", "ja"), strict=True))
    | dict(zip("ѝыэёіїєґѕќѓ", ("i", "i", "e", "e", "i", "i", "e", "g", "dz", "k", "g"), strict=True))
    | dict(zip("đðłøæœıħŧþ", ("dj", "d", "l", "o", "ae", "oe", "i", "h", "t", "th"), strict=True))
    | {"ς": "σ"}
)
_TURNS = 5


def clean(text: str, *, limit: int = LONGEST) -> str:
    """Text that the database and the sentence model can take, composed (NFC).

    NUL, other control characters, lone surrogates and what cannot be seen are gone; at most `limit`
    characters are kept.
    """
    text = _UNFIT.sub(" ", text[:limit])
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def search_form(text: str) -> str:
    """The form in which words are compared: `Șosea`, `ŞOSEA`, `sosea` are one; `Đorđe`, `Ђорђе`, `djordje`
    too.

    Applying it twice changes nothing; composed and decomposed text give the same.
    """
    text = clean(text)
    if text.isascii():
        return text.lower()
    for _ in range(_TURNS):
        folded = _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


def encoder_form(text: str, language: str = "") -> str:
    """The form that the sentence model understands best, measured per language.

    Serbian Cyrillic → Latin; Romanian cedilla → comma; look-alike letters of mixed words put right. All other
    accents stay: without them Hungarian, Greek and Romanian lose between 3 and 11 of 100 hits.
    """
    text = one_script(clean(text)).translate(_CEDILLA_TO_COMMA)
    if language == "sr" or (not language and _is_serbian_cyrillic(text)):
        text = to_latin(text)
    return text


def _is_serbian_cyrillic(text: str) -> bool:
    return bool(_SERBIAN_ONLY.search(text)) and not _BULGARIAN_ONLY.search(text)


def _fold_once(text: str) -> str:
    text = one_script(unicodedata.normalize("NFKC", text)).casefold()
    text = unicodedata.normalize("NFC", text).translate(_PLAIN_LATIN)
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return clean(unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN_LATIN))
