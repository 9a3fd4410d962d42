"""Typed, directed links between records. Both ends show them, each in its own words."""

from typing import Final

# type → whether the source stands earlier in the learning cycle than the target (for drawing left to right)
LINK_TYPES: Final[dict[str, bool]] = {
    "addresses": False,
    "is_evidence_for": True,
    "inspired_by": False,
    "adapted_from": False,
    "recommends": True,
    "tests": False,
    "evaluates": False,
    "implements": False,
    "cites": False,
    "supersedes": False,
    "contradicts": False,
}


def is_link_type(value: str) -> bool:
    return value in LINK_TYPES
