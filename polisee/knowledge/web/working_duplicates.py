"""Records that seem to be the same: the author's word, the list for those who decide, the pair side by side."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError
from polisee.knowledge.queries.duplicates import seem_same, side_by_side, words_for
from polisee.knowledge.web.working_access import at_work, member_page, require, tell
from polisee.partnership.api import Person, standing
from polisee.records.api import decide_pair, kind_of, pairs, permissions, queries, say_of_pair

PAGE_SIZE = 20
OPEN, LATER, DECIDED = "", "later", "different"


@require_GET
@member_page
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that wait, those put off, those that are not the same."""
    who = standing(request)
    require(allowed=permissions.may_decide_pairs(who))
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in (LATER, DECIDED) else OPEN
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    rows, total = pairs.pairs_for(who, decision=chosen, most=PAGE_SIZE, skip=(number - 1) * PAGE_SIZE)
    context = {
        "rows": [_row(each) for each in rows],
        "page": Paginator(range(total), PAGE_SIZE).get_page(number),
        "sweep": pairs.last_sweep(),
        "tabs": [
            {
                "label": label,
                "href": f"{reverse('knowledge:duplicates')}{f'?show={code}' if code else ''}",
                "current": code == chosen,
            }
            for code, label in ((OPEN, _("To decide")), (LATER, _("Put off")), (DECIDED, _("Not the same")))
        ],
    }
    return render(request, "knowledge/working/duplicates.html", context)


def _row(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.first.kind,
        "kind_name": kind_of(row.first.kind).name,
        "score": f"{row.score:.2f}",
        "said": row.said,
        "why": row.why,
        "reasons": words_for(row.reasons),
        "first": _titled(row.first),
        "second": _titled(row.second),
    }


def _titled(record: Any) -> dict[str, str]:
    content = record.current.content if record.current else {}
    return {"title": content.get("title", ""), "language": record.original_language}


@require_http_methods(["GET", "POST"])
@member_page
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """One pair, and the decision."""
    row = pairs.pair(pair_id)
    if row is None:
        raise Http404
    first, second = queries.record_with_current(row.first_id), queries.record_with_current(row.second_id)
    if first is None or second is None:
        raise Http404
    row.first, row.second = first, second
    facts = permissions.facts_of(row.first), permissions.facts_of(row.second)
    if not permissions.may_merge(standing(request), *facts):
        raise PermissionDenied
    return _decided(request, row) if request.method == "POST" else _page(request, row)


def _page(request: HttpRequest, row: Any, *, error: str = "", status: int = 200) -> HttpResponse:
    sides, fields = side_by_side(row.first, row.second, get_language() or "en")
    context = {
        "row": row,
        "score": f"{row.score:.2f}",
        "reasons": words_for(row.reasons),
        "sides": sides,
        "fields": fields,
        "why": request.POST.get("why", row.why),
        "errors": [error] if error else [],
    }
    return render(request, "knowledge/working/pair.html", context, status=status)


def _decided(request: HttpRequest, row: Any) -> HttpResponse:
    decision, (first, _mark, second) = request.POST.get("decision", ""), request.POST.get("seen", "").partition("-")
    try:
        decide_pair(
            actor=cast(Person, request.user), at=now(), pair_id=row.pk, decision=decision,
            why=request.POST.get("why", ""), seen=(first, second),
        )  # fmt: skip
    except InvalidError as error:
        return _page(request, row, error=str(error.message), status=422)
    except DomainError as error:
        tell(request, error)
        return redirect("knowledge:pair", row.pk)
    if decision == "same":
        return redirect("knowledge:merge", *_older_first(row))
    messages.success(request, _("Kept. The pair comes back only if one of the texts changes."))
    return redirect("knowledge:duplicates")


def _older_first(row: Any) -> tuple[UUID, UUID]:
    """What was public first stays, unless somebody lets the other one stay."""
    first, second = row.first, row.second
    stays = first if first.published_id is not None or second.published_id is None else second
    return stays.pk, (second if stays is first else first).pk


@require_http_methods(["GET", "POST"])
@member_page
def say(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """What seems to be the same as this record; the author's word on it (POST) is kept for the reviewer."""
    here = at_work(request, record_id)
    if request.method == "GET":
        context = here.page("review") | {"same": seem_same(here.record, here.content)}
        return render(request, "knowledge/working/same_page.html", context)
    require(allowed=permissions.may_write(here.who, here.facts))
    found = next(
        (each for each in seem_same(here.record, here.content) if each.record.id == request.POST.get("other")), None
    )
    if found is None:
        messages.info(request, _("The two no longer seem to be the same."))
        return redirect("knowledge:submit", record_id)
    try:
        say_of_pair(
            actor=cast(Person, request.user), at=now(), pair=found.pair, said=request.POST.get("said", ""),
            why=request.POST.get("why", ""),
        )  # fmt: skip
    except DomainError as error:
        tell(request, error)
    else:
        messages.success(request, _("Kept for the reviewer."))
    return redirect("knowledge:submit", record_id)
