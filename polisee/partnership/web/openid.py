"""OpenID Connect, where the operator set it up: to the provider and back, for people who have an account here."""

from typing import Any
from urllib.parse import urlsplit

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from polisee.partnership.web.limits import limited


@limited("openid", most=20, seconds=300)
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A page with one button; pressing it leads to the provider.

    Our policy lets forms be sent to ourselves only, and a browser holds that against the redirect to the provider too.
    So this page, and no other, also names the provider's host.
    """
    response: HttpResponse = views.login(request, provider_id)
    host = provider_origin()
    if request.method == "GET" and host:
        response.form_target = host  # type: ignore[attr-defined]
    return response


def provider_origin() -> str:
    """Scheme and host of the configured provider."""
    apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    address = urlsplit(apps[0]["settings"]["server_url"]) if apps else urlsplit("")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


urlpatterns: list[URLPattern] = [
    path("account/openid/<slug:provider_id>/", to_provider, name="openid_connect_login"),
    path("account/openid/cancelled", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("account/openid/failed", social.login_error, name="socialaccount_login_error"),
    path("account/openid/unknown", social.signup, name="socialaccount_signup"),
]
# Without a language: the provider is told one address to send people back to.
without_language: list[URLPattern] = [
    path("account/openid/<slug:provider_id>/back/", views.callback, name="openid_connect_callback"),
]
