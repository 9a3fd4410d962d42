"""Words, dates, numbers and names as the reader's language writes them. Everything here takes a path code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval
from babel.numbers import format_currency, format_decimal, format_percent

from polisee.foundation.languages.serbian import in_script, script_of
from polisee.foundation.languages.tags import PATHS, html_tag


@dataclass(frozen=True)
class Words:
    """A text with the language in which it is."""

    text: str
    lang: str
    """BCP 47, for `lang=`."""
    foreign: bool
    """Whether the reader reads another language."""


def localised(texts: Mapping[str, str], path_code: str) -> Words:
    """The text of `{"en": "…", "bg": "…"}` for a reader: the own language, else English, else what there is.

    Serbian stands in the reader's script. An empty mapping gives an empty text.
    """
    reader = PATHS[path_code].content
    for code in (reader, "en", *sorted(texts)):
        if texts.get(code):
            return in_reader_language(texts[code], code, path_code)
    return Words("", PATHS[path_code].html, foreign=False)


def in_reader_language(text: str, content_code: str, path_code: str) -> Words:
    """A text in a known language as this reader sees it: Serbian in the reader's script, others as they are."""
    language = PATHS[path_code]
    if content_code == "sr":
        script = language.script if language.content == "sr" else script_of(text)
        if language.content == "sr":
            text = in_script(text, "cyrl" if script == "cyrl" else "latn")
        tag = html_tag("sr", script)
    else:
        tag = html_tag(content_code)
    return Words(text, tag, foreign=tag != language.html)


@lru_cache
def locale_of(path_code: str) -> Locale:
    """Babel's locale; English is British, so that the day comes first."""
    return Locale.parse("en_GB" if path_code == "en" else PATHS[path_code].locale)


def written_date(value: date, path_code: str) -> str:
    """`1 May 2012`, `1. svibnja 2012.`, `2012. május 1.`"""
    return str(format_date(_utc(value), "long", locale=locale_of(path_code)))


def short_date(value: date, path_code: str) -> str:
    """A date for narrow columns: `1 May 2012`, `01.05.2012 г.`"""
    return str(format_date(_utc(value), "medium", locale=locale_of(path_code)))


def month_and_year(value: date, path_code: str) -> str:
    """`May 2012`, `svibanj 2012.`"""
    pattern = locale_of(path_code).datetime_skeletons.get("yMMMM")
    return str(format_date(_utc(value), str(pattern or "LLLL y"), locale=locale_of(path_code)))


def written_period(first: date, last: date, path_code: str) -> str:
    """`6–7 June 2013`, `6.–7. Juni 2013`, `30 December 2013 – 2 January 2014`: from a day to a day."""
    if (first.year, first.month) != (last.year, last.month):
        return f"{written_date(first, path_code)} – {written_date(last, path_code)}"
    pattern = locale_of(path_code).date_formats["long"].pattern
    # A day that is written with a point keeps it, but not in Hungarian, where it belongs to the case of the last.
    point = "." if "d." in pattern and path_code != "hu" else ""
    both = re.sub("d+", f"'{first.day}{point}–'d", pattern, count=1)
    return str(format_date(last, both, locale=locale_of(path_code)))


def written_months(first: date, last: date, path_code: str) -> str:
    """`January – June 2014`, as the language writes a stretch of months."""
    return str(format_interval(first, last, "yMMMM", locale=locale_of(path_code)))


def written_moment(value: datetime, path_code: str) -> str:
    """Date and time to the minute, in UTC and saying so."""
    locale = locale_of(path_code)
    moment = value.astimezone(UTC)
    return f"{format_date(moment, 'long', locale=locale)}, {format_datetime(moment, 'HH:mm', locale=locale)} UTC"


def number(value: float | Decimal, path_code: str) -> str:
    """A number with the separators of the language."""
    return str(format_decimal(value, locale=locale_of(path_code)))


def percent(value: float, path_code: str) -> str:
    """A share between 0 and 1 as a percentage without decimals."""
    return str(format_percent(value, locale=locale_of(path_code)))


def euros(value: float | Decimal, path_code: str) -> str:
    """An amount in euros; cents only where there are some."""
    locale = locale_of(path_code)
    pattern = locale.currency_formats["standard"].pattern
    if value == int(value):
        pattern = pattern.replace(".00", "")
    return str(format_currency(value, "EUR", pattern, locale=locale, currency_digits=False))


def country_name(code: str, path_code: str) -> str:
    """The name of a country by its code; Greece by `GR` or, as statistics write it, `EL`."""
    iso = {"EL": "GR", "UK": "GB"}.get(code, code)
    return str(locale_of(path_code).territories.get(iso, code))


def language_name(code: str, path_code: str) -> str:
    """The name of a language, as the reader's language writes it."""
    return str(locale_of(path_code).languages.get(code, code))


def _utc(value: date) -> date:
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value
