"""Signing in through an organisation's own provider: a real one of our own answers, on the loopback."""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "polisee", "between us"


@dataclass
class Provider:
    """Says who signs in there, to whoever brings the code and the secret."""

    claims: dict[str, Any] = field(default_factory=dict)
    refuses: bool = False
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    codes: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def description(self) -> dict[str, Any]:
        ends = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
        return {"issuer": self.address} | {end: f"{self.address}/{end}" for end in ends}

    def way_back(self, asked: dict[str, str]) -> str:
        assert asked["client_id"] == CLIENT
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked.get("nonce", "")
        answer = {"error": "access_denied"} if self.refuses else {"code": code}
        return f"{asked['redirect_uri']}?{urlencode(answer | {'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> dict[str, Any]:
        assert asked["client_secret"] == SECRET
        self.codes.pop(asked["code"])
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "bearer", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    made = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            at = urlsplit(self.path)
            if at.path == "/authorization_endpoint":
                self.send_response(302)
                self.send_header("Location", made.way_back({key: all_[0] for key, all_ in parse_qs(at.query).items()}))
                self.end_headers()
            else:
                self.say(made.claims if at.path == "/userinfo_endpoint" else made.description())

        def do_POST(self) -> None:
            typed = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.say(made.token({key: all_[0] for key, all_ in typed.items()}))

        def say(self, what: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(what).encode())

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        made.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.OIDC = True
        settings.ROOT_URLCONF = "tests.journeys.urls_with_provider"
        app = {"provider_id": "oidc", "name": "Ministry", "client_id": CLIENT, "secret": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app | {"settings": {"server_url": made.address}}]}
        }
        yield made
        server.shutdown()


def go(page: Any) -> None:
    page.goto("/en/account/sign-in/")
    page.get_by_role("link", name="Sign in with Ministry").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()


def is_signed_in(page: Any) -> bool:
    return page.request.get("/en/account/profile/", max_redirects=0).status == 200


def test_who_has_an_account_here_is_signed_in_by_the_provider(visit, cast, provider) -> None:
    provider.claims = {"sub": "1", "email": cast.reviewer.email, "email_verified": True, "name": "Rita"}
    page = visit()
    go(page)
    assert is_signed_in(page)
    assert page.url.startswith(page.evaluate("location.origin"))
    assert page.problems == []


@pytest.mark.parametrize("script", [True, False])
def test_who_has_no_account_is_told_how_people_come_in_and_none_is_made(visit, cast, provider, script) -> None:
    provider.claims = {"sub": "2", "email": "stranger@example.org", "email_verified": True}
    page = visit(script=script)
    go(page)
    assert not is_signed_in(page)
    assert "invitation" in page.locator("main").inner_text()
    assert page.locator("main a[href]").count() > 0
    from polisee.partnership.models import Person

    assert not Person.objects.filter(email="stranger@example.org").exists()


def test_an_address_that_the_provider_has_not_verified_opens_nobodys_account(visit, cast, provider) -> None:
    provider.claims = {"sub": "3", "email": cast.reviewer.email, "email_verified": False}
    page = visit()
    go(page)
    assert not is_signed_in(page)


def test_who_is_blocked_here_stays_out(visit, cast, provider) -> None:
    cast.reviewer.is_active = False
    cast.reviewer.save()
    provider.claims = {"sub": "1", "email": cast.reviewer.email, "email_verified": True}
    page = visit()
    go(page)
    assert not is_signed_in(page)


def test_who_turns_back_at_the_provider_finds_the_way_to_sign_in(visit, cast, provider) -> None:
    provider.refuses = True
    page = visit()
    go(page)
    assert "/account/openid/cancelled" in page.url
    assert page.locator("main a[href*='sign-in']").count() > 0


def test_only_the_page_that_leads_to_the_provider_names_it(visit, cast, provider) -> None:
    page = visit()
    leading = page.goto("/en/account/openid/oidc/")
    assert f"form-action 'self' {provider.address}" in leading.headers["content-security-policy"]
    assert provider.address not in page.goto("/en/account/sign-in/").headers["content-security-policy"]
