"""allauth's forms with our words. Labels come from our catalogue, so that they exist in every language."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from polisee.foundation.jobs import defer
from polisee.partnership import jobs

CODE_HELP = gettext_lazy("Six digits from the app, or one of your recovery codes.")


def say(form: forms.Form, name: str, label: Any, help_text: Any = "", **attributes: Any) -> None:
    """Our label and help for a field; what allauth put inside it (a placeholder) goes."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class SignInForm(account.LoginForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "login", _("E-mail address"), autocomplete="username", autofocus=True)
        say(self, "password", _("Password"))
        # What was typed is kept: the address, never the password.


class ForgottenPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Answers the same, as fast, whether somebody has that address or not: a job sends the mail, or does nothing."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "email", _("E-mail address"), _("The one with which you sign in."), autofocus=True)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        person_id = str(self.users[0].pk) if self.users else ""
        defer(jobs.send_password_link, person_id=person_id, language=get_language() or "en")
        return str(self.cleaned_data["email"])


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "oldpassword", _("Present password"))
        _new_password(self)


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _new_password(self)


class ConfirmPasswordForm(account.ReauthenticateForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "password", _("Password"), autofocus=True)


class SecondFactorForm(mfa.AuthenticateForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code"), CODE_HELP, inputmode="numeric", autofocus=True)


class ConfirmCodeForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code"), CODE_HELP, inputmode="numeric", autofocus=True)


class SwitchOnAppForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code from the app"), _("Six digits. They change every half minute."), inputmode="numeric")


class AddKeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "name", _("Name of the key"), _("By which you will know it again, such as “work laptop”."))
        self.fields["name"].max_length = 80
        if not self.is_bound:
            self.initial["name"] = ""
        if "passwordless" in self.fields:
            say(
                self,
                "passwordless",
                _("Sign in with this key alone"),
                _("Then the key is a passkey: it asks for your finger, face or PIN, and you need no password."),
            )


class RenameKeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "name", _("Name of the key"), maxlength=80)


def _new_password(form: forms.Form) -> None:
    say(form, "password1", _("New password"), new_password_help())
    say(form, "password2", _("New password, once more"))


def _rules() -> str:
    return " ".join(str(text) for text in password_validators_help_texts())


new_password_help = lazy(_rules, str)
