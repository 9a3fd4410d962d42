"""The own account: name, language, mail; and what one may do here, since when."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from polisee.foundation.clock import now, today
from polisee.foundation.errors import DomainError
from polisee.partnership import directory
from polisee.partnership.models import Person
from polisee.partnership.operations.people import change_profile
from polisee.partnership.web.access import kept_input, signed_in
from polisee.partnership.web.forms import ProfileForm, tell
from polisee.partnership.web.limits import limited
from polisee.partnership.web.second_factors import second_factors


@signed_in
@limited("profile", most=30, seconds=300)
def profile(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    fields = ("full_name", "language", "mail_frequency")
    typed = {name: values[-1] for name, values in kept_input(request).items() if name in fields and values}
    initial = {name: getattr(person, name) for name in fields} | typed
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(actor=person, at=now(), **form.cleaned_data)
        except DomainError as error:
            tell(form, error)
        else:
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Your account is saved."))
                return HttpResponseRedirect(reverse("partnership:profile"))
    return render(
        request,
        "partnership/profile.html",
        {
            "form": form,
            "person": person,
            "roles": directory.roles_of(person, today()),
            "affiliations": directory.affiliations_of(person, today()),
            "factors": second_factors(person),
            "restored": bool(typed),
        },
        status=422 if form.errors else 200,
    )
