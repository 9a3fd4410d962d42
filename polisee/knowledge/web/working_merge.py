"""Joining two records to one, and parting them again."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError
from polisee.knowledge.queries.merging import field_choices
from polisee.knowledge.web.working_access import member_page, tell
from polisee.partnership.api import Person, standing
from polisee.records.api import kind_of, merge_records, merged, permissions, queries, undo_merge


@require_http_methods(["GET", "POST"])
@member_page
def merge(request: HttpRequest, record_id: UUID, other_id: UUID) -> HttpResponse:
    """`record_id` stays, `other_id` goes: field by field which of the two stands."""
    kept, gone = queries.record_with_current(record_id), queries.record_with_current(other_id)
    if kept is None or gone is None or record_id == other_id:
        raise Http404
    if not permissions.may_merge(standing(request), permissions.facts_of(kept), permissions.facts_of(gone)):
        raise PermissionDenied
    if request.method == "POST":
        return _merged(request, kept, gone)
    return _page(request, kept, gone)


def _page(request: HttpRequest, kept: Any, gone: Any, *, status: int = 200) -> HttpResponse:
    kind, other_kind = kind_of(kept.kind), kind_of(gone.kind)
    fields = field_choices(kind, kept, gone, get_language() or "en") if kind == other_kind else []
    context = {
        "kept": kept,
        "gone": gone,
        "kind": kind,
        "fields": fields,
        "same_kind": kind == other_kind,
        "must_swap": kept.published_id is None and gone.published_id is not None,
        "seen": f"{_number(kept)}-{_number(gone)}",
        "other_language": kept.original_language != gone.original_language,
    }
    return render(request, "knowledge/working/merge.html", context, status=status)


def _number(record: Any) -> int:
    return int(record.current.number) if record.current else 0


def _merged(request: HttpRequest, kept: Any, gone: Any) -> HttpResponse:
    choices = {
        name[6:]: str(value) for name, value in request.POST.items() if name.startswith("field-") and value != "kept"
    }
    seen = request.POST.get("seen", "") == f"{_number(kept)}-{_number(gone)}"
    numbers = (_number(kept), _number(gone)) if seen else (-1, -1)
    try:
        merge_records(
            actor=cast(Person, request.user), at=now(), kept_id=kept.pk, gone_id=gone.pk, choices=choices, seen=numbers
        )
    except DomainError as error:
        tell(request, error)
        return redirect("knowledge:merge", kept.pk, gone.pk)
    messages.success(request, _("The two records are one. The old address leads here."))
    return redirect("knowledge:versions", kept.pk)


@require_POST
@member_page
def unmerge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Two records again."""
    found = merged.merge_between(merge_id)
    if found is None:
        raise Http404
    try:
        undo_merge(actor=cast(Person, request.user), at=now(), merge_id=merge_id)
    except DomainError as error:
        tell(request, error)
    else:
        messages.success(request, _("They are two records again."))
    return redirect("knowledge:versions", found.kept_id)
