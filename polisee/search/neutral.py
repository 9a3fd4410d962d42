"""Vectors freed of the language they were written in.

A multilingual sentence model puts texts of one language nearer to each other than their meaning deserves.
The few directions that tell languages apart (and the mean, which all texts share) are measured once on
sentences that exist in all languages and taken out of every vector. The numbers are in `neutral_space.npz`,
made by
`polisee.search.calibration`; no sentence of a test set took part.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
FILE = Path(__file__).with_name("neutral_space.npz")


@dataclass(frozen=True)
class NeutralSpace:
    """What is taken out of a vector."""

    mean: Vectors
    """Shape (dimensions,)."""
    directions: Vectors
    """Shape (directions, dimensions), orthonormal."""
    digest: str

    @property
    def dimensions(self) -> int:
        return int(self.mean.shape[0])

    def neutral(self, vectors: Vectors) -> Vectors:
        """The same vectors without mean and language, of unit length; one vector or one a row."""
        centred = vectors - self.mean
        freed = centred - (centred @ self.directions.T) @ self.directions
        length = np.linalg.norm(freed, axis=-1, keepdims=True)
        return np.asarray(freed / np.maximum(length, 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def neutral_space() -> NeutralSpace:
    """The space that ships with the platform; `OSError` if its file is missing."""
    with np.load(FILE) as numbers:
        mean, directions = numbers["mean"], numbers["directions"]
    return NeutralSpace(mean, directions, hashlib.sha256(mean.tobytes() + directions.tobytes()).hexdigest())


def space_of(by_language: dict[str, Vectors], *, directions: int) -> NeutralSpace:
    """The neutral space of raw vectors of the same sentences in several languages (one array a language)."""
    means = np.stack([vectors.mean(axis=0) for vectors in by_language.values()])
    mean = means.mean(axis=0).astype(np.float32)
    _, _, basis = np.linalg.svd(means - mean, full_matrices=False)
    kept = np.ascontiguousarray(basis[:directions], dtype=np.float32)
    return NeutralSpace(mean, kept, hashlib.sha256(mean.tobytes() + kept.tobytes()).hexdigest())
