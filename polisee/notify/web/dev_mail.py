"""`/dev/mail`: what would have been sent. In demo mode only; its words are English, like those of the styleguide."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from polisee.notify.outgoing_folder import stored_mails


def mails(request: HttpRequest, key: str = "") -> HttpResponse:
    """The list, or one mail with its links."""
    if not settings.DEMO:
        raise Http404
    found = stored_mails(Path(settings.EMAIL_FILE_PATH))
    one = next((mail for mail in found if mail.key == key), None)
    if key and one is None:
        raise Http404
    response = render(request, "notify/dev_mail.html", {"mails": found, "one": one})
    add_never_cache_headers(response)
    return response
