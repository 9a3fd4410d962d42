"""What a published record is, said as libraries say it: one description, and its fifteen Dublin Core elements.

Source: Dublin Core Metadata Element Set 1.1 (ISO 15836-1).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Words:
    """A text and its language (content code)."""

    text: str
    language: str


@dataclass(frozen=True)
class Description:
    """What catalogues want to know of a record. The original's words come first, approved translations after."""

    id: str
    kind: str
    language: str
    titles: tuple[Words, ...]
    summaries: tuple[Words, ...]
    keywords: tuple[Words, ...]
    creators: tuple[str, ...]
    publisher: str
    first_published: datetime
    published: datetime
    edition: int
    digest: str
    themes: tuple[int, ...]
    regions: tuple[str, ...]
    years: tuple[int | None, int | None]
    """First and last year that it describes; None where not known or still going on."""
    sources: tuple[tuple[str, str], ...]
    """(title, address) of each source; either may be empty."""
    external_id: str = ""

    @property
    def period(self) -> str:
        """ISO 8601: `2012/2014`, `2012/..`; empty where no year is known."""
        first, last = self.years
        if first is None and last is None:
            return ""
        return f"{first or '..'}/{last or '..'}"


Element = tuple[str, str, str]
"""Name without prefix, text, language (empty where it has none)."""


def dublin_core(described: Description, *, address: str, theme_names: dict[int, str]) -> list[Element]:
    """The elements in the order of the standard; those without a value are left out.

    `address`: of the page. `theme_names`: in English, by number.
    """
    return [(name, text, language) for name, text, language in _elements(described, address, theme_names) if text]


def _elements(described: Description, address: str, theme_names: dict[int, str]) -> Iterator[Element]:
    yield from (("title", each.text, each.language) for each in described.titles)
    yield from (("creator", name, "") for name in described.creators)
    yield from (("subject", each.text, each.language) for each in described.keywords)
    yield from (("subject", theme_names[number], "en") for number in described.themes if number in theme_names)
    yield from (("description", each.text, each.language) for each in described.summaries)
    yield "publisher", described.publisher, ""
    yield "date", described.published.date().isoformat(), ""
    yield "type", "Text", ""
    yield "type", described.kind, ""
    yield "format", "text/html", ""
    yield "identifier", address, ""
    yield "identifier", f"urn:uuid:{described.id}", ""
    yield from (("source", place or title, "") for title, place in described.sources)
    yield "language", described.language, ""
    yield from (("coverage", code, "") for code in described.regions)
    yield "coverage", described.period, ""
    yield "rights", LICENCE, ""
