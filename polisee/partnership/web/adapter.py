"""How allauth behaves here: nobody signs up at the door; people come by invitation."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from polisee.foundation.languages.tags import PATHS

SIGN_IN_FAILED = _("This address and this password do not belong together. Check both, or set a new password.")


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to sign-up; says the same whether an account exists or not."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed at present."),
        "email_password_mismatch": SIGN_IN_FAILED,
        "invalid_login": SIGN_IN_FAILED,
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or no longer. Type the one that the app shows now."),
        "invalid_password_reset": _("This address has been used already, or is too old. Ask for a new one."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """People have no user name."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the work that waits, in the language that the person chose."""
        user = request.user
        language = getattr(user, "language", "")
        if language not in PATHS:
            return reverse("partnership:profile")
        with translation.override(language):
            return after_sign_in()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{translation.get_language()}/"

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's, in our words."""
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code from the app"),
            "mfa_reauthenticate:webauthn": _("Use a passkey or security key"),
        }
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": words.get(method["id"], method["description"])} for method in methods]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("partnership:profile")


def after_sign_in() -> str:
    """Where somebody goes who came to sign in and nothing else."""
    from django.urls import NoReverseMatch

    try:
        return reverse(settings.LOGIN_REDIRECT_URL)
    except NoReverseMatch:  # the feature with the work pages is switched off
        return reverse("partnership:profile")


class ClosedSocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """OpenID Connect signs in people who have an account here; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie encrypted in the database, under the server's secret key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": ClosedDoorAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("This cannot be removed."),
        "cannot_generate_recovery_codes": _("Recovery codes need an app or a key first."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "PoliSEE"}


def _bytes(secret: str | bytes) -> bytes:
    return secret if isinstance(secret, bytes) else secret.encode()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [urlsafe_b64encode(sha256(b"polisee second factor" + _bytes(secret)).digest()) for secret in secrets]
    return MultiFernet([Fernet(key) for key in keys])
