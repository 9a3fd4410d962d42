"""What the map shows: partners as points, countries by how many records speak of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import ngettext

from polisee.foundation.regions import NUTS_OF
from polisee.outreach.queries import PartnerLine
from polisee.ui.api import country_name

LEVELS = ((1, 1), (4, 2), (8, 3), (16, 4))


def map_points(lines: list[PartnerLine], day: date, reader: str) -> list[dict[str, Any]]:
    """Partners whose place is known; those that have left are hollow."""
    return [
        {
            "label": f"{line.name_original if line.original_language == reader else line.name}, {line.city}",
            "longitude": line.longitude, "latitude": line.latitude, "hollow": line.is_former(day),
            "href": reverse("outreach:partner", args=[line.code]),
        }
        for line in lines
        if line.longitude is not None and line.latitude is not None
    ]


def map_regions(partners: Mapping[str, int], records: Mapping[str, int], reader: str) -> list[dict[str, Any]]:
    """Countries with partners: how many records speak of each, and the way to them."""
    regions = []
    for country in sorted(partners, key=lambda code: country_name(code, reader)):
        code = NUTS_OF.get(country, country)
        count = records.get(code, 0)
        words = ngettext("%(count)d record", "%(count)d records", count) % {"count": count}
        regions.append({
            "code": code, "label": country_name(country, reader), "value": words, "level": _level(count),
            "href": _records_of(code) if count else "",
        })
    return regions


def _level(count: int) -> int:
    return max((level for least, level in LEVELS if count >= least), default=0)


def _records_of(code: str) -> str:
    try:
        return f"{reverse('knowledge:records')}?country={code}"
    except NoReverseMatch:
        return ""
