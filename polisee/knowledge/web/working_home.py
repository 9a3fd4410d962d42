"""Where a person's day begins: work, records, inbox; and beginning a record."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from polisee.foundation.clock import now, today
from polisee.foundation.errors import InvalidError
from polisee.knowledge.queries import working as pages
from polisee.knowledge.web.working_access import member_page, require
from polisee.notify.api import inbox as inbox_lines
from polisee.notify.api import mark_read, unread_count
from polisee.partnership.api import standing
from polisee.records.api import NotAllowedError, all_kinds, begin_record, permissions, working

NEWS = 8
ROWS_A_PAGE = 50


@require_GET
@member_page
def work(request: HttpRequest) -> HttpResponse:
    """What needs me today, what waits, what is new."""
    who = standing(request)
    news = inbox_lines(request.user, most=NEWS, unread_only=True)  # type: ignore[arg-type]
    page = pages.work_page(who, today())
    may_write = bool(who.contributor_for or who.is_coordinator)
    context = {"work": page, "news": news, "may_write": may_write}
    context["may_decide_pairs"] = permissions.may_decide_pairs(who)
    return render(request, "knowledge/working/work.html", context)


@require_GET
@member_page
def my_records(request: HttpRequest) -> HttpResponse:
    """The records that this person writes."""
    who = standing(request)
    state = request.GET.get("state", "")
    state = state if state in pages.STATES else ""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    rows, total = working.written_by_me(who, today(), state=state, page=max(number, 1), page_size=ROWS_A_PAGE)
    listed = [
        {"row": row, "state": pages.STATES[row.state], "tone": pages.TONES.get(row.state, "")}
        | {"kind": next(kind.name for kind in all_kinds() if kind.code == row.kind)}
        for row in rows
    ]
    tabs = [{"label": gettext("All"), "href": "?", "current": not state}]
    tabs += [
        {"label": label, "href": f"?state={code}", "current": code == state} for code, label in pages.STATES.items()
    ]
    page = Paginator(range(total), ROWS_A_PAGE).get_page(number)
    may_write = bool(who.contributor_for or who.is_coordinator)
    context = {"rows": listed, "total": total, "tabs": tabs, "page": page, "may_write": may_write}
    return render(request, "knowledge/working/my_records.html", context)


@require_GET
@member_page
def inbox(request: HttpRequest) -> HttpResponse:
    """What was told to this person."""
    lines = inbox_lines(request.user, most=100)  # type: ignore[arg-type]
    unread = unread_count(request.user)  # type: ignore[arg-type]
    return render(request, "knowledge/working/inbox.html", {"lines": lines, "unread": unread})


@require_POST
@member_page
def read(request: HttpRequest, notice_id: UUID | None = None) -> HttpResponse:
    """Mark one line, or all, as read."""
    mark_read(actor=request.user, at=now(), notice_id=notice_id)  # type: ignore[arg-type]
    return redirect("knowledge:inbox")


@require_http_methods(["GET", "POST"])
@member_page
def new(request: HttpRequest) -> HttpResponse:
    """Choose kind, language and organisation; the form of the record comes next."""
    who = standing(request)
    require(allowed=bool(who.contributor_for or who.is_coordinator))
    organisations = pages.organisation_choices(who)
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        try:
            record = begin_record(
                actor=request.user,  # type: ignore[arg-type]
                at=now(),
                kind=request.POST.get("kind", ""),
                language=request.POST.get("language", ""),
                organisation_id=_uuid(request.POST.get("organisation", "")),
            )
        except NotAllowedError as error:
            errors = {"organisation": [str(error.message)]}
        except InvalidError as error:
            errors = {name: [str(message) for message in found] for name, found in error.errors.items()}
        else:
            messages.success(request, _("The draft is there. Everything you type is saved as you go."))
            return redirect("knowledge:edit", record.pk)
    context = _choices(request, organisations) | {"errors": errors}
    context["summary"] = [
        {"href": f"#{name}_0" if name == "kind" else f"#{name}", "label": "", "message": found[0]}
        for name, found in errors.items()
    ]
    return render(request, "knowledge/working/new.html", context, status=422 if errors else 200)


def _choices(request: HttpRequest, organisations: list[tuple[str, str]]) -> dict[str, object]:
    """What can be chosen, and what was."""
    reader = (get_language() or "en").split("-")[0]
    chosen = request.POST.get("kind") or request.GET.get("kind", "")
    kinds = [
        {"value": kind.code, "label": kind.name, "help": kind.description, "chosen": kind.code == chosen}
        for kind in all_kinds()
    ]
    return {
        "kinds": kinds,
        "languages": pages.language_choices(),
        "language": request.POST.get("language", reader),
        "organisations": organisations,
        "organisation": request.POST.get("organisation", organisations[0][0] if organisations else ""),
    }


def _uuid(text: str) -> UUID:
    """An id; the empty one for anything else, which belongs to nobody."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
