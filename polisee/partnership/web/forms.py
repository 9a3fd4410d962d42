"""Forms of people, organisations and roles. They read what was typed; what is right, the operations say."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import DomainError, InvalidError
from polisee.foundation.languages.tags import CONTENT_CODES, LANGUAGES, native_name
from polisee.foundation.regions import COUNTRIES, REGIONS
from polisee.partnership.directory import organisation_choices
from polisee.partnership.models import Role, Theme, WorkPackage
from polisee.partnership.operations.organisations import LIMITS
from polisee.partnership.scopes import Scope, scope_for
from polisee.partnership.words import FUNDS, MAIL_FREQUENCIES, PARTNER_ROLES, ROLE_NAMES

NOTHING = ("", "–")
LANGUAGE_CHOICES = [(language.path, language.native) for language in LANGUAGES]


def tell(form: forms.Form, error: DomainError) -> None:
    """Put what an operation refused at its fields; what belongs to no field of this form goes to the top."""
    if isinstance(error, InvalidError):
        for name, found in error.errors.items():
            for message in found:
                form.add_error(name if name in form.fields else NON_FIELD_ERRORS, str(message))
    else:
        form.add_error(error.field if error.field in form.fields else NON_FIELD_ERRORS, str(error.message))


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DayField(forms.DateField):
    """A day, typed or picked, as year-month-day in every language."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)
        self.error_messages["invalid"] = _("This is not a date. Write year-month-day, for example 2026-03-31.")


class ProfileForm(forms.Form):
    mark_optional = False
    full_name = forms.CharField(
        label=_("Name"),
        help_text=_("As it shall stand beside what you write and approve."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": 200}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=LANGUAGE_CHOICES,
        help_text=_("Of the pages after sign-in, and of our mails to you."),
    )
    mail_frequency = forms.ChoiceField(
        label=_("Mail"), choices=list(MAIL_FREQUENCIES.items()), widget=forms.RadioSelect
    )


class OrganisationField(forms.TypedChoiceField):
    """One of the organisations, as its id; None when none is chosen."""

    def __init__(self) -> None:
        super().__init__(label=_("Organisation"), required=False, coerce=UUID, empty_value=None)


class RoleFields(forms.Form):
    """A role and where it holds; one of the three places is used, by the role."""

    role = forms.ChoiceField(label=_("Role"), choices=[NOTHING, *ROLE_NAMES.items()], required=False)
    organisation = OrganisationField()
    theme = forms.TypedChoiceField(
        label=_("Working group"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("For leaders and members of a group, and for reviewers of one theme only."),
    )
    work_package = forms.ChoiceField(
        label=_("Work package"), required=False, help_text=_("For leaders and members of a work package.")
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [NOTHING, *organisation_choices()]  # type: ignore[attr-defined]
        themes = Theme.objects.exclude(group=None)
        self.fields["theme"].choices = [  # type: ignore[attr-defined]
            NOTHING,
            *((theme.number, f"{theme.letter} · {_word(theme.name, language)}") for theme in themes),
        ]
        self.fields["work_package"].choices = [  # type: ignore[attr-defined]
            NOTHING,
            *(
                (package.code, f"{package.code} · {_word(package.name, language)}")
                for package in WorkPackage.objects.all()
            ),
        ]

    @property
    def scope(self) -> Scope:
        """Where the chosen role holds."""
        typed = self.cleaned_data
        return scope_for(
            typed.get("role") or "",
            organisation_id=typed.get("organisation") or None,
            theme=typed.get("theme"),
            work_package=typed.get("work_package"),
        )


class GiveRoleForm(RoleFields):
    starts = DayField(label=_("From"), help_text=_("Empty: from today."), required=False)


class InvitationForm(RoleFields):
    field_order = ["email", "organisation", "role", "theme", "work_package", "language"]
    email = forms.CharField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        max_length=254,
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=LANGUAGE_CHOICES)

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [NOTHING, *((role, ROLE_NAMES[role]) for role in roles)]  # type: ignore[attr-defined]
        self.fields["organisation"].help_text = _("For which this person works.")


class AcceptForm(forms.Form):
    mark_optional = False
    full_name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it shall stand beside what you write and approve."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": 200}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class AffiliationForm(forms.Form):
    organisation = OrganisationField()
    starts = DayField(label=_("From"), help_text=_("Empty: from today."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [NOTHING, *organisation_choices()]  # type: ignore[attr-defined]


class OrganisationForm(forms.Form):
    name_original = forms.CharField(
        label=_("Name in its own language"), max_length=LIMITS["name_original"], required=False
    )
    original_language = forms.ChoiceField(
        label=_("Language of that name"), choices=[(code, native_name(code)) for code in CONTENT_CODES]
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=LIMITS["name_en"], required=False)
    short_name = forms.CharField(label=_("Short name"), max_length=LIMITS["short_name"], required=False)
    country = forms.ChoiceField(label=_("Country"), choices=[(code, code) for code in COUNTRIES])
    region = forms.ChoiceField(label=_("Region"), required=False)
    city = forms.CharField(label=_("City"), max_length=LIMITS["city"], required=False)
    website = forms.CharField(
        label=_("Website"),
        max_length=LIMITS["website"],
        required=False,
        widget=forms.URLInput(),
        help_text=_("Begins with https:// or http://."),
    )

    def __init__(self, *args: Any, country_names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = sorted(country_names.items(), key=lambda item: item[1])  # type: ignore[attr-defined]
        regions = [
            (code, f"{code} · {region.latin}")
            for code, region in REGIONS.items()
            if region.level > 0 and region.country in COUNTRIES
        ]
        self.fields["region"].choices = [NOTHING, *regions]  # type: ignore[attr-defined]
        for code in CONTENT_CODES:
            self.fields[f"about_{code}"] = forms.CharField(
                label=native_name(code),
                required=False,
                max_length=LIMITS["about"],
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        plain = [name for name in self.fields if not name.startswith("about_")]
        return [
            ("", plain),
            (_("About it, in each language"), [name for name in self.fields if name.startswith("about_")]),
        ]


class NewOrganisationForm(OrganisationForm):
    field_order = ["code"]
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        required=False,
        help_text=_("Short, unique, for ever: capital letters, digits, hyphens."),
    )


class MembershipDatesForm(forms.Form):
    starts = DayField(label=_("From"))
    ends = DayField(label=_("Until"), required=False, help_text=_("The last day. Empty: it is still a partner."))
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class MembershipForm(MembershipDatesForm):
    field_order = ["organisation", "number", "fund", "role", "starts", "ends", "note"]
    organisation = forms.ChoiceField(label=_("Organisation"))
    number = forms.IntegerField(label=_("Partner number"), required=False, min_value=0, max_value=9999)
    fund = forms.ChoiceField(label=_("Fund"), choices=list(FUNDS.items()))
    role = forms.ChoiceField(label=_("Role"), choices=list(PARTNER_ROLES.items()), initial="partner")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [NOTHING, *organisation_choices()]  # type: ignore[attr-defined]


def _word(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en", "")
