"""Which two records could be tied, by which link, and why: offered to a person, never tied by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from polisee.knowledge.rules.ends import is_gap

ANSWERS: Final = ("practice", "policy", "tool", "experience", "recommendation")
"""Kinds that can address a gap."""
NEAR_ENOUGH: Final = 0.35
"""Nearness in meaning from which two records are compared further; below it the words are about something else."""
CLEARLY_NEAR: Final = 0.5


@dataclass(frozen=True)
class End:
    """What of a record matters when one looks for what could be tied to it."""

    kind: str
    is_gap: bool
    themes: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    """NUTS codes with all that contain them."""
    keywords: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tie:
    """A link that could be made. `outgoing`: from the record that is looked at."""

    type: str
    outgoing: bool


@dataclass(frozen=True)
class Reason:
    """Why. `code`: near, theme, region, country or keyword; `values`: which themes, places or words they share."""

    code: str
    values: tuple[Any, ...] = ()


def end_of(kind: str, content: dict[str, Any]) -> End:
    """A record's end, from its content."""
    codes = [str(code) for code in content.get("regions", [])]
    return End(
        kind=kind,
        is_gap=is_gap(kind, content.get("body", {})),
        themes=frozenset(content.get("themes", [])),
        countries=frozenset(code[:2] for code in codes),
        regions=frozenset(code[:length] for code in codes for length in range(2, len(code) + 1)),
        keywords=frozenset(word.casefold() for word in content.get("keywords", [])),
    )


def kinds_wanted(end: End) -> tuple[str, ...]:
    """Kinds among which there may be something to tie to this record; none: nothing is suggested."""
    if end.is_gap:
        return ANSWERS
    if end.kind == "recommendation":
        return ("factor", "policy")
    if end.kind == "policy":
        return ("factor", "recommendation")
    return ("factor",) if end.kind in ANSWERS else ()


def tie_between(end: End, other: End) -> Tie | None:
    """The link that could tie the two; None where their kinds do not go together."""
    if end.is_gap and other.kind in ANSWERS:
        return Tie("addresses", outgoing=False)
    if other.is_gap and end.kind in ANSWERS:
        return Tie("addresses", outgoing=True)
    if end.kind == "recommendation" and other.kind == "policy":
        return Tie("implements", outgoing=False)
    if end.kind == "policy" and other.kind == "recommendation":
        return Tie("implements", outgoing=True)
    return None


def reasons_for(end: End, other: End, nearness: float) -> tuple[Reason, ...]:
    """What speaks for a tie, the strongest first; empty where nothing but some nearness does.

    Nearness alone must be clear; with a shared theme or place less is enough.
    """
    shared = [
        Reason(code, tuple(sorted(values)))
        for code, values in (
            ("theme", end.themes & other.themes),
            ("region", _smallest(end.regions & other.regions)),
            ("country", set() if end.regions & other.regions - end.countries else end.countries & other.countries),
            ("keyword", end.keywords & other.keywords),
        )
        if values
    ]
    if nearness < (NEAR_ENOUGH if shared else CLEARLY_NEAR):
        return ()
    return (Reason("near", (round(nearness, 2),)), *shared)


def strength(nearness: float, reasons: Collection[Reason]) -> float:
    """By what suggestions are ordered: nearness first, each further reason counts a little."""
    weight = {"theme": 0.05, "region": 0.06, "country": 0.03, "keyword": 0.05}
    return nearness + sum(weight.get(reason.code, 0.0) for reason in reasons)


def _smallest(codes: Collection[str]) -> set[str]:
    """Of shared regions those in which no other shared one lies; countries are told apart from regions."""
    return {
        code for code in codes if len(code) > 2 and not any(other != code and other.startswith(code) for other in codes)
    }
