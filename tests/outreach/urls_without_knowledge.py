"""Addresses of an installation in which the feature `knowledge` is switched off."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from polisee.config.urls import choose_language

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("", include("polisee.outreach.web.plain_urls")),
    *i18n_patterns(path("", include("polisee.outreach.web.urls")), path("", include("polisee.ui.web.urls"))),
]
