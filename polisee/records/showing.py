"""A published record as lists show it: one row, in the reader's language. The words come from the sealed payload."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import PATHS, content_code, native_name
from polisee.foundation.regions import REGIONS
from polisee.records.published import LocalText, PublishedRecord
from polisee.ui.api import country_name, language_name

MOST_PLACES = 3
OUTCOMES: dict[str, tuple[Message, str]] = {
    "worked": (gettext_lazy("It worked"), "good"),
    "mixed": (gettext_lazy("Mixed results"), "wait"),
    "failed": (gettext_lazy("It failed"), "stop"),
}
EVIDENCE: dict[str, Message] = {
    "anecdote": gettext_lazy("Anecdote"),
    "monitoring": gettext_lazy("Monitoring data"),
    "comparison": gettext_lazy("Comparison"),
    "counterfactual": gettext_lazy("Counterfactual"),
}
_GREEK = frozenset({"GR"})
_CYRILLIC = frozenset({"BG", "RS"})


@dataclass(frozen=True)
class Row:
    """What a list says of a record. Names are those of the component `c-row`."""

    id: str
    href: str
    kind: str
    kind_name: Message
    title: LocalText
    summary: LocalText
    place: str
    years: str
    language: str
    """In which language it was written, and whether this is a translation."""
    themes: tuple[int, ...]
    outcome: Message
    outcome_tone: str
    organisation: str
    """Code of the organisation that owns it; empty for none."""
    published_at: datetime
    lang: str
    """`lang=` of the title where it is not the page's."""


def row_of(record: PublishedRecord, reader: str) -> Row:
    """A row for a reader (path code of the interface)."""
    content = record.content
    outcome, tone = OUTCOMES.get(str(record.body.get("outcome", "")), ("", ""))
    title = record.title(reader)
    return Row(
        id=record.id,
        href=address_of(record.id),
        kind=record.payload["kind"],
        kind_name=record.kind.name,
        title=title,
        summary=record.summary(reader),
        place=place_of(content.get("regions", []), reader),
        years=years_of(content.get("period", {})),
        language=language_state(title, record.original_language, reader),
        themes=tuple(content.get("themes", [])),
        outcome=outcome,
        outcome_tone=tone,
        organisation=record.payload.get("organisation") or "",
        published_at=datetime.fromisoformat(record.payload["published_at"]),
        lang="" if title.html == PATHS[reader].html else title.html,
    )


def address_of(record_id: object, name: str = "knowledge:record") -> str:
    """Where a record is read, in the active language; empty where no feature shows records."""
    try:
        return reverse(name, args=[record_id])
    except NoReverseMatch:
        return ""


def region_name(code: str, reader: str) -> str:
    """A region in its own writing where the reader reads that script, else in Latin letters; a country by its name."""
    region = REGIONS.get(code)
    if region is None:
        return code
    if region.level == 0:
        return country_name(region.country, reader)
    script = PATHS[reader].script
    own = (script == "grek" and region.country in _GREEK) or (script == "cyrl" and region.country in _CYRILLIC)
    return region.name if own else region.latin


def place_of(codes: Iterable[str], reader: str) -> str:
    """`Югозападен (България)`; with many regions, or with all of a country, the countries alone."""
    known = [code for code in codes if code in REGIONS]
    countries = list(dict.fromkeys(REGIONS[code].country for code in known))
    regions = [code for code in known if REGIONS[code].level > 0]
    if len(countries) == 1 and _whole_country(countries[0]) <= set(regions):
        return country_name(countries[0], reader)
    if regions and len(known) <= MOST_PLACES and len(countries) == 1:
        names = ", ".join(region_name(code, reader) for code in regions)
        return f"{names} ({country_name(countries[0], reader)})"
    if len(countries) > MOST_PLACES:
        return ngettext("%(count)d country", "%(count)d countries", len(countries)) % {"count": len(countries)}
    return ", ".join(country_name(code, reader) for code in countries)


@lru_cache
def _whole_country(country: str) -> frozenset[str]:
    """The largest regions (level 1) of a country, which together are all of it."""
    return frozenset(code for code, region in REGIONS.items() if region.country == country and region.level == 1)


def years_of(period: dict[str, Any]) -> str:
    """`2012–2014`, `since 2012`, `until 2014`, or nothing."""
    first, last = period.get("from"), period.get("to")
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return gettext("since %(year)s") % {"year": first}
    return gettext("until %(year)s") % {"year": last} if last else ""


def language_state(text: LocalText, original: str, reader: str) -> str:
    """`written in Bulgarian`, `translated from Bulgarian`; nothing where it was written in the reader's language."""
    values = {"language": language_name(original, reader) or native_name(original)}
    if text.state == "outdated":
        return gettext("older translation from %(language)s") % values
    if text.is_translation:
        return gettext("translated from %(language)s") % values
    return "" if original == content_code(reader) else gettext("written in %(language)s") % values
