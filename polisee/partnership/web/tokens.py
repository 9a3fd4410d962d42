"""The own keys for programs: make one, see when each was used, withdraw it."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError
from polisee.partnership.models import Person
from polisee.partnership.operations.tokens import make_token, withdraw_token
from polisee.partnership.token_lines import tokens_of
from polisee.partnership.web.access import signed_in
from polisee.partnership.web.forms import tell
from polisee.partnership.web.limits import limited
from polisee.partnership.words import TOKEN_SCOPE_MEANINGS, TOKEN_SCOPE_NAMES

PERIODS = (
    (30, gettext_lazy("One month")),
    (90, gettext_lazy("Three months")),
    (365, gettext_lazy("One year")),
)


class TokenForm(forms.Form):
    """A new key."""

    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("What it is for, such as the program that will use it."),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 100, "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        help_text=gettext_lazy("Never more than you may do yourself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Holds for"), choices=PERIODS, coerce=int, empty_value="0", required=False, initial=90
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [  # type: ignore[attr-defined]
            (code, f"{name}: {TOKEN_SCOPE_MEANINGS[code]}") for code, name in TOKEN_SCOPE_NAMES.items()
        ]


@require_http_methods(["GET", "POST"])
@signed_in
@limited("tokens", most=20, seconds=300)
def tokens(request: HttpRequest) -> HttpResponse:
    """The list and the form; a key that was just made is shown in this answer and nowhere else."""
    person, made = cast(Person, request.user), ""
    form = TokenForm(request.POST or None, initial={"scopes": ["read"]})
    if request.method == "POST" and form.is_valid():
        try:
            made = make_token(actor=person, at=now(), **form.cleaned_data | {"days": int(form.cleaned_data["days"])})
        except DomainError as error:
            tell(form, error)
    return render(
        request,
        "partnership/tokens.html",
        {
            "form": form if not made else TokenForm(initial={"scopes": ["read"]}),
            "made": made,
            "lines": tokens_of(person, now()),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@signed_in
@limited("tokens", most=20, seconds=300)
def withdraw(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """From now on the key does nothing."""
    if not withdraw_token(actor=cast(Person, request.user), at=now(), token_id=token_id):
        raise Http404
    messages.success(request, _("The key is withdrawn. Programs that use it are refused from now on."))
    return HttpResponseRedirect(reverse("partnership:tokens"))
