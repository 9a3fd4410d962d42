"""Do two records tell of the same thing? Signs that do not depend on the language, and what they weigh. Pure.

The weights and the threshold are measured on the reference records (decision 0026, `polisee bench duplicates`).
"""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

LIKELY: Final = 0.62
"""From this score on two records are shown to people as perhaps the same."""
LOOKED_AT: Final = 0.45
"""Neutral cosine from which the other signs are looked at at all."""
SAME_SOURCE: Final = 0.10
SAME_MARKS: Final = 0.05
SAME_REGION: Final = 0.05
SAME_TIME: Final = 0.02
OTHER_REGION: Final = -0.15
OTHER_TIME: Final = -0.05

_NUMBER = re.compile(r"\d[\d\s.,]*\d")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Told:
    """What is compared of a record besides its meaning."""

    regions: frozenset[str] = frozenset()
    first_year: int | None = None
    last_year: int | None = None
    addresses: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    """Numbers and names in capitals: written alike in every language."""


@dataclass(frozen=True)
class Verdict:
    """How much speaks for the same, and what: `meaning sources marks regions time other_regions other_time`."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        return self.score >= LIKELY


def told_of(content: dict[str, Any]) -> Told:
    """The signs of a content."""
    period = content.get("period", {})
    words = f"{content.get('title', '')} {content.get('summary', '')}"
    return Told(
        regions=frozenset(content.get("regions", [])),
        first_year=period.get("from"),
        last_year=period.get("to"),
        addresses=frozenset(filter(None, (_address(each.get("url", "")) for each in content.get("sources", [])))),
        marks=marks_of(words),
    )


def marks_of(words: str) -> frozenset[str]:
    """Numbers of two digits and more that are no years, and words with two capitals (`AIDA`, `NoGAP`)."""
    numbers = {re.sub(r"\D", "", found) for found in _NUMBER.findall(words)}
    return frozenset({each for each in numbers if not _YEAR.fullmatch(each)} | set(_ACRONYM.findall(words)))


def _address(url: str) -> str:
    """A web address without what does not matter: protocol, `www.`, a slash at the end. A bare host says nothing."""
    parts = urlsplit(url.lower())
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return ""
    return parts.netloc.removeprefix("www.") + path + (f"?{parts.query}" if parts.query else "")


def judge(meaning: float, one: Told, other: Told) -> Verdict:
    """Weigh the signs; `meaning`: neutral cosine of the two openings, the nearest of all their languages."""
    score, reasons = meaning, ["meaning"]
    for weight, reason in (
        (SAME_SOURCE if one.addresses & other.addresses else 0.0, "sources"),
        (SAME_MARKS if one.marks & other.marks else 0.0, "marks"),
        _place(one, other),
        _time(one, other),
    ):
        if weight:
            score += weight
            reasons.append(reason)
    return Verdict(round(score, 4), tuple(reasons))


def _place(one: Told, other: Told) -> tuple[float, str]:
    """A region and one that holds it are the same place."""
    if not one.regions or not other.regions:
        return 0.0, ""
    same = any(mine.startswith(its) or its.startswith(mine) for mine in one.regions for its in other.regions)
    return (SAME_REGION, "regions") if same else (OTHER_REGION, "other_regions")


def _time(one: Told, other: Told) -> tuple[float, str]:
    if one.first_year is None or other.first_year is None:
        return 0.0, ""
    meets = one.first_year <= (other.last_year or 9999) and other.first_year <= (one.last_year or 9999)
    return (SAME_TIME, "time") if meets else (OTHER_TIME, "other_time")
