"""When the next digest is due, and why each thing stands in it: pure functions."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

NONE: Final = "none"
DAILY: Final = "daily"
WEEKLY: Final = "weekly"
FREQUENCIES: Final = (NONE, DAILY, WEEKLY)
FIRST_HOUR, LAST_HOUR, USUAL_HOUR = 5, 20, 7
MONDAY = 0
MOST_ITEMS = 300
"""Things in one mail; what is beyond comes with the next one."""

CENTRAL: Final = "Europe/Budapest"
EASTERN: Final = "Europe/Sofia"
_EASTERN_COUNTRIES: Final = frozenset({"BG", "RO", "GR", "EL", "MD", "UA", "CY"})


def zone_of(country: str) -> str:
    """The time zone in which somebody of this country works; Central European time unless we know better."""
    return EASTERN if country in _EASTERN_COUNTRIES else CENTRAL


def next_due(frequency: str, *, weekday: int, hour: int, zone: str, after: datetime) -> datetime | None:
    """The first moment later than `after` at which a digest is due, in UTC; None for no digest.

    The hour is that of the clock on the wall, in summer and winter; an hour that the clock leaps over in spring is the
    next one that there is.
    """
    if frequency == NONE:
        return None
    place = ZoneInfo(zone)
    day = after.astimezone(place).date()
    for ahead in range(9):
        chosen = day + timedelta(days=ahead)
        if frequency == WEEKLY and chosen.weekday() != weekday:
            continue
        due = datetime(chosen.year, chosen.month, chosen.day, hour, tzinfo=place).astimezone(UTC)
        if due > after:
            return due
    raise ValueError(f"no digest is ever due: {frequency} {weekday} {hour}")


Why = tuple[str, str]
"""Kind and key of a follow."""


def reasons(
    matched: Iterable[tuple[Why, Collection[UUID]]], *, ranks: Mapping[str, int], leave_out: Collection[UUID] = ()
) -> dict[UUID, Why]:
    """Each thing once, with the most particular follow that brings it (then the first by kind and key)."""
    found: dict[UUID, Why] = {}
    ordered = sorted(matched, key=lambda each: (ranks.get(each[0][0], 0), each[0]))
    for why, things in ordered:
        for thing in things:
            if thing not in leave_out:
                found.setdefault(thing, why)
    return found
