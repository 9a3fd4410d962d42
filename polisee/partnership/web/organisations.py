"""The administrator's pages of organisations and of their dated membership."""

from dataclasses import asdict
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from polisee.foundation.clock import now, today
from polisee.foundation.errors import DomainError
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.foundation.regions import COUNTRIES
from polisee.partnership import directory
from polisee.partnership.models import Organisation, Partner, Person
from polisee.partnership.operations.memberships import add_membership, change_membership
from polisee.partnership.operations.organisations import (
    OrganisationDetails,
    change_organisation,
    create_organisation,
)
from polisee.partnership.permissions import may_manage_organisations
from polisee.partnership.web.access import allowed_to
from polisee.partnership.web.country_names import country_names
from polisee.partnership.web.forms import (
    MembershipDatesForm,
    MembershipForm,
    NewOrganisationForm,
    OrganisationForm,
    tell,
)


@allowed_to(may_manage_organisations)
def organisations(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    words = request.GET.get("q", "")[:100]
    page = directory.organisations(words, today(), page=int(number) if number.isascii() and number.isdigit() else 1)
    return render(request, "partnership/organisations.html", {"page": page, "words": words})


@allowed_to(may_manage_organisations)
def new_organisation(request: HttpRequest) -> HttpResponse:
    form = NewOrganisationForm(request.POST or None, country_names=country_names(COUNTRIES, request.LANGUAGE_CODE))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_organisation(
                code=form.cleaned_data["code"].strip(),
                details=_details(form.cleaned_data),
                actor=_actor(request),
                at=now(),
            )
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, _("%(name)s is added.") % {"name": made.name_en})
            return HttpResponseRedirect(reverse("partnership:organisations"))
    return render(request, "partnership/organisation_new.html", {"form": form}, status=422 if form.errors else 200)


@allowed_to(may_manage_organisations)
def organisation_edit(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    form = OrganisationForm(
        request.POST or None,
        country_names=country_names(COUNTRIES, request.LANGUAGE_CODE),
        initial=_initial(organisation),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(
                organisation_id=organisation_id, details=_details(form.cleaned_data), actor=_actor(request), at=now()
            )
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": organisation.name_en})
            return HttpResponseRedirect(reverse("partnership:organisations"))
    context = {"form": form, "organisation": organisation, "acts": directory.acts_on("organisation", organisation_id)}
    return render(request, "partnership/organisation_edit.html", context, status=422 if form.errors else 200)


@allowed_to(may_manage_organisations)
def memberships(request: HttpRequest) -> HttpResponse:
    """Every membership with its dates, and the form for another one."""
    form = MembershipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            add_membership(organisation_id=typed.pop("organisation"), actor=_actor(request), at=now(), **typed)
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, _("The membership is added."))
            return HttpResponseRedirect(reverse("partnership:memberships"))
    context = {"form": form, "partners": directory.memberships(), "today": today()}
    return render(request, "partnership/memberships.html", context, status=422 if form.errors else 200)


@allowed_to(may_manage_organisations)
def membership_edit(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.select_related("organisation"), pk=partner_id)
    initial = {"starts": partner.starts, "ends": partner.ends, "note": partner.note}
    form = MembershipDatesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_membership(partner_id=partner_id, actor=_actor(request), at=now(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            messages.success(request, _("The membership is saved."))
            return HttpResponseRedirect(reverse("partnership:memberships"))
    context = {"form": form, "partner": partner}
    return render(request, "partnership/membership_edit.html", context, status=422 if form.errors else 200)


def _initial(organisation: Organisation) -> dict[str, Any]:
    about = {f"about_{code}": organisation.about.get(code, "") for code in CONTENT_CODES}
    names = [name for name in asdict(OrganisationDetails("", "", "", "", "")) if name != "about"]
    return {name: getattr(organisation, name) for name in names} | about


def _details(typed: dict[str, Any]) -> OrganisationDetails:
    about = {code: typed.get(f"about_{code}", "") for code in CONTENT_CODES}
    plain = {name: value for name, value in typed.items() if name != "code" and not name.startswith("about_")}
    return OrganisationDetails(**plain, about=about)


def _actor(request: HttpRequest) -> Person:
    return cast(Person, request.user)
