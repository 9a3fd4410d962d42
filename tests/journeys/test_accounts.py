"""Signing in as people do it: by form and keyboard, with an app's code, with a passkey, with a recovery code."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

import pytest
from django.core import mail

from tests.journeys.conftest import PASSWORD, sign_in_by_form, work_off

WRONG = "This address and this password do not belong together"


def code_of(secret: str, *, steps_on: int = 0) -> str:
    """What an app for codes shows (RFC 6238), now or some half minutes later."""
    counter = struct.pack(">Q", int(time.time() // 30) + steps_on)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def key_of(page: Any, **options: Any) -> Any:
    """A key that Chromium plays: it makes real signatures, and says yes without being touched."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    answers = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind | answers | options})
    return devtools


def sign_out(page: Any) -> None:
    page.goto("/en/account/sign-out/")
    page.locator("main form button").click()
    page.wait_for_url("**/en/")


def is_signed_in(page: Any) -> bool:
    """The door of the own account opens; the page stays where it was."""
    return page.request.get("/en/account/profile/", max_redirects=0).status == 200


def opened(page: Any, path: str) -> None:
    """A page that concerns the safety of the account; it may ask for the password first."""
    page.goto(path)
    if "/account/confirm/" in page.url:
        page.locator('input[name="password"]').fill(PASSWORD)
        page.locator("main form button.primary").first.click()
        page.wait_for_url(f"**{path}")


def switch_on_app(page: Any) -> str:
    """Set up the app for codes, and give its secret."""
    opened(page, "/en/account/second-factor/app/")
    page.get_by_text("I cannot scan it").click()
    secret = page.locator("code.secret").inner_text()
    page.locator('input[name="code"]').fill(code_of(secret))
    page.locator("main form button.primary").click()
    page.wait_for_url("**/recovery/")
    return secret


def test_a_wrong_password_is_told_and_the_address_is_kept(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    page.locator('input[name="login"]').fill(cast.author.email)
    page.locator('input[name="password"]').fill("not the right one")
    page.locator("main form button").first.click()
    told = page.locator(f"text={WRONG}").first
    assert told.is_visible()
    # It stands where it belongs, and a screen reader hears it with the form.
    assert page.locator(".error-summary, [role=alert], .field .error").first.is_visible()
    assert page.locator('input[name="login"]').input_value() == cast.author.email
    assert page.locator('input[name="password"]').input_value() == ""
    assert not is_signed_in(page)


@pytest.mark.parametrize("script", [True, False])
def test_signing_in_by_keyboard_alone(visit, cast, script) -> None:
    page = visit(path="/en/account/sign-in/?next=/en/work/inbox/", script=script)
    for _ in range(40):
        if page.evaluate("document.activeElement.name") == "login" if script else _focused(page, "login"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type(cast.author.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]*/en/work/inbox/$"))
    assert is_signed_in(page)
    assert page.problems == []


def _focused(page: Any, name: str) -> bool:
    return page.locator(f'input[name="{name}"]:focus').count() == 1


def test_the_work_opens_in_the_language_that_the_person_chose(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    sign_in_by_form(page, cast.author)
    assert page.url.endswith("/bg/work/")


def test_an_app_is_set_up_and_its_code_is_asked_for_from_then_on(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    secret = switch_on_app(page)
    assert len(page.locator(".recovery-codes li").all()) == 10
    sign_out(page)

    page.goto("/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    assert not is_signed_in(page)
    page.locator('input[name="code"]').fill("000000")
    page.keyboard.press("Enter")
    page.get_by_text("This code is not right").first.wait_for()
    assert not is_signed_in(page)
    # The code that switched the app on counts once only; the app shows the next one half a minute later.
    page.locator('input[name="code"]').fill(code_of(secret, steps_on=1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/")
    assert is_signed_in(page)
    assert page.problems == [] or all("422" in said for said in page.problems)


def test_a_recovery_code_opens_the_account_once(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    switch_on_app(page)
    code = page.locator(".recovery-codes code").first.inner_text()
    for expected in (True, False):
        sign_out(page)
        page.goto("/en/account/sign-in/")
        sign_in_by_form(page, cast.reviewer)
        page.locator('input[name="code"]').fill(code)
        page.keyboard.press("Enter")
        if expected:
            page.wait_for_url(re.compile(r"^[^?]*/work/$"))
        else:
            page.get_by_text("This code is not right").first.wait_for()
        assert is_signed_in(page) is expected


def add_key(page: Any, *, alone: bool) -> None:
    opened(page, "/en/account/second-factor/keys/new/")
    page.locator('input[name="name"]').fill("Work laptop")
    page.locator('input[name="passwordless"]').set_checked(alone)
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile(r"/(recovery|keys)/$"))


def test_a_passkey_is_added_and_signs_in_without_a_password(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    key_of(page)
    add_key(page, alone=True)
    page.goto("/en/account/second-factor/keys/")
    row = page.locator("tbody tr")
    assert "Work laptop" in row.inner_text()
    assert "passkey" in row.inner_text()
    sign_out(page)
    assert not is_signed_in(page)

    page.goto("/en/account/sign-in/")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/work/")
    assert is_signed_in(page)
    assert page.problems == []


def test_a_security_key_is_the_second_step_beside_the_password(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    key_of(page)
    add_key(page, alone=False)
    sign_out(page)
    page.goto("/en/account/sign-in/")
    sign_in_by_form(page, cast.reviewer)
    assert not is_signed_in(page)
    page.locator("#mfa_webauthn_authenticate").click()
    page.wait_for_url("**/work/")
    assert is_signed_in(page)


def test_a_key_that_is_refused_is_said_and_the_other_ways_stay(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    devtools = key_of(page)  # knows no account of this site
    notice = page.locator("[data-passkey-refused]")
    assert notice.is_hidden()
    page.locator("#passkey_login").click()
    notice.wait_for(state="visible")
    sign_in_by_form(page, cast.reviewer)
    assert is_signed_in(page)
    devtools.detach()


def test_a_forgotten_password_is_set_anew_by_the_mailed_link_which_works_once(visit, cast) -> None:
    page = visit(path="/en/account/sign-in/")
    page.get_by_role("link", name="I forgot my password").click()
    page.locator('input[name="email"]').fill(cast.author.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent/")
    work_off()
    (sent,) = mail.outbox
    assert sent.to == [cast.author.email]
    link = re.search(r"http://[^/]+(/\S+)", sent.body)[1]
    page.goto(link)
    page.locator('input[name="password1"]').fill("a new battery of horses")
    page.locator('input[name="password2"]').fill("a new battery of horses")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/done/")
    page.goto(link)
    assert page.get_by_role("heading", name="This link no longer works").is_visible()
    page.goto("/en/account/sign-in/")
    sign_in_by_form(page, cast.author)
    assert page.get_by_text(WRONG).first.is_visible()
    page.locator('input[name="password"]').fill("a new battery of horses")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bg/work/")


def test_asking_for_an_address_without_an_account_looks_the_same_and_mails_nobody(visit, cast) -> None:
    page = visit(path="/en/account/password/forgotten/")
    page.locator('input[name="email"]').fill("nobody@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent/")
    work_off()
    assert mail.outbox == []
