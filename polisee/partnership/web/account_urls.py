"""Sign-in: those of allauth's pages that we use, each with our template. What is not listed here does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.urls import URLPattern, URLResolver, path, re_path

from polisee.partnership.web import openid
from polisee.partnership.web.limits import limited

often = limited("account", most=60, seconds=300)

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/sign-in/", account.login, name="account_login"),
    path("account/sign-out/", account.logout, name="account_logout"),
    path("account/closed/", account.account_inactive, name="account_inactive"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", often(account.password_change), name="account_change_password"),
    # For people who came by OpenID Connect and have none yet.
    path("account/password/first/", often(account.password_set), name="account_set_password"),
    path("account/password/forgotten/", often(account.password_reset), name="account_reset_password"),
    path("account/password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/new/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        often(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/code/", often(mfa.authenticate), name="mfa_authenticate"),
    path("account/second-factor/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/recovery/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/recovery/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/recovery/codes.txt", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/second-factor/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/second-factor/keys/new/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-factor/keys/confirm/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-factor/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/second-factor/keys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
]

if settings.OIDC:
    urlpatterns += openid.urlpatterns
