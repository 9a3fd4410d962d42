"""Who comes in and with which role: invitations, roles, blocking; these pages for everybody, and the account's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from polisee.partnership.models import Invitation, Person
from tests import people
from tests.journeys.conftest import PASSWORD, sign_in_by_form, work_off

NEW = "neue@example.org"
STRANGERS_PAGES = ("account/sign-in/", "account/password/forgotten/")
OWN_PAGES = ("account/profile/", "account/second-factor/", "account/password/", "account/sign-out/")
ADMIN_PAGES = ("people/", "people/{person}/", "organisations/", "organisations/new/", "organisations/{organisation}/",
               "memberships/", "invitations/")  # fmt: skip


@pytest.fixture
def administrator(cast) -> Person:
    return people.administrator(cast.away, name="Ada Administrator", language="en")


@pytest.fixture
def platform(cast) -> None:
    """What the loaded partnership brings along: a theme with its working group."""
    people.group(3)


def invite(page: Any, *, role: str = "contributor", organisation: str = "HOME", email: str = NEW) -> None:
    page.goto("/en/admin/invitations/")
    page.locator('input[name="email"]').fill(email)
    organisations = page.locator('select[name="organisation"]')
    organisations.select_option(organisations.locator("option", has_text=organisation).first.get_attribute("value"))
    page.locator('[name="role"]').first.select_option(role)
    page.get_by_role("button", name="Send the invitation").click()
    page.wait_for_load_state()


def mailed_link(to: str = NEW) -> str:
    """The newest invitation's address, without the host."""
    work_off()
    body = [sent.body for sent in mail.outbox if to in sent.to][-1]
    found = re.search(r"https?://[^/\s]+(/\S*/invitation/\S+)", body)
    assert found, body
    return found[1]


def accept(page: Any, link: str) -> None:
    page.goto(link)
    page.locator('input[name="full_name"]').fill("Nora Neumann")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("script", [True, False])
def test_somebody_is_invited_opens_the_mailed_link_and_is_at_work(visit, cast, administrator, script) -> None:
    office = visit(administrator, script=script)
    invite(office)
    assert office.locator(f"text=The invitation to {NEW} is on its way.").is_visible()
    guest = visit(script=script)
    accept(guest, mailed_link())
    assert guest.url.endswith("/en/work/")
    person = Person.objects.get(email=NEW)
    assert [(line.role, line.organisation) for line in person.role_assignments.all()] == [("contributor", cast.home)]
    assert guest.goto("/en/work/records/new/").status == 200
    assert guest.problems == office.problems == []


def test_an_invitations_link_works_once_and_says_so_afterwards(visit, administrator) -> None:
    invite(visit(administrator))
    link = mailed_link()
    accept(visit(), link)
    late = visit()
    assert late.goto(link).status == 410
    assert late.locator("main a[href]").count() > 0


def test_a_link_that_was_withdrawn_sent_anew_or_grew_old_opens_nothing(visit, administrator) -> None:
    office = visit(administrator)
    invite(office)
    first = mailed_link()
    office.get_by_role("button", name="Send again").first.click()
    office.wait_for_load_state()
    second = mailed_link()
    assert first != second
    guest = visit()
    assert guest.goto(first).status == 410
    assert guest.goto(second).status == 200
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert guest.goto(second).status == 410
    invite(office, email="other@example.org")
    third = mailed_link("other@example.org")
    office.get_by_role("button", name="Withdraw").first.click()
    office.wait_for_load_state()
    assert guest.goto(third).status == 410


def test_what_was_typed_stays_when_an_invitation_is_refused(visit, cast, administrator) -> None:
    page = visit(administrator)
    invite(page, email=cast.author.email)
    assert page.locator('input[name="email"]').input_value() == cast.author.email
    assert page.locator('select[name="role"]').input_value() == "contributor"
    assert page.locator(".error-summary").is_visible()
    assert Invitation.objects.count() == 0


def test_a_coordinator_may_invite_but_not_make_administrators(visit, cast) -> None:
    page = visit(cast.coordinator, "/en/admin/invitations/")
    offered = page.locator('select[name="role"] option').evaluate_all("all => all.map(one => one.value)")
    assert "contributor" in offered
    assert "administrator" not in offered
    assert page.goto("/en/admin/people/").status == 403


