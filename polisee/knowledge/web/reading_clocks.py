"""How long the steps of a review take: promised, and kept."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from polisee.foundation.clock import now
from polisee.foundation.spreadsheet import safe_csv
from polisee.records.api import queries

PERIOD = timedelta(days=365)
NAMES = {
    "assignment": _("A reviewer is found"),
    "review": _("The reviewer answers"),
    "correction": _("The authors answer"),
}


def service_levels(request: HttpRequest) -> HttpResponse:
    """Medians and 90th percentiles of the steps that ended within a year, and what waits now."""
    moment = now()
    found = queries.clocks(since=moment - PERIOD, now=moment)
    if request.GET.get("format") == "csv":
        header = ("step", "promised_days", "ended", "median_days", "p90_days", "share_in_time", "running", "late")
        rows = [
            (one.name, one.promised, one.ended, one.median, one.ninetieth, one.kept, one.running, one.late)
            for one in found
        ]
        response = HttpResponse(safe_csv(header, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="service-levels.csv"'
        return response
    return render(request, "knowledge/reading/service_levels.html", {
        "clocks": [{"name": NAMES[one.name], "figures": one} for one in found],
        "nothing": not any(one.ended or one.running for one in found),
        "since": (moment - PERIOD).date(),
        "edited_at": moment,
    })  # fmt: skip
