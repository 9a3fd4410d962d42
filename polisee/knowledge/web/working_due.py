"""What is due for review, and the sources that do not answer any more."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from polisee.foundation.clock import today
from polisee.foundation.spreadsheet import safe_csv
from polisee.knowledge.queries.freshness import silent_uses
from polisee.knowledge.web.working_access import member_page
from polisee.partnership.api import standing
from polisee.records.api import due as due_records
from polisee.records.api import kind_of

ROWS_A_PAGE = 50
SOON = timedelta(days=60)
LARGEST_FILE = 5000


@require_GET
@member_page
def due(request: HttpRequest) -> HttpResponse:
    """Records whose day of review has come or comes soon, by owner; the longest due first."""
    who, day = standing(request), today()
    owner = _uuid(request.GET.get("owner", ""))
    if request.GET.get("format") == "csv":
        rows, _total = due_records.due_rows(who, day, day + SOON, organisation_id=owner, page_size=LARGEST_FILE)
        return _file(rows)
    asked = request.GET.get("page", "1")
    number = max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1)
    rows, total = due_records.due_rows(who, day, day + SOON, organisation_id=owner, page=number, page_size=ROWS_A_PAGE)
    owners = due_records.due_by_owner(who, day + SOON)
    tabs = [{"label": _("All"), "href": "?", "current": owner is None, "count": sum(each.count for each in owners)}]
    tabs += [
        {"label": each.name, "href": f"?owner={each.id}", "current": each.id == owner, "count": each.count}
        for each in owners
        if each.id is not None
    ]
    context = {
        "rows": [{"row": row, "kind": kind_of(row.kind).name, "is_due": _is_due(row, day)} for row in rows],
        "tabs": tabs if len(owners) > 1 else [],
        "page": Paginator(range(total), ROWS_A_PAGE).get_page(number),
        "total": total,
        "owner": owner,
        "silent": silent_uses(who),
    }
    return render(request, "knowledge/working/due.html", context)


def _is_due(row: Any, day: Any) -> bool:
    return row.next_review is not None and row.next_review <= day


def _file(rows: list[Any]) -> HttpResponse:
    header = ("record", "kind", "title", "language", "owner", "due")
    lines = [(row.id, row.kind, row.title, row.language, row.organisation, row.next_review) for row in rows]
    response = HttpResponse(safe_csv(header, lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="due-for-review.csv"'
    return response


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
