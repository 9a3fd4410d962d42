"""The browser may show our pages and nothing else."""

from django.http import HttpResponse

from polisee.ui.security_headers import SecurityHeadersMiddleware
from tests.ui.rendering import request_for


def answer(**headers: str) -> HttpResponse:
    return SecurityHeadersMiddleware(lambda _: HttpResponse(headers=headers))(request_for())


def test_nothing_is_allowed_but_what_we_serve():
    policy = dict(part.strip().split(" ", 1) for part in answer()["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {
        policy[name] for name in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
    } == {"'self'"}
    assert "unsafe" not in answer()["Content-Security-Policy"]


def test_other_sites_get_no_hold_on_ours():
    headers = answer()
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_an_answer_may_be_stricter_by_itself():
    assert answer(**{"Content-Security-Policy": "sandbox"})["Content-Security-Policy"] == "sandbox"
