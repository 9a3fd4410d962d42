"""The partners: on a map, in a table, and one by one."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from polisee.foundation.clock import today
from polisee.foundation.languages.folding import search_form
from polisee.foundation.languages.tags import content_code
from polisee.outreach import queries
from polisee.outreach.queries import PartnerLine
from polisee.outreach.rules import Source, sources_of
from polisee.outreach.web.downloads import csv_response
from polisee.outreach.web.places import country_lines, map_key, map_points, map_regions
from polisee.outreach.web.rows import latest
from polisee.partnership.api import Organisation, Partner
from polisee.records.api import showing
from polisee.search.api import Filters, browse
from polisee.ui.api import country_name

PUBLISHED_SHOWN = 10
ORGANISATION_KINDS = {
    "ministry": _("Ministry"),
    "region": _("Regional government"),
    "agency": _("Agency"),
    "chamber": _("Chamber"),
    "university": _("University"),
    "research": _("Research institute"),
    "association": _("Association"),
    "bank": _("Bank"),
}
COLUMNS = (
    ("name", _("Organisation")),
    ("country", _("Country")),
    ("city", _("City")),
    ("role", _("Role")),
    ("fund", _("Fund")),
    ("since", _("Partner since")),
)


def partners(request: HttpRequest) -> HttpResponse:
    """The map, and a table that can be sorted by each column."""
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    lines, day = queries.partner_lines(), today()
    counts = queries.countries_of(lines, day)
    countries = country_lines(counts, browse(Filters(), page_size=1).facets.get("country", {}), reader)
    column, backwards = _sorting(request.GET.get("sort", ""))
    key = _key(column, reader)
    ordered = sorted(lines, key=key, reverse=backwards) if column else lines
    return render(
        request,
        "outreach/partners.html",
        {
            "lines": [
                {"line": line, "former": line.is_former(day), "own": line.original_language == content_code(reader)}
                for line in ordered
            ],
            "columns": [_column(code, name, column, backwards=backwards) for code, name in COLUMNS],
            "countries": countries,
            "count": sum(counts.values()),
            "former": any(line.is_former(day) for line in lines),
            "points": map_points(lines, day, reader),
            "regions": map_regions(countries),
            "key": map_key(),
            "edited_at": queries.partners_edited_at(),
        },
    )


def _sorting(value: str) -> tuple[str, bool]:
    column, backwards = value.removeprefix("-"), value.startswith("-")
    return (column, backwards) if column in dict(COLUMNS) else ("", False)


def _column(code: str, name: Any, column: str, *, backwards: bool) -> dict[str, Any]:
    """A heading: its words, where a click leads, and how it is sorted now."""
    chosen = code == column
    return {
        "name": name,
        "sort": f"-{code}" if chosen and not backwards else code,
        "aria": ("descending" if backwards else "ascending") if chosen else "",
    }


def _key(column: str, reader: str) -> Callable[[PartnerLine], Any]:
    own = content_code(reader)

    def name(line: PartnerLine) -> str:
        return search_form(line.name_original if line.original_language == own else line.name)

    keys: dict[str, Callable[[PartnerLine], Any]] = {
        "name": name,
        "country": lambda line: (country_name(line.country, reader), name(line)),
        "city": lambda line: (search_form(line.city), name(line)),
        "role": lambda line: (not line.is_lead, name(line)),
        "fund": lambda line: (line.fund, name(line)),
        "since": lambda line: (line.starts, name(line)),
    }
    return keys.get(column, name)


def partner(request: HttpRequest, code: str) -> HttpResponse:
    """One partner: who, where, in what role, since when, what it leads, what it has published."""
    page = queries.partner_page(code)
    if page is None:
        raise Http404
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    rows, answer = latest(Filters(organisation_id=page.organisation.pk), reader, PUBLISHED_SHOWN)
    day = today()
    return render(
        request,
        "outreach/partner.html",
        {
            "page": page,
            "organisation": page.organisation,
            "region": showing.region_name(page.organisation.region, reader) if page.organisation.region else "",
            "kind": ORGANISATION_KINDS.get(page.organisation.kind, ""),
            "own": page.organisation.original_language == content_code(reader),
            "memberships": [{"row": row, "former": bool(row.ends and row.ends < day)} for row in page.memberships],
            "sources": _sources(page),
            "unconfirmed": [row for row in _rows_of(page) if row.certainty != "found" or row.note],
            "rows": rows,
            "total": answer.total,
            "edited_at": page.organisation.updated_at,
        },
    )


def _rows_of(page: queries.PartnerPage) -> list[Organisation | Partner]:
    return [page.organisation, *page.memberships]


def _sources(page: queries.PartnerPage) -> list[Source]:
    found = [each for row in _rows_of(page) for each in sources_of(row.sources)]
    return list({(each.url, each.title): each for each in found}.values())


def partners_file(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    header = ("code", "name", "name_original", "country", "city", "region", "role", "fund", "from", "to", "certainty")
    rows = [
        (
            line.code,
            line.name,
            line.name_original,
            line.country,
            line.city,
            line.region,
            "lead" if line.is_lead else "partner",
            line.fund,
            line.starts.isoformat(),
            line.ends.isoformat() if line.ends else "",
            line.certainty,
        )
        for line in queries.partner_lines()
    ]
    return csv_response("partners", header, rows)
