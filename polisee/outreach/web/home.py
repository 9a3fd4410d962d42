"""The home page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from polisee.foundation.clock import today
from polisee.foundation.languages.tags import content_code
from polisee.outreach import queries
from polisee.outreach.rules import knots
from polisee.outreach.web.places import country_lines, map_key, map_points, map_regions, records_address
from polisee.outreach.web.rows import newest_records
from polisee.records.api import PublishedRecord, showing
from polisee.ui.api import Words, in_reader_language

NEW_ONES = 5
EXAMPLES = 4
LONGEST_EXAMPLE = 32
LOOKED_THROUGH = 40


@dataclass(frozen=True)
class Example:
    """A question that finds something: a keyword of a published record, in the language in which it was written."""

    words: Words
    href: str


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the search box, what is new, the thread of the learning cycle, the themes, the map."""
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    records, answer = newest_records(LOOKED_THROUGH)
    own = content_code(reader)
    # Stable: among those that can be read in the own language, and among the others, the newest stay first.
    new = [
        showing.row_of(each, reader) for each in sorted(records, key=lambda each: own not in each.languages)[:NEW_ONES]
    ]
    partners = queries.partner_lines()
    counts = queries.countries_of(partners, today())
    countries = country_lines(counts, answer.facets.get("country", {}), reader)
    return render(
        request,
        "outreach/home.html",
        {
            "project": queries.the_project(),
            "rows": new,
            "total": answer.total,
            "examples": examples(records, reader),
            "thread": _thread(answer.facets.get("kind", {})),
            "themes": [
                {"line": line, "count": answer.facets.get("theme", {}).get(str(line.number), 0)}
                for line in queries.group_lines()
            ],
            "countries": countries,
            "partner_count": sum(counts.values()),
            "points": map_points(partners, today(), reader),
            "regions": map_regions(countries),
            "key": map_key(),
            "edited_at": max((row.published_at for row in new), default=None) or queries.partners_edited_at(),
        },
    )


def examples(records: Iterable[PublishedRecord], reader: str) -> list[Example]:
    """One keyword of each of the first languages that are not the reader's."""
    found: dict[str, Example] = {}
    for record in records:
        language = record.original_language
        words = record.content.get("keywords", [])
        word = next((each for each in words if len(each) <= LONGEST_EXAMPLE), "")
        if not word or language in found or language == content_code(reader):
            continue
        href = records_address(urlencode({"q": word}))
        if href:
            found[language] = Example(in_reader_language(word, language, reader), href)
        if len(found) == EXAMPLES:
            break
    return list(found.values())


def _thread(counts: Any) -> list[dict[str, Any]]:
    shown = []
    for knot in knots(counts):
        there = knot.number is not None
        shown.append(
            {
                "name": knot.step.name,
                "number": knot.number if there else "",
                "note": knot.step.note if there else gettext("nothing here yet"),
                "state": "" if there else "missing",
                "href": records_address(urlencode([("kind", kind) for kind in knot.step.kinds])) if there else "",
            }
        )
    return shown
