"""Error pages speak the reader's language and ask no database: these tests have none."""

import pytest

from polisee.foundation.languages.tags import PATH_CODES
from polisee.ui.web import errors
from tests.ui.rendering import request_for

HANDLERS = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    429: errors.too_many,
    500: errors.server_error,
}


@pytest.mark.parametrize("code", PATH_CODES)
@pytest.mark.parametrize("status", HANDLERS)
def test_an_error_page_is_in_the_language_of_the_address(status, code):
    request = request_for(f"/{code}/nowhere", HTTP_COOKIE="sessionid=broken")
    del request.user
    response = HANDLERS[status](request)
    html = response.content.decode()
    tag = {"sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl"}.get(code, code)
    assert response.status_code == status
    assert f'<html lang="{tag}">' in html
    assert html.count("<h1>") == 1
    assert f'href="/{code}/"' in html
    assert 'content="noindex"' in html
    assert "set-cookie" not in response.headers


def test_outside_the_languages_the_browser_s_wish_counts():
    response = errors.not_found(request_for("/nowhere", HTTP_ACCEPT_LANGUAGE="sr-Cyrl-RS, en;q=0.5"))
    assert '<html lang="sr-Cyrl">' in response.content.decode()


def test_a_form_that_was_open_too_long_says_so():
    response = errors.csrf_failure(request_for())
    assert response.status_code == 403
    assert "open for too long" in response.content.decode()


def test_an_address_cannot_put_marks_into_the_page():
    html = errors.not_found(request_for("/en/<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in html
