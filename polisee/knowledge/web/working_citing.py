"""Naming records in a text: what rests on none yet, and finding some to name."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from polisee.knowledge.forms.record_form import RecordForm
from polisee.knowledge.queries.citable import Citable, citable, titles_of
from polisee.knowledge.web.working_access import AtWork, member_page
from polisee.records.api import read_synthesis

LONGEST_QUESTION = 300


def show_what_rests_on_nothing(form: RecordForm, here: AtWork, reader: str) -> None:
    """Below each text whose sentences name records: how many do, which do not, and whom they name."""
    for field in here.kind.cited_fields:
        found = _read(str(form[field.name].value() or ""), here, reader)
        form.fields[field.name].widget.extra = found | {"record_id": here.record.pk}  # type: ignore[attr-defined]


def readings_of(here: AtWork, reader: str) -> list[tuple[str, dict[str, Any]]]:
    """The same of what is saved, for the reviewer: by field."""
    body = here.content.get("body", {})
    names = [field.name for field in here.kind.cited_fields if body.get(field.name)]
    return [(name, _read(body[name], here, reader)) for name in names]


def _read(text: str, here: AtWork, reader: str) -> dict[str, Any]:
    reading = read_synthesis(text, here.record.original_language)
    titles = titles_of(reading.marks, reader)
    return {"reading": reading, "named": [(mark, titles.get(mark)) for mark in reading.marks]}


@require_GET
@member_page
def cite_search(request: HttpRequest) -> HttpResponse:
    """Public records that answer a search by meaning, each with the mark to put behind a sentence."""
    asked = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUESTION]
    found: list[Citable] = citable(asked, get_language() or "en", without=_uuid(request.GET.get("record", "")))
    context = {"asked": asked, "found": found, "record_id": request.GET.get("record", "")[:36]}
    template = "citable_list.html" if request.headers.get("X-Fragment") else "citable.html"
    return render(request, f"knowledge/working/{template}", context)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
