"""The page of recovery: see everything that somebody did in a window of time, then revert what is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError
from polisee.knowledge.queries.recovering import OUTCOMES, WHATS, report_text
from polisee.partnership.api import Person, allowed_to
from polisee.records.api import begin_recovery, recover_access, recover_record, recover_role, recovering
from polisee.trust.api import may_recover

USUAL = timedelta(days=7)
MOST = 2000
"""Things that one sending reverts; the same window again goes on with the rest."""


@dataclass(frozen=True)
class Asked:
    """What was typed: an address and two moments (UTC)."""

    email: str
    since: datetime | None
    until: datetime | None
    person: Person | None

    @property
    def problem(self) -> str:
        """Why nothing can be shown yet; empty if it can."""
        if self.person is None:
            return _("Nobody has an account with this address.")
        if self.since is None or self.until is None or not self.since < self.until:
            return _("Give the beginning and the end of the time; the end after the beginning.")
        return ""


@allowed_to(may_recover)
def recovery(request: HttpRequest) -> HttpResponse:
    """Ask for a person and a window; see what was done; revert what is ticked."""
    if request.method == "POST":
        return _act(request)
    asked = _asked(request.GET)
    return _page(request, asked, problem=asked.problem if asked.email else "")


def _page(request: HttpRequest, asked: Asked, *, problem: str, status: int = 200) -> HttpResponse:
    acts = None
    if asked.email and not asked.problem and asked.person and asked.since and asked.until:
        acts = recovering.acts_in(recovering.Window(asked.person.pk, asked.since, asked.until))
    moment = now()
    context = {
        "asked": asked,
        "since": _typed(asked.since or moment - USUAL),
        "until": _typed(asked.until or moment),
        "problem": problem,
        "acts": acts,
        "earlier": recovering.recoveries(),
    }
    return render(request, "knowledge/working/recovery.html", context, status=status)


def _act(request: HttpRequest) -> HttpResponse:
    asked, actor = _asked(request.POST), cast("Person", request.user)
    if asked.problem or asked.person is None or asked.since is None or asked.until is None:
        return _page(request, asked, problem=asked.problem, status=400)
    try:
        begun = begin_recovery(actor=actor, at=now(), person_id=asked.person.pk, since=asked.since, until=asked.until)
    except InvalidError as error:
        return _page(request, asked, problem=str(error.message), status=400)
    if request.POST.get("access"):
        block = bool(request.POST.get("block"))
        _try(request, lambda: recover_access(actor=actor, at=now(), recovery_id=begun.pk, block=block))
    for each in _ids(request, "role"):
        _try(request, lambda each=each: recover_role(actor=actor, at=now(), recovery_id=begun.pk, assignment_id=each))  # type: ignore[misc]
    for each in _ids(request, "record"):
        _try(request, lambda each=each: recover_record(actor=actor, at=now(), recovery_id=begun.pk, record_id=each))  # type: ignore[misc]
    messages.success(request, _("What you chose is reverted. The report says what was done."))
    return HttpResponseRedirect(reverse("knowledge:recovery-report", args=[begun.pk]))


def _try(request: HttpRequest, act: Callable[[], str]) -> None:
    """One thing that cannot be reverted does not keep the others from it."""
    try:
        act()
    except DomainError as error:
        messages.error(request, str(error.message))


def _ids(request: HttpRequest, name: str) -> list[UUID]:
    found = []
    for text in request.POST.getlist(name)[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@allowed_to(may_recover)
def report(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    """What was put right, thing by thing."""
    found = recovering.recovery(recovery_id)
    if found is None:
        raise Http404
    things = [
        {
            "thing": thing,
            "what": WHATS.get(thing.what, thing.what),
            "outcome": OUTCOMES.get(thing.outcome, thing.outcome),
        }
        for thing in recovering.things_of(recovery_id)
    ]
    return render(request, "knowledge/working/recovery_report.html", {"recovery": found, "things": things})


@allowed_to(may_recover)
def report_file(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    """The same as a text to keep with the files of the case."""
    found = recovering.recovery(recovery_id)
    if found is None:
        raise Http404
    response = HttpResponse(
        report_text(found, list(recovering.things_of(recovery_id)), now()), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="incident-report-{recovery_id}.txt"'
    return response


def _asked(typed: Any) -> Asked:
    email = str(typed.get("person", "")).strip().lower()[:254]
    person = Person.objects.filter(email=email).first() if email else None
    return Asked(email, _moment(typed.get("since", "")), _moment(typed.get("until", "")), person)


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def _typed(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
