"""The administrator's pages of people: search, one person, and the acts on them."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from polisee.foundation.clock import now, today
from polisee.foundation.errors import DomainError
from polisee.foundation.languages.tags import content_code
from polisee.partnership import directory
from polisee.partnership.models import Organisation, Person
from polisee.partnership.operations.affiliations import add_affiliation, end_affiliation
from polisee.partnership.operations.people import block_person, unblock_person
from polisee.partnership.operations.roles import end_role, give_role
from polisee.partnership.permissions import may_manage_people
from polisee.partnership.web.access import allowed_to
from polisee.partnership.web.forms import AffiliationForm, GiveRoleForm, tell
from polisee.partnership.words import ROLE_NAMES


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


@allowed_to(may_manage_people)
def people(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    wanted = directory.PeopleFilter(
        words=asked.get("q", "")[:100],
        organisation=asked.get("organisation", "")[:20],
        role=asked.get("role", ""),
        state=asked.get("state", ""),
    )
    page, lines = directory.people(wanted, today(), page=_number(asked.get("page", "1")))
    every = [("", _("all"))]
    names = Organisation.objects.order_by("name_en").values_list("code", "name_en")
    return render(
        request,
        "partnership/people.html",
        {
            "page": page,
            "lines": lines,
            "wanted": wanted,
            "roles": every + [(str(key), name) for key, name in ROLE_NAMES.items()],
            "organisations": every + list(names),
            "states": [*every, ("active", _("open")), ("blocked", _("blocked"))],
        },
    )


@allowed_to(may_manage_people)
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _shown(request, person_id)


@require_POST
@allowed_to(may_manage_people)
def give(request: HttpRequest, person_id: UUID) -> HttpResponse:
    form = _role_form(request, request.POST)
    if form.is_valid():
        try:
            give_role(
                person_id=person_id,
                role=form.cleaned_data["role"],
                scope=form.scope,
                starts=form.cleaned_data["starts"],
                actor=_actor(request),
                at=now(),
            )
        except DomainError as error:
            tell(form, error)
        else:
            return _back(request, person_id, _("The role is given."))
    return _shown(request, person_id, role_form=form)


@require_POST
@allowed_to(may_manage_people)
def affiliate(request: HttpRequest, person_id: UUID) -> HttpResponse:
    form = AffiliationForm(request.POST)
    if form.is_valid():
        try:
            add_affiliation(
                person_id=person_id,
                organisation_id=form.cleaned_data["organisation"] or None,
                starts=form.cleaned_data["starts"] or today(),
                actor=_actor(request),
                at=now(),
            )
        except DomainError as error:
            tell(form, error)
        else:
            return _back(request, person_id, _("The organisation is added."))
    return _shown(request, person_id, affiliation_form=form)


@require_POST
@allowed_to(may_manage_people)
def end_a_role(request: HttpRequest, person_id: UUID, assignment_id: UUID) -> HttpResponse:
    return _do(
        request,
        person_id,
        _("The role has ended."),
        lambda: end_role(assignment_id=assignment_id, actor=_actor(request), at=now()),
    )


@require_POST
@allowed_to(may_manage_people)
def end_an_affiliation(request: HttpRequest, person_id: UUID, affiliation_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        _("This has ended, and the roles for that organisation with it."),
        lambda: end_affiliation(affiliation_id=affiliation_id, last_day=today(), actor=_actor(request), at=now()),
    )


@require_POST
@allowed_to(may_manage_people)
def block(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _do(
        request,
        person_id,
        _("The account is blocked."),
        lambda: block_person(person_id=person_id, actor=_actor(request), at=now()),
    )


@require_POST
@allowed_to(may_manage_people)
def unblock(request: HttpRequest, person_id: UUID) -> HttpResponse:
    return _do(
        request,
        person_id,
        _("The account is open again."),
        lambda: unblock_person(person_id=person_id, actor=_actor(request), at=now()),
    )


def _do(request: HttpRequest, person_id: UUID, done: str, act: Callable[[], None]) -> HttpResponse:
    """One act without a form: do it, say so, or say why not."""
    try:
        act()
    except DomainError as error:
        return _shown(request, person_id, refused=str(error.message), status=error.status)
    return _back(request, person_id, done)


def _shown(request: HttpRequest, person_id: UUID, *, status: int = 0, **parts: Any) -> HttpResponse:
    line = directory.person_line(person_id, today())
    if line is None:
        raise Http404
    wrong = any(getattr(part, "errors", None) for part in parts.values())
    context = {
        "person": line,
        "acts": directory.acts_on("person", person_id),
        "role_form": parts.get("role_form") or _role_form(request),
        "affiliation_form": parts.get("affiliation_form") or AffiliationForm(auto_id="id_affiliation_%s"),
        "is_oneself": line.id == _actor(request).pk,
        "refused": parts.get("refused", ""),
    }
    return render(request, "partnership/person.html", context, status=status or (422 if wrong else 200))


def _role_form(request: HttpRequest, typed: Any = None) -> GiveRoleForm:
    return GiveRoleForm(typed, language=content_code(request.LANGUAGE_CODE), auto_id="id_role_%s")


def _back(request: HttpRequest, person_id: UUID, done: str) -> HttpResponse:
    messages.success(request, done)
    return HttpResponseRedirect(reverse("partnership:person", args=[person_id]))


def _actor(request: HttpRequest) -> Person:
    return cast(Person, request.user)
