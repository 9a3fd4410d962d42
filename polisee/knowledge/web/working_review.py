"""Review: send, assign, read the change, leave remarks, decide; withdraw, archive, restore."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from polisee.foundation.canonical import digest
from polisee.foundation.clock import now, today
from polisee.foundation.errors import DomainError, InvalidError
from polisee.knowledge.queries import working as pages
from polisee.knowledge.queries.comparison import compare, labels_of
from polisee.knowledge.queries.duplicates import seem_same
from polisee.knowledge.web.working_access import AtWork, at_work, member_page, require, tell
from polisee.knowledge.web.working_citing import readings_of
from polisee.knowledge.web.working_hosts import (
    CONFIRM,
    REFUSE,
    chosen_hosts,
    hosts_of_review,
    reason_for,
    refused_with_approval,
)
from polisee.partnership.api import Person
from polisee.records import api as records
from polisee.records.api import permissions, queries, working

CONTROLS = {"reviewer", "confirmed", "conclusion"}
"""Parts of the page of a review that have an id of their own."""


@require_http_methods(["GET", "POST"])
@member_page
def submit(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Send for review: what is missing, who chooses the reviewer, and the button."""
    here = at_work(request, record_id)
    require(allowed=permissions.may_submit(here.who, here.facts))
    missing = records.what_is_missing(here.kind, here.content, records.queries.link_types_to(record_id))
    if request.method == "POST" and not missing:
        try:
            records.submit(actor=request.user, at=now(), record_id=record_id)  # type: ignore[arg-type]
        except DomainError as error:
            tell(request, error)
        else:
            messages.success(request, _("Sent. The leader of the working group chooses a reviewer and is told now."))
        return redirect("knowledge:review", record_id)
    labels, said = labels_of(here.kind), records.messages_of(missing)
    grouped = {"themes", "sources"}
    context = here.page("edit") | {
        "missing": [
            {
                "label": labels[name],
                "anchor": f"id_{name}_0" if name in grouped else f"id_{name}",
                "why": [
                    sentence for problem, sentence in zip(found, said[name], strict=True) if problem.key != "missing"
                ],
            }
            for name, found in missing.items()
        ],
        "same": seem_same(here.record, here.content),
    }
    return render(request, "knowledge/working/submit.html", context, status=422 if request.method == "POST" else 200)


