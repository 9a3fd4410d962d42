"""The log of incidents, for administrators and coordinators."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError
from polisee.foundation.paging import page_number
from polisee.foundation.spreadsheet import safe_csv
from polisee.foundation.word_diff import word_diff
from polisee.partnership.api import Person, allowed_to, kept_input
from polisee.trust import queries
from polisee.trust.operations import LONGEST_CONCLUSION, close_incident
from polisee.trust.permissions import may_see_incidents

COLUMNS = (
    "id", "what", "target", "title", "reason", "first_seen", "last_seen", "times_seen", "closed", "closed_by",
    "conclusion",
)  # fmt: skip

SIGNS = {"kept": "=", "removed": "-", "added": "+"}


@allowed_to(may_see_incidents)
def incidents(request: HttpRequest) -> HttpResponse:
    """What broke, the latest first."""
    only_open = request.GET.get("state") == "open"
    page, lines = queries.incidents(page=page_number(request.GET.get("page", "")), only_open=only_open)
    return render(request, "trust/incidents.html", {"page": page, "lines": lines, "only_open": only_open})


@allowed_to(may_see_incidents)
def incidents_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    rows = (
        (
            line.id, line.what, line.target_id, line.title, line.reason, line.first_seen_at.isoformat(),
            line.last_seen_at.isoformat(), line.times_seen, line.closed_at.isoformat() if line.closed_at else "",
            line.closed_by, line.conclusion,
        )
        for line in queries.all_incidents()
    )  # fmt: skip
    response = HttpResponse(safe_csv(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="incidents.csv"'
    return response


@allowed_to(may_see_incidents)
def incident(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """One incident, with what differs word by word."""
    typed = kept_input(request).get("conclusion", [""])
    return _page(request, incident_id, typed=typed[0])


@require_POST
@allowed_to(may_see_incidents)
def close(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """Say what it was and what was done."""
    typed = request.POST.get("conclusion", "")
    try:
        close_incident(incident_id=incident_id, conclusion=typed, actor=cast("Person", request.user), at=now())
    except InvalidError as error:
        return _page(request, incident_id, typed=typed, errors=[str(each) for each in error.errors["conclusion"]])
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The incident is closed."))
    return HttpResponseRedirect(reverse("trust:incident", args=[incident_id]))


def _page(request: HttpRequest, incident_id: UUID, *, typed: str, errors: list[str] | None = None) -> HttpResponse:
    found = queries.incident_page(incident_id)
    if found is None:
        raise Http404
    context = {
        "line": found.line,
        "differences": [
            {"place": place, "parts": [(SIGNS[piece.change], piece.text) for piece in word_diff(sealed, said)]}
            for place, sealed, said in found.differences
        ],
        "typed": typed,
        "errors": errors or [],
        "longest": LONGEST_CONCLUSION,
    }
    return render(request, "trust/incident.html", context, status=400 if errors else 200)
