"""What a kind is made of: fields. Each knows how to take what was typed and how to say what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from polisee.foundation.errors import Message

MAX_PROSE = 20_000
MAX_LINE = 300
MAX_WORDS = 1_200
_BETWEEN_WORDS = re.compile(r"[,;\n]")


class Problem(Exception):  # noqa: N818  it is a finding, gathered and shown, not a failure
    """A value that cannot be taken; the first argument is a key of `records.messages`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a kind. Label, help and example are words on screen; the name is what files and the API say."""

    name: str
    label: Message
    help: Message = ""
    example: Message = ""
    section: str = "what"
    guide: tuple[int, int] | None = None
    """How many characters make a good answer, from and to."""
    required: bool = False
    """Must be filled in before the record can be sent for review."""
    members_only: bool = False
    """Never leaves the working area: not in the sealed text, not in search."""

    is_text: ClassVar[bool] = False
    """Written in a language, so translated and searched."""
    widget: ClassVar[str] = "line"

    def clean(self, value: Any) -> Any:
        """The value as it is kept; None for empty. Raises `Problem`."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Line(Field):
    """One line of text."""

    is_text: ClassVar[bool] = True
    limit: int = MAX_LINE

    def clean(self, value: Any) -> str | None:
        return clean_line(value, self.limit)


@dataclass(frozen=True, kw_only=True)
class Prose(Field):
    """Paragraphs in the Markdown subset."""

    is_text: ClassVar[bool] = True
    widget: ClassVar[str] = "prose"
    limit: int = MAX_PROSE

    def clean(self, value: Any) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            raise Problem("not_text")
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(text) > self.limit:
            raise Problem("too_long", limit=self.limit, length=len(text))
        return text or None


@dataclass(frozen=True, kw_only=True)
class CitedProse(Prose):
    """Paragraphs whose sentences name the records that they rest on (see `records.rules.citing`)."""

    widget: ClassVar[str] = "cited"


