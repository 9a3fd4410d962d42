"""The tables of the editorial engine."""

from polisee.records.models.editing import Autosave, Link, Record, Revision, StoredFile, StoredImage, Translation
from polisee.records.models.merging import Merge
from polisee.records.models.pairs import LikelySame, SamenessSweep
from polisee.records.models.publishing import Publication
from polisee.records.models.recovering import Recovered, Recovery
from polisee.records.models.reviewing import Remark, Review, Transition

__all__ = [
    "Autosave",
    "LikelySame",
    "Link",
    "Merge",
    "Publication",
    "Record",
    "Recovered",
    "Recovery",
    "Remark",
    "Review",
    "Revision",
    "SamenessSweep",
    "StoredFile",
    "StoredImage",
    "Transition",
    "Translation",
]
