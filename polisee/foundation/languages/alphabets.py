"""Which letters each language is written with: what a word's letters say about its language.

`Győr` can be Hungarian, not English; `Japán` typed by a Hungarian is no English word, though the letters without
their accents are one.
"""

from polisee.foundation.languages.serbian import script_of
from polisee.foundation.languages.tags import Script

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_CROATIAN = _LATIN | frozenset("čćđšžǆǉǌ")
_GREEK = frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")
_ALPHABETS: dict[str, frozenset[str]] = {
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюяѝ"),
    "de": _LATIN | frozenset("äöüß"),
    "el": _GREEK,
    "en": _LATIN,
    "hr": _CROATIAN,
    "hu": _LATIN | frozenset("áéíóöőúüű"),
    "it": _LATIN | frozenset("àèéìíîòóùú"),
    "ro": _LATIN | frozenset("ăâîșțşţ"),
    "sk": _LATIN | frozenset("áäčďéíĺľňóôŕšťúýž"),
    "sl": _LATIN | frozenset("čšž"),
    "sq": _LATIN | frozenset("çë"),
    "sr": _CROATIAN | frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
}
_SCRIPTS: dict[str, frozenset[Script]] = {
    "bg": frozenset({"cyrl"}),
    "el": frozenset({"grek"}),
    "sr": frozenset({"cyrl", "latn"}),
}


def may_be_a_word_of(word: str, language: str) -> bool:
    """Whether all letters of a composed (NFC) word belong to the language; digits and signs say nothing."""
    alphabet = _ALPHABETS[language]
    return all(letter in alphabet for letter in word.lower() if letter.isalpha())


def is_of_its_script(word: str, language: str) -> bool:
    """Whether a word is written in a script of the language; without letters it is of every script."""
    script = script_of(word)
    return script is None or script in _SCRIPTS.get(language, frozenset({"latn"}))
