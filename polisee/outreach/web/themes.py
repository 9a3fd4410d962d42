"""Themes, and the working groups that carry them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.outreach import queries
from polisee.outreach.web.rows import latest
from polisee.records.api import all_kinds
from polisee.search.api import Filters, browse

LATEST = 10


def themes(request: HttpRequest) -> HttpResponse:
    """Every theme with its question, its leader and how much there is."""
    return _lines(request, "outreach/themes.html")


def groups(request: HttpRequest) -> HttpResponse:
    """Every working group with its leader."""
    return _lines(request, "outreach/groups.html")


def _lines(request: HttpRequest, template: str) -> HttpResponse:
    counts = browse(Filters(), page_size=1).facets.get("theme", {})
    lines = [{"line": line, "count": counts.get(str(line.number), 0)} for line in queries.group_lines()]
    return render(request, template, {"lines": lines, "edited_at": queries.partners_edited_at()})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: its question, its group, its records by kind, the latest."""
    return _one(request, slug, "outreach/theme.html")


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """One working group: its theme, its leader, its packages of records."""
    return _one(request, slug, "outreach/group.html")


def _one(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    line = queries.group_line(slug)
    if line is None:
        raise Http404
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    rows, answer = latest(Filters(themes=(line.number,)), reader, LATEST)
    return render(
        request,
        template,
        {
            "line": line,
            "rows": rows,
            "total": answer.total,
            "kinds": _kinds(answer.facets.get("kind", {})),
            "edited_at": max((row.published_at for row in rows), default=None) or queries.partners_edited_at(),
        },
    )


def _kinds(counts: Any) -> list[dict[str, Any]]:
    return [{"code": kind.code, "name": kind.plural, "count": counts.get(kind.code, 0)} for kind in all_kinds()]
