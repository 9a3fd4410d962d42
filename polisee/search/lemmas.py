"""Lemmas of eleven languages from `simplemma`, its dictionaries as tries kept on disk (48 MB for all)."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

from polisee.foundation.languages.folding import encoder_form

_DICTIONARIES = {
    "bg": "bg", "de": "de", "el": "el", "en": "en", "hr": "hbs", "hu": "hu", "it": "it", "ro": "ro", "sk":
    "sk", "sl": "sl", "sq": "sq", "sr": "hbs",
}  # fmt: skip
_REMEMBERED = 200_000


@lru_cache(maxsize=1)
def _lemmatizer() -> Any:
    tries = TrieDictionaryFactory(cache_max_size=16, disk_cache_dir=str(settings.VAR / "lemmas"))
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=tries), cache_max_size=_REMEMBERED)


def lemma(word: str, language: str) -> str:
    """The dictionary form of a word as written; the word itself where there is none or no dictionary.

    Serbian is looked up in Latin letters, Romanian with commas below, as the dictionaries have them.
    """
    dictionary = _DICTIONARIES.get(language)
    if dictionary is None or not word.isalpha():
        return word
    return str(_lemmatizer().lemmatize(encoder_form(word, language).lower(), lang=dictionary))
