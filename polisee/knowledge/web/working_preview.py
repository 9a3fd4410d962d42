"""The working copy on the page that the public will see, marked as a preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from polisee.foundation.clock import now
from polisee.knowledge.web.reading_record import about
from polisee.knowledge.web.working_access import AtWork
from polisee.records.api import working


def preview_page(request: HttpRequest, here: AtWork) -> HttpResponse:
    """Rendered from the payload that would be sealed, so that what is left out of it is left out here."""
    shown = about(working.preview(here.record, now()), get_language() or "en", None)
    response = render(request, "knowledge/working/preview.html", shown | here.page("preview") | {"shown": shown})
    response["X-Robots-Tag"] = "noindex"
    return response
