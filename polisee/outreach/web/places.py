"""What the map shows: partners as points, countries by how many records speak of them. Its list says the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from polisee.foundation.languages.tags import content_code
from polisee.foundation.regions import NUTS_OF
from polisee.outreach.queries import PartnerLine
from polisee.ui.api import address_if_any, country_name, in_reader_language

LEVELS = ((1, 1), (4, 2), (8, 3), (16, 4))
"""From how many records a country has which depth of colour."""


@dataclass(frozen=True)
class CountryLine:
    """A country with partners."""

    code: str
    """As statistics write it (Greece is `EL`)."""
    name: str
    partners: int
    records: int
    href: str
    """Its records; empty where there are none to show."""
    level: int


def map_points(lines: list[PartnerLine], day: date, reader: str) -> list[dict[str, Any]]:
    """Partners whose place is known; those that have left are hollow."""
    return [
        {
            "label": f"{name.text}, {line.city}" if line.city else name.text,
            "lang": name.lang if name.foreign else "",
            "longitude": line.longitude,
            "latitude": line.latitude,
            "hollow": line.is_former(day),
            "value": gettext("former partner") if line.is_former(day) else gettext("partner"),
            "href": reverse("outreach:partner", args=[line.code]),
        }
        for line in lines
        if line.longitude is not None and line.latitude is not None
        for name in [_name(line, reader)]
    ]


def _name(line: PartnerLine, reader: str) -> Any:
    if line.original_language == content_code(reader):
        return in_reader_language(line.name_original, line.original_language, reader)
    return in_reader_language(line.name, "en", reader)


def country_lines(partners: Mapping[str, int], records: Mapping[str, int], reader: str) -> list[CountryLine]:
    """Countries with partners by their names: how many partners, how many records speak of each."""
    lines = []
    for country in sorted(partners, key=lambda code: country_name(code, reader)):
        code = NUTS_OF.get(country, country)
        count = records.get(code, 0)
        href = records_address(urlencode({"country": code})) if count else ""
        lines.append(CountryLine(code, country_name(country, reader), partners[country], count, href, _level(count)))
    return lines


def map_regions(lines: list[CountryLine]) -> list[dict[str, Any]]:
    """The same countries as the map wants them."""
    return [
        {
            "code": line.code,
            "label": line.name,
            "level": line.level,
            "href": line.href,
            "value": ngettext("%(count)d record", "%(count)d records", line.records) % {"count": line.records},
        }
        for line in lines
    ]


def map_key() -> list[dict[str, Any]]:
    """What each depth of colour means."""
    most = [least - 1 for least, _level_ in LEVELS[1:]]
    steps = [{"level": 0, "range": "0"}]
    steps += [{"level": level, "range": f"{least}–{end}"} for (least, level), end in zip(LEVELS, most, strict=False)]
    return [*steps, {"level": LEVELS[-1][1], "range": f"{LEVELS[-1][0]}+"}]


def records_address(query: str) -> str:
    """The list of records with this query; empty where no feature shows records."""
    address = address_if_any("knowledge:records")
    return f"{address}?{query}" if address else ""


def _level(count: int) -> int:
    return max((level for least, level in LEVELS if count >= least), default=0)