@dataclass(frozen=True, kw_only=True)
class Name(Line):
    """One line that is the same in every language: a name."""

    is_text: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Words(Line):
    """A few words or short phrases. Kept as one text, a comma between two, so that it is translated and searched as
    one; `words_in` takes it apart again.
    """

    widget: ClassVar[str] = "words"
    limit: int = MAX_WORDS

    def clean(self, value: Any) -> str | None:
        if value is None:
            return None
        parts = value if isinstance(value, list | tuple) else [value]
        if not all(isinstance(part, str) for part in parts):
            raise Problem("not_text")
        return super().clean(", ".join(dict.fromkeys(word for part in parts for word in words_in(part))))


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day of the calendar, year-month-day."""

    widget: ClassVar[str] = "day"

    def clean(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        if not isinstance(value, str):
            raise Problem("not_a_date")
        try:
            day = date.fromisoformat(value.strip())
        except ValueError:
            raise Problem("not_a_date") from None
        if not 1900 <= day.year <= 2100:
            raise Problem("not_a_date")
        return day.isoformat()


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a list of codes."""

    widget: ClassVar[str] = "choice"
    choices: Mapping[str, Message] = field(default_factory=dict)

    def clean(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        if not isinstance(value, str) or value not in self.choices:
            raise Problem("not_a_choice", value=str(value)[:40])
        return value


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Some of a list of codes. `groups` maps a heading to codes, for long lists."""

    widget: ClassVar[str] = "choices"
    choices: Mapping[str, Message] = field(default_factory=dict)
    groups: Mapping[Message, tuple[str, ...]] = field(default_factory=dict)

    def clean(self, value: Any) -> list[str] | None:
        if value in (None, "", []):
            return None
        if not isinstance(value, list | tuple):
            raise Problem("not_a_list")
        for code in value:
            if not isinstance(code, str) or code not in self.choices:
                raise Problem("not_a_choice", value=str(code)[:40])
        return [code for code in self.choices if code in value]

    def words_for(self, code: str) -> str:
        """How a chosen code is read."""
        return str(self.choices[code])


@dataclass(frozen=True, kw_only=True)
class CodeTree(Choices):
    """Some codes of a classification of two levels: `groups` has the heading of each branch and what hangs on it, the
    branch's own code first. Read and searched by code and by name.
    """

    widget: ClassVar[str] = "codes"

    def words_for(self, code: str) -> str:
        return f"{code} {self.choices[code]}"


@dataclass(frozen=True, kw_only=True)
class Counts(Field):
    """How many of each sort: `{"sme": 12, "public": 0}`. A sort that is not known is left out; none is 0."""

    widget: ClassVar[str] = "counts"
    choices: Mapping[str, Message] = field(default_factory=dict)
    most: int = 1_000_000

    def clean(self, value: Any) -> dict[str, int] | None:
        if value in (None, "", {}):
            return None
        if not isinstance(value, dict):
            raise Problem("not_an_object")
        for code in value:
            if code not in self.choices:
                raise Problem("not_a_choice", value=str(code)[:40])
        counts = {code: self._count(value[code]) for code in self.choices if value.get(code) not in (None, "")}
        return counts or None

    def in_order(self, counts: Mapping[str, int]) -> list[tuple[str, int]]:
        """Each sort in words with its number, in the order of the form; what is sealed is sorted otherwise."""
        return [(str(label), counts[code]) for code, label in self.choices.items() if code in counts]

    def _count(self, value: Any) -> int:
        number = _number(value)
        if number is None or number != int(number):
            raise Problem("not_a_number")
        if not 0 <= number <= self.most:
            raise Problem("out_of_bounds", least=0, most=self.most)
        return int(number)


@dataclass(frozen=True, kw_only=True)
class BandedChoices(Choices):
    """Some of a list of codes, each with one of a list of bands: `[{"code": …, "band": …}]`."""

    widget: ClassVar[str] = "banded"
    bands: Mapping[str, Message] = field(default_factory=dict)

    def clean(self, value: Any) -> Any:
        if value in (None, "", []):
            return None
        if not isinstance(value, list | tuple):
            raise Problem("not_a_list")
        chosen: dict[str, str | None] = {}
        for item in value:
            code, band = (item.get("code"), item.get("band") or None) if isinstance(item, dict) else (item, None)
            if not isinstance(code, str) or code not in self.choices:
                raise Problem("not_a_choice", value=str(code)[:40])
            if band is not None and (not isinstance(band, str) or band not in self.bands):
                raise Problem("not_a_choice", value=str(band)[:40])
            if code in chosen:
                raise Problem("twice", value=code)
            chosen[code] = band
        return [{"code": code, "band": chosen[code]} for code in self.choices if code in chosen]


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number between two bounds, with its unit."""

    widget: ClassVar[str] = "number"
    least: float = 0
    most: float = 10**12
    whole: bool = True
    unit: Message = ""

    def clean(self, value: Any) -> int | float | None:
        if value in (None, ""):
            return None
        number = _number(value)
        if number is None or (self.whole and number != int(number)):
            raise Problem("not_a_number")
        if not self.least <= number <= self.most:
            raise Problem("out_of_bounds", least=self.least, most=self.most)
        return int(number) if number == int(number) else number


@dataclass(frozen=True, kw_only=True)
class Year(Number):
    """A year."""

    least: float = 1900
    most: float = 2100


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 10**15 else None  # NaN compares false, so it is refused too
    if isinstance(value, str):
        plain = value.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
        try:
            number = float(plain)
        except ValueError:
            return None
        return number if abs(number) < 10**15 else None
    return None


def words_in(text: str) -> list[str]:
    """The words or phrases of a text, without the commas, semicolons or line breaks between them."""
    return [word for part in _BETWEEN_WORDS.split(text) if (word := " ".join(part.split()))]


def clean_line(value: Any, limit: int) -> str | None:
    """One line: white space folded, length kept; None for empty."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise Problem("not_text")
    text = " ".join(value.split())
    if len(text) > limit:
        raise Problem("too_long", limit=limit, length=len(text))
    return text or None
