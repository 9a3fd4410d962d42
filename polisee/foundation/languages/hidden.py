"""Characters that a reader cannot see, or would take for others: how link spam and false addresses come in.

Used where text comes in (`strip_invisible`) and where a reviewer decides (`invisible_characters`).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from polisee.foundation.languages.lookalikes import mixed_words

Reason = Literal["control", "direction", "invisible", "tag", "private", "lookalike"]

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d159\U0001d173-\U0001d17a\U0001bca0-\U0001bca3\U00013430-\U0001343f"
    "\U000e0080-\U000e0fff\u070f\U000110bd\U000110cd\u0600-\u0605\u06dd\u08e2\u0890\u0891"
)
_TAG = "\U000e0000-\U000e007f"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_KINDS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("control", re.compile(f"[{_CONTROL}]")),
    ("direction", re.compile(f"[{_DIRECTION}]")),
    ("invisible", re.compile(f"[{_INVISIBLE}]")),
    ("tag", re.compile(f"[{_TAG}]")),
    ("private", re.compile(f"[{_PRIVATE}]")),
)
_HIDDEN = re.compile(f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_TAG}{_PRIVATE}]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_STACKED = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")


@dataclass(frozen=True)
class HiddenCharacter:
    """One place in a text where what is read is not what is there."""

    position: int
    """Index of the first character."""
    text: str
    """What is there: one character, or the whole word for a look-alike."""
    reason: Reason
    name: str
    """Unicode name, or the word that a look-alike pretends to be."""


def strip_invisible(text: str) -> str:
    """The text without characters that cannot be seen; line ends become line feeds; letters are composed
    (NFC).

    Look-alike letters stay: a person decides about them. Accents piled up beyond three a letter go.
    """
    text = _HIDDEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _STACKED.sub(r"\1", text))


def invisible_characters(text: str) -> list[HiddenCharacter]:
    """Everything in a text that a reviewer should be shown, in order of place."""
    found = [
        HiddenCharacter(match.start(), match.group(), _reason(match.group()), _name(match.group()))
        for match in _HIDDEN.finditer(text)
    ]
    found += [HiddenCharacter(place, word, "lookalike", meant) for place, word, meant in mixed_words(text)]
    return sorted(found, key=lambda character: character.position)


def has_hidden_text(text: str) -> bool:
    """Whether a text holds anything that cannot be seen."""
    return bool(_HIDDEN.search(text))


def _reason(character: str) -> Reason:
    return next(reason for reason, pattern in _KINDS if pattern.match(character))


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}")
