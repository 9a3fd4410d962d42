"""Every address. Pages live under `/{language}/`; what is not a page does not."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, include, path

from polisee.config import health
from polisee.config.api import api
from polisee.foundation.languages.tags import negotiated_path
from polisee.notify.web import dev_mail
from polisee.partnership.web import openid


def choose_language(request: HttpRequest) -> HttpResponse:
    """`/`: to the home page in the language that the browser asks for."""
    response = HttpResponseRedirect(f"/{negotiated_path(request.headers.get('Accept-Language', ''))}/")
    response.headers["Vary"] = "Accept-Language"
    return response


urlpatterns: list[URLPattern | URLResolver] = [
    path("", choose_language, name="choose-language"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("api/v1/", api.urls),
    path("dev/mail", dev_mail.mails, name="dev-mail"),
    path("dev/mail/<path:key>", dev_mail.mails, name="dev-mail-one"),
]
# Rooms that have pages; a feature that is switched off has none.
ROOMS_WITH_PAGES = ["polisee.partnership", "polisee.trust", "polisee.ui", "polisee.following", *settings.FEATURES]
pages: list[URLPattern | URLResolver] = [path("", include("polisee.partnership.web.account_urls"))]
pages += [path("", include(f"{room}.web.urls")) for room in ROOMS_WITH_PAGES]
urlpatterns += [
    path("", include(f"{room}.web.plain_urls")) for room in settings.FEATURES if find_spec(f"{room}.web.plain_urls")
]
urlpatterns += openid.without_language if settings.OIDC else []
urlpatterns += i18n_patterns(*pages)

handler400 = "polisee.ui.web.errors.bad_request"
handler403 = "polisee.ui.web.errors.forbidden"
handler404 = "polisee.ui.web.errors.not_found"
handler500 = "polisee.ui.web.errors.server_error"