def test_a_role_is_given_and_ended_and_counts_from_the_next_page_on(visit, cast, administrator) -> None:
    plain = people.person("Paul Plain", cast.home, language="en")
    office, own = visit(administrator), visit(plain)
    assert own.goto("/en/work/records/new/").status == 403
    office.goto(f"/en/admin/people/{plain.pk}/")
    office.get_by_text("Give a role", exact=True).click()
    office.locator('select[name="role"]').select_option("contributor")
    organisations = office.locator("#id_role_organisation")
    organisations.select_option(organisations.locator("option", has_text="HOME").first.get_attribute("value"))
    office.get_by_role("button", name="Give the role").click()
    assert office.locator("text=The role is given.").is_visible()
    assert own.goto("/en/work/records/new/").status == 200
    office.get_by_role("button", name="End contributor").click()
    assert office.locator("text=The role has ended.").is_visible()
    assert own.goto("/en/work/records/new/").status == 403
    assert office.problems == []


def test_a_blocked_person_is_out_at_once_and_cannot_sign_in_until_opened_again(visit, cast, administrator) -> None:
    office, own = visit(administrator, f"/en/admin/people/{cast.author.pk}/"), visit(cast.author, "/en/work/")
    assert own.url.endswith("/en/work/")
    office.get_by_role("button", name="Block the account").click()
    assert office.locator("text=The account is blocked.").is_visible()
    own.goto("/en/work/")
    assert "/account/sign-in/" in own.url
    sign_in_by_form(own, cast.author)
    assert own.request.get("/en/account/profile/", max_redirects=0).status != 200
    office.get_by_role("button", name="Open the account again").click()
    own.goto("/en/account/sign-in/")
    sign_in_by_form(own, cast.author)
    assert own.request.get("/en/account/profile/", max_redirects=0).status == 200


def rooms(cast: Any, administrator: Person) -> list[tuple[Any, list[str]]]:
    """Who looks at which of these pages, all of them."""
    admin = [f"admin/{path}".format(person=cast.author.pk, organisation=cast.home.pk) for path in ADMIN_PAGES]
    return [(None, list(STRANGERS_PAGES)), (cast.author, list(OWN_PAGES)), (administrator, admin)]


@pytest.mark.parametrize("language", ["en", "bg", "sr-cyrl", "el"])
def test_axe_finds_nothing_on_any_page_of_account_and_administration(
    visit, cast, administrator, axe, language: str
) -> None:
    office = visit(administrator)
    invite(office)
    link = re.sub("^/en/", f"/{language}/", mailed_link())
    found = {}
    for person, paths in [*rooms(cast, administrator), (None, [link[len(language) + 2 :]])]:
        page = visit(person)
        for path in paths:
            assert page.goto(f"/{language}/{path}").status == 200, path
            for each in page.locator("main details").all():
                each.evaluate("details => { details.open = true }")
            if problems := axe(page):
                found[path] = problems
        assert page.problems == []
    assert found == {}


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_of_account_and_administration_is_lost_to_the_side(
    visit, cast, administrator, width: int
) -> None:
    too_wide = {}
    for person, paths in rooms(cast, administrator):
        page = visit(person, width=width)
        for language in ("bg", "el"):
            for path in paths:
                page.goto(f"/{language}/{path}")
                for each in page.locator("main details").all():
                    each.evaluate("details => { details.open = true }")
                found = page.evaluate("document.documentElement.scrollWidth")
                if found > width:
                    too_wide[f"{language}/{path}"] = found
    assert too_wide == {}


def test_a_role_is_given_by_keyboard_alone(visit, cast, administrator) -> None:
    plain = people.person("Paul Plain", cast.home, language="en")
    page = visit(administrator, f"/en/admin/people/{plain.pk}/")
    reach(page, "document.activeElement.matches('summary') && document.activeElement.innerText.includes('Give a role')")
    page.keyboard.press("Enter")
    reach(page, "document.activeElement.name === 'role'")
    page.keyboard.type("Revie")
    reach(page, "document.activeElement.innerText === 'Give the role'")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The role is given.")
    assert [line.role for line in plain.role_assignments.all()] == ["reviewer"]


def reach(page: Any, condition: str) -> None:
    """Go on by Tab until it holds; a page on which it never does is a dead end."""
    for _ in range(80):
        if page.evaluate(condition):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by Tab: {condition}")
