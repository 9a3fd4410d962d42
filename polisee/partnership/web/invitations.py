"""Inviting people, and the page that an invitation's link opens."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, StaleError
from polisee.foundation.languages.tags import content_code
from polisee.partnership import directory
from polisee.partnership.models import Person, Role
from polisee.partnership.operations.invitations import (
    accept_invitation,
    invite,
    open_invitation,
    resend_invitation,
    withdraw_invitation,
)
from polisee.partnership.permissions import may_give, may_invite
from polisee.partnership.web.access import allowed_to, standing
from polisee.partnership.web.account_forms import new_password_help
from polisee.partnership.web.adapter import after_sign_in
from polisee.partnership.web.forms import AcceptForm, InvitationForm, tell
from polisee.partnership.web.limits import limited
from polisee.partnership.words import ROLE_MEANINGS, ROLE_NAMES


@allowed_to(may_invite)
@limited("invite", most=60, seconds=3600)
def invitations(request: HttpRequest) -> HttpResponse:
    """Those that wait, and the form for another one."""
    who = standing(request)
    form = InvitationForm(
        request.POST or None,
        language=content_code(request.LANGUAGE_CODE),
        initial={"language": request.LANGUAGE_CODE},
        roles=[role for role in Role if may_give(who, role)],
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            invite(
                email=typed["email"],
                organisation_id=typed["organisation"] or None,
                role=typed["role"],
                scope=form.scope,
                language=typed["language"],
                actor=_actor(request),
                at=now(),
            )
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": typed["email"]})
            return HttpResponseRedirect(reverse("partnership:invite"))
    context = {
        "form": form,
        "waiting": directory.open_invitations(now()),
        "is_coordinator_only": not who.is_administrator,
    }
    return render(request, "partnership/invitations.html", context, status=422 if form.errors else 200)


@require_POST
@allowed_to(may_invite)
@limited("invite", most=60, seconds=3600)
def resend(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    try:
        resend_invitation(invitation_id=invitation_id, actor=_actor(request), at=now())
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The invitation is sent again. The old link no longer works."))
    return HttpResponseRedirect(reverse("partnership:invite"))


@require_POST
@allowed_to(may_invite)
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    try:
        withdraw_invitation(invitation_id=invitation_id, actor=_actor(request), at=now())
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return HttpResponseRedirect(reverse("partnership:invite"))


@sensitive_post_parameters("password")
@limited("accept", most=30, seconds=300)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Set name and password, and be signed in."""
    held = open_invitation(token, now())
    if held is None:
        return _private(render(request, "partnership/invitation_over.html", status=410))
    form = AcceptForm(request.POST or None)
    form.fields["password"].help_text = new_password_help()
    if request.method == "POST" and form.is_valid():
        try:
            person = accept_invitation(token=token, language=request.LANGUAGE_CODE, at=now(), **form.cleaned_data)
        except StaleError:
            return _private(render(request, "partnership/invitation_over.html", status=410))
        except DomainError as error:
            tell(form, error)
        else:
            login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
            return HttpResponseRedirect(after_sign_in())
    role = Role(held.role)
    context = {"form": form, "invitation": held, "role": ROLE_NAMES[role], "meaning": ROLE_MEANINGS[role]}
    return _private(render(request, "partnership/accept.html", context, status=422 if form.errors else 200))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no copy of the page, and no other site is told it. Not `no-referrer`: with that a
    browser sends its form from the origin "null", which is refused as a forgery.
    """
    add_never_cache_headers(response)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _actor(request: HttpRequest) -> Person:
    return cast(Person, request.user)
