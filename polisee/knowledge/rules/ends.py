"""Where the chain ends too early: a gap without an answer, a recommendation not taken up, a practice not transferred.

What a record lacks follows from its kind, what it says of itself, and the types of the links to it from public records.
Source: mission page of the design, "no gap without its fate".
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

GAP: Final = "gap"
"""A barrier or an information gap."""
SETTLED: Final = "settled"
"""A gap that was closed, or accepted with its reason, without a record that answers it."""
NO_ANSWER: Final = "no_answer"
NO_TAKER: Final = "no_taker"
NO_TRANSFER: Final = "no_transfer"
MARKS: Final = (GAP, NO_ANSWER, SETTLED, NO_TAKER, NO_TRANSFER)
LACKS: Final = (NO_ANSWER, NO_TAKER, NO_TRANSFER)

GAP_TYPES: Final = frozenset({"barrier", "information_gap"})
ANSWERED_BY: Final = frozenset({"addresses"})
TAKEN_UP_BY: Final = frozenset({"implements", "tests", "adapted_from", "inspired_by"})
TRANSFERRED_BY: Final = frozenset({"adapted_from", "inspired_by", "tests"})


def is_gap(kind: str, body: Mapping[str, Any]) -> bool:
    """Is this a factor that hinders, or something that nobody knows?"""
    return kind == "factor" and body.get("factor_type") in GAP_TYPES


def marks(kind: str, body: Mapping[str, Any], incoming: Collection[str]) -> tuple[str, ...]:
    """How a public record stands in the chain. `incoming`: types of the links to it from public records.

    A claim without a record is no answer: a gap that says "being addressed" lacks one until something addresses it. One
    that says "closed" or "accepted" has its fate only with the reason beside it.
    """
    if is_gap(kind, body):
        if ANSWERED_BY.intersection(incoming):
            return (GAP,)
        has_fate = body.get("fate") in {"closed", "accepted"} and bool(body.get("fate_reason"))
        return (GAP, SETTLED) if has_fate else (GAP, NO_ANSWER)
    if kind == "recommendation" and not TAKEN_UP_BY.intersection(incoming):
        return (NO_TAKER,)
    if kind == "practice" and not TRANSFERRED_BY.intersection(incoming):
        return (NO_TRANSFER,)
    return ()


def lack(found: Collection[str]) -> str:
    """The one thing that is missing after a record, of its marks; empty where nothing is."""
    return next((each for each in LACKS if each in found), "")
