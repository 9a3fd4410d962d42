"""The quality of the public records, as it was counted last: nothing is made nicer than it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.foundation.regions import REGIONS
from polisee.knowledge.counting import Figures, latest_count
from polisee.knowledge.queries.asked import Asked
from polisee.knowledge.queries.matrix import THEMES
from polisee.knowledge.rules import sources
from polisee.knowledge.rules.quality import AGES, BANDS, TRANSLATIONS
from polisee.knowledge.web.reader import reader_of
from polisee.knowledge.web.reading_cycle import LEVELS, csv_file, place_name
from polisee.knowledge.web.reading_facets import CHAIN_NAMES
from polisee.partnership.api import Organisation, Theme
from polisee.records.api import EVIDENCE_GRADES, all_kinds, showing
from polisee.search.api import NONE
from polisee.ui.api import address_if_any, language_name

TRANSLATION_NAMES: dict[str, Message] = {
    "original": gettext_lazy("Written in it"),
    "complete": gettext_lazy("Translated"),
    "part": gettext_lazy("Partly translated"),
    "outdated": gettext_lazy("Outdated"),
    "missing": gettext_lazy("Missing"),
}
PARTS = ("kinds", "chain", "coverage", "freshness", "evidence", "languages", "sources", "completeness", "partners")


@dataclass(frozen=True)
class Bar:
    """A row of a chart: what, how many, of how many, and the list behind it."""

    code: str
    name: Message
    count: int
    of: int
    href: str = ""
    hollow: bool = False
    lang: str = ""

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


@dataclass(frozen=True)
class Chart:
    """Bars with their table in one; `note` says what is counted."""

    code: str
    title: Message
    note: Message
    bars: tuple[Bar, ...]


def quality(request: HttpRequest) -> HttpResponse:
    """Charts with their tables, and when they were counted."""
    reader, counted = reader_of(request), latest_count()
    context: dict[str, Any] = {"counted": counted}
    if counted is not None:
        figures: Figures = counted.figures
        context |= {
            "total": figures["records"],
            "charts": _charts(figures, reader),
            "coverage": _coverage(figures, reader),
            "languages": _languages(figures, reader),
            "language_heads": [TRANSLATION_NAMES[state] for state in TRANSLATIONS],
            "partners": _partners(figures, reader),
            "mean": figures["completeness"]["mean"],
            "checks_on": settings.LINK_CHECKS,
            "edited_at": counted.counted_at,
        }
    return render(request, "knowledge/reading/quality.html", context)


def quality_file(request: HttpRequest, part: str) -> HttpResponse:
    """One chart as CSV."""
    reader, counted = reader_of(request), latest_count()
    if part not in PARTS or counted is None:
        raise Http404
    header, lines = _table(part, counted.figures, reader)
    at = counted.counted_at.isoformat()
    return csv_file(f"quality-{part}", (*header, "counted_at"), ((*line, at) for line in lines))


def _table(part: str, figures: Figures, reader: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    if part == "coverage":
        found = _coverage(figures, reader)
        lines = [
            (row["code"], code, cell["count"])
            for row in found["rows"]
            for code, cell in zip(found["codes"], row["cells"], strict=True)
        ]
        return ("theme", "country", "records"), list(lines)
    if part == "languages":
        rows = _languages(figures, reader)
        return ("language", *TRANSLATIONS), [(row["code"], *(cell["count"] for cell in row["cells"])) for row in rows]
    if part == "partners":
        partners = _partners(figures, reader)
        return ("partner", "records", "mean_percent"), [
            (each["code"], each["records"], each["mean"]) for each in partners
        ]
    chart = next(each for each in _charts(figures, reader) if each.code == part)
    return ("what", "name", "count", "of"), [(bar.code, str(bar.name), bar.count, bar.of) for bar in chart.bars]


def _charts(figures: Figures, reader: str) -> list[Chart]:
    return [
        _kinds(figures),
        _chain(figures),
        _freshness(figures),
        _evidence(figures),
        _sources(figures),
        _completeness(figures),
    ]


def _kinds(figures: Figures) -> Chart:
    bars = _bars(((kind.code, kind.plural) for kind in all_kinds()), figures["kinds"], figures["records"], "kind")
    return Chart("kinds", _("What there is"), _("Public records by kind."), bars)


def _chain(figures: Figures) -> Chart:
    ends = figures["ends"]
    bars = (
        _end("no_answer", ends, ends.get("gap", 0)),
        _end("settled", ends, ends.get("gap", 0)),
        _end("no_taker", ends, ends.get("recommendation", 0)),
        _end("no_transfer", ends, ends.get("practice", 0)),
    )
    note = _("Of all gaps, recommendations and practices: those after which nothing comes.")
    return Chart("chain", _("Where the thread ends too early"), note, bars)


def _end(code: str, ends: Mapping[str, int], of: int) -> Bar:
    return Bar(code, CHAIN_NAMES[code], ends.get(code, 0), of, _list(Asked(chain=(code,))), hollow=code != "settled")


def _freshness(figures: Figures) -> Chart:
    total, days = figures["records"], figures["review"]
    names = {
        "under_1": _("Published or changed within a year"),
        "1_to_2": _("One to two years ago"),
        "over_2": _("More than two years ago"),
    }
    bars = [Bar(code, names[code], figures["age"].get(code, 0), total) for code in AGES]
    bars += [
        Bar("due", _("Due for review"), days["due"], total, hollow=True),
        Bar("planned", _("With a day of review to come"), days["planned"], total),
        Bar("without", _("Without a day of review"), days["without"], total, hollow=True),
    ]
    note = _("When the latest publication was made, and whether somebody has said when to look again.")
    return Chart("freshness", _("How fresh it is"), note, tuple(bars))


def _evidence(figures: Figures) -> Chart:
    bars = _bars(
        ((code, showing.EVIDENCE[code]) for code in EVIDENCE_GRADES),
        figures["evidence"],
        figures["records"],
        "evidence",
    )
    none = Bar("none", _("Not said"), figures["evidence"].get("none", 0), figures["records"], hollow=True)
    note = _(
        "On what the authors say that their account rests; the strongest is a comparison with what would have been."
    )
    return Chart("evidence", _("What the evidence is"), note, (*bars, none))


def _sources(figures: Figures) -> Chart:
    found = figures["sources"]
    total = sum(found.values())
    names: dict[str, Message] = {
        sources.ANSWERS: _("Answer"),
        sources.REFUSES: _("Answer, but not to programs"),
        sources.GONE: _("Gone: the host says there is no such page"),
        sources.SILENT: _("Did not answer"),
        sources.FORBIDDEN: _("Never asked: no public web address"),
        sources.NOT_ASKED: _("Not asked yet"),
    }
    hollow = {sources.GONE, sources.SILENT, sources.NOT_ASKED}
    bars = [Bar(code, name, found.get(code, 0), total, hollow=code in hollow) for code, name in names.items()]
    bars.append(
        Bar("without", _("Records without a source"), figures["without_source"], figures["records"], hollow=True)
    )
    note = _("Web addresses that public records name as their sources, by what came of asking them.")
    return Chart("sources", _("Sources that answer"), note, tuple(bars))


def _completeness(figures: Figures) -> Chart:
    names = {
        "under_50": _("Less than half of what helps a reader"),
        "50_to_75": _("Half to three quarters"),
        "over_75": _("More than three quarters"),
    }
    bands = figures["completeness"]["bands"]
    bars = tuple(
        Bar(code, names[code], bands.get(code, 0), figures["records"], hollow=code == "under_50") for code in BANDS
    )
    note = _("How much of its form a record fills, by weight: what is required counts most, then evidence and sources.")
    return Chart("completeness", _("How complete records are"), note, bars)


def _bars(names: Iterable[tuple[str, Message]], counts: Mapping[str, int], of: int, facet: str) -> tuple[Bar, ...]:
    return tuple(
        Bar(code, name, counts.get(code, 0), of, _list(Asked(**{facet: (code,)})))  # type: ignore[arg-type]
        for code, name in names
    )


def _list(asked: Asked) -> str:
    return f"{reverse('knowledge:records')}{asked.address()}"


def _coverage(figures: Figures, reader: str) -> dict[str, Any]:
    """Theme × country, with the holes."""
    found: dict[str, dict[str, int]] = figures["coverage"]
    countries = sorted(
        (code for code, region in REGIONS.items() if region.level == 0), key=lambda code: place_name(code, reader)
    )
    codes = [*countries, *([NONE] if any(NONE in row for row in found.values()) else [])]
    themes = {str(theme.number): theme for theme in Theme.objects.order_by("number")}
    rows: list[dict[str, Any]] = [
        {
            "code": number,
            "theme": themes.get(number),
            "cells": [_covered(found.get(number, {}).get(code, 0), number, code) for code in codes],
        }
        for number in THEMES
    ]
    return {
        "codes": codes,
        "heads": [place_name(code, reader) for code in codes],
        "rows": rows,
        "holes": sum(not cell["count"] for row in rows for cell in row["cells"]),
        "cells": len(rows) * len(codes),
    }


def _covered(count: int, theme: str, country: str) -> dict[str, Any]:
    level = sum(count >= least for least in LEVELS)
    return {"count": count, "level": level, "href": _list(Asked(theme=(theme,), country=(country,)))}


def _languages(figures: Figures, reader: str) -> list[dict[str, Any]]:
    total = figures["records"]
    rows = []
    for code in CONTENT_CODES:
        counts = figures["languages"].get(code, {})
        readable = sum(counts.get(state, 0) for state in ("original", "complete"))
        rows.append(
            {
                "code": code,
                "name": language_name(code, reader),
                "cells": [{"count": counts.get(state, 0), "name": TRANSLATION_NAMES[state]} for state in TRANSLATIONS],
                "percent": round(100 * readable / total) if total else 0,
            }
        )
    return rows


def _partners(figures: Figures, reader: str) -> list[dict[str, Any]]:
    """Each organisation that owns public records, and those that no partner owns, the most complete first."""
    found: dict[str, dict[str, Any]] = figures["completeness"]["partners"]
    organisations = {each.code: each for each in Organisation.objects.filter(code__in=list(found))}
    rows = []
    for code, counts in found.items():
        organisation = organisations.get(code)
        rows.append(
            {
                "code": code,
                "organisation": organisation,
                "href": address_if_any("outreach:partner", code) if organisation else "",
                **counts,
                "percent": round(counts["mean"] or 0),
            }
        )
    return sorted(rows, key=lambda row: (not row["code"], -(row["mean"] or 0), row["code"]))