@require_GET
@member_page
def review(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Where the review stands; for its reviewer also the text with what changed."""
    return _page(request, at_work(request, record_id))


def _page(
    request: HttpRequest, here: AtWork, *, errors: dict[str, list[str]] | None = None, status: int = 200
) -> HttpResponse:
    state = working.review_state(here.record.pk)
    before = _compared_with(here, state)
    themes = pages.theme_names(get_language() or "en")
    files = queries.files_of(here.record)
    fields = compare(here.kind, before.content if before else None, here.content, themes, files=files)
    may_assign = permissions.may_assign(here.who, here.facts)
    may_review = permissions.may_review(here.who, here.facts)
    found = errors or {}
    context = here.page("review") | {
        "review": state,
        "fields": [
            {"it": each, "remarks": state.remarks.get(each.name, []), "errors": found.get(each.name, [])}
            for each in fields
        ],
        "on_the_whole": state.remarks.get("", []),
        "before": before,
        "digest": digest(here.content),
        "revision": here.revision,
        "view": "side" if request.GET.get("view") == "side" else "inline",
        **_what_to_look_at(request, here, state, fields),
        "files": [files[each["id"]] for each in here.content.get("attachments", []) if each["id"] in files],
        # Who chooses a reviewer need not judge the text yet.
        "readings": [] if may_assign else readings_of(here, get_language() or "en"),
        "may_assign": may_assign,
        "may_review": may_review,
        "may_withdraw": permissions.may_withdraw(here.who, here.facts),
        "may_submit": permissions.may_submit(here.who, here.facts),
        "may_archive": permissions.may_archive(here.who, here.facts),
        "candidates": working.candidates_for(here.facts, today()) if may_assign else [],
        "steps": _steps(here.record.state),
        "typed": request.POST,
        "errors": found,
        "same": seem_same(here.record, here.content) if may_review else [],
        "error_list": [
            {"href": _anchor(name), "label": "", "message": message}
            for message, name in {each[0]: name for name, each in reversed(found.items())}.items()
        ],
    }
    return render(request, "knowledge/working/review.html", context, status=status)


def _what_to_look_at(request: HttpRequest, here: AtWork, state: Any, fields: Any) -> dict[str, Any]:
    """What is pointed out to whoever judges the text: invisible things, oddities, hosts that nobody has confirmed."""
    is_odd = state.latest is not None and state.is_open
    # Hosts are decided with the text: not while a reviewer is only being chosen.
    is_judged = here.record.state == "in_review"
    return {
        "flags": sum(len(each.hidden) + sum(bool(link.looks_like) for link in each.links) for each in fields),
        "odd": records.sentences_of(state.latest.oddities, get_language() or "en") if is_odd else [],
        "hosts": hosts_of_review(here, labels_of(here.kind), request.POST) if is_judged else [],
    }


def _anchor(name: str) -> str:
    """Where on the page an error stands: at a control, at a field, or (for translations) at the new hosts."""
    if not name or name in CONTROLS or name.startswith(("remark-", "host-")):
        return f"#{name}" if name else ""
    return "#hosts" if "." in name else f"#field-{name}"


def _compared_with(here: AtWork, state: Any) -> Any:
    """The revision of the round before this one; in the first round what is public, if anything."""
    earlier = [each.revision for each in state.earlier if each.revision.number < here.revision]
    if earlier:
        return earlier[0]
    return here.record.published.revision if here.record.published else None


def _steps(state: str) -> list[dict[str, str]]:
    names = [
        ("draft", _("Written")),
        ("submitted", _("Reviewer chosen")),
        ("in_review", _("Reviewed")),
        ("published", _("Published and sealed")),
    ]
    order = {"draft": 0, "changes_asked": 0, "submitted": 1, "in_review": 2, "published": 4, "archived": 4}[state]
    shown = []
    for place, (_code, name) in enumerate(names):
        shown.append({"name": name, "state": "done" if place < order else "now" if place == order else "next"})
    return shown


def _acted(request: HttpRequest, record_id: UUID, act: Any, done: str, *, leaves: bool = False) -> HttpResponse:
    """Do an act; what is wrong stands on the page of the review, with what was typed.

    `leaves`: with this act the record is no longer the person's business, so the way leads back to the work.
    """
    try:
        act()
    except InvalidError as error:
        found = {name: [str(message) for message in each] for name, each in error.errors.items()}
        return _page(request, at_work(request, record_id), errors=found, status=error.status)
    except DomainError as error:
        tell(request, error)
    else:
        messages.success(request, done)
        if leaves:
            return redirect("knowledge:work")
    return redirect("knowledge:review", record_id)


@require_POST
@member_page
def assign(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Give the review to somebody."""
    at_work(request, record_id)
    chosen = _uuid(request.POST.get("reviewer", ""))
    return _acted(
        request,
        record_id,
        lambda: records.assign(actor=request.user, at=now(), record_id=record_id, reviewer_id=chosen),  # type: ignore[arg-type]
        _("The reviewer is told now."),
    )


@require_POST
@member_page
def remark(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Leave a remark at a field."""
    at_work(request, record_id)
    field = request.POST.get("field", "")
    try:
        records.remark(
            actor=request.user,  # type: ignore[arg-type]
            at=now(),
            record_id=record_id,
            field=field,
            text=request.POST.get("text", ""),
        )
    except InvalidError as error:
        found = {f"remark-{field}": [str(error.message)]}
        return _page(request, at_work(request, record_id), errors=found, status=error.status)
    except DomainError as error:
        tell(request, error)
    response = redirect("knowledge:review", record_id)
    response["Location"] += f"#field-{field or 'whole'}"
    return response


@require_POST
@member_page
def decide(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Ask for changes, or approve exactly what was read."""
    at_work(request, record_id)
    actor, at, conclusion = request.user, now(), request.POST.get("conclusion", "")
    if request.POST.get("decision") == "ask_changes":
        return _acted(
            request,
            record_id,
            lambda: _ask_changes(request, record_id),
            _("The authors are told now what to change."),
            leaves=True,
        )
    if contradictory := refused_with_approval(request):
        return _page(request, at_work(request, record_id), errors=contradictory, status=422)
    if not request.POST.get("confirmed"):
        missing = {"confirmed": [_("Confirm that you have read this revision.")]}
        return _page(request, at_work(request, record_id), errors=missing, status=422)
    number = request.POST.get("revision", "")
    return _acted(
        request,
        record_id,
        lambda: records.approve(
            actor=actor,  # type: ignore[arg-type]
            at=at,
            record_id=record_id,
            revision=int(number) if number.isdecimal() and len(number) < 9 else 0,
            conclusion=conclusion,
            digest_read=request.POST.get("digest", ""),
            confirmed_hosts=chosen_hosts(request, CONFIRM),
        ),
        _("Approved: it is sealed and public now."),
        leaves=True,
    )


@transaction.atomic
def _ask_changes(request: HttpRequest, record_id: UUID) -> None:
    """Send it back, and refuse the hosts that the reviewer will not have; both or neither."""
    actor, at = cast(Person, request.user), now()
    for host in chosen_hosts(request, REFUSE):
        try:
            records.refuse_host(actor=actor, at=at, record_id=record_id, host=host, reason=reason_for(request, host))
        except InvalidError as error:
            raise InvalidError({f"host-{host}": [error.message]}) from error
    conclusion = request.POST.get("conclusion", "")
    records.ask_changes(actor=actor, at=at, record_id=record_id, conclusion=conclusion)


@require_POST
@member_page
def step(request: HttpRequest, record_id: UUID, act: str) -> HttpResponse:
    """Withdraw, archive or restore."""
    at_work(request, record_id)
    acts = {
        "withdraw": (records.withdraw, _("Taken back. It is a draft again.")),
        "archive": (records.archive, _("Archived. Nobody but its writers and editors sees it now.")),
        "restore": (records.restore, _("Restored as a draft.")),
    }
    operation, done = acts[act]
    actor = request.user
    return _acted(request, record_id, lambda: operation(actor=actor, at=now(), record_id=record_id), done)  # type: ignore[arg-type]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
