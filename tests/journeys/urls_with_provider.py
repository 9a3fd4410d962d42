"""The platform's addresses as they are when an operator has set up OpenID Connect."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from polisee.config import urls
from polisee.partnership.web import openid

# First, since the platform's own end with pages that catch what is left.
urlpatterns = [*openid.without_language, *i18n_patterns(path("", include(openid.urlpatterns))), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
