"""How the quality of public records is told: by age, by completeness, by what is translated."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

YEAR: Final = timedelta(days=365)
AGES: Final = ("under_1", "1_to_2", "over_2")
BANDS: Final = ("under_50", "50_to_75", "over_75")
TRANSLATIONS: Final = ("original", "complete", "part", "outdated", "missing")


def age_of(published_at: datetime, at: datetime) -> str:
    """In which span of years its latest publication lies."""
    age = at - published_at
    if age < YEAR:
        return "under_1"
    return "1_to_2" if age < 2 * YEAR else "over_2"


def band_of(percent: int) -> str:
    """How complete a record is, roughly."""
    if percent < 50:
        return "under_50"
    return "50_to_75" if percent < 75 else "over_75"


def translation_of(states: Sequence[str | None]) -> str:
    """Of the states of all texts of a record in one language (None: not translated) what a reader can expect.

    *outdated* as soon as one is: the reader may be told something that the original no longer says.
    """
    there = [state for state in states if state]
    if not there:
        return "missing"
    if "outdated" in there:
        return "outdated"
    return "complete" if len(there) == len(states) else "part"
