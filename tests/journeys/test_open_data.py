"""Open data in a real browser: the page, the data inside a record's page under the strict policy, a key that works."""

import json
import re
import urllib.error
import urllib.request
from typing import Any

import pytest

from polisee.records import api as records
from polisee.records.models import Record
from tests import people
from tests.people import AT

LANGUAGES = ("en", "bg", "sr-cyrl", "el")


@pytest.fixture
def published(cast) -> Record:
    record = records.begin_record(
        actor=cast.author, at=AT, kind="practice", language="bg", organisation_id=cast.home.pk,
        content=people.practice_content(title="</script><script>document.title='stolen'</script>"),
    )  # fmt: skip
    records.submit(actor=cast.author, at=AT, record_id=record.pk)
    records.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    records.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=1)
    return record


def test_data_in_a_records_page_is_read_and_never_run_and_the_policy_has_nothing_to_say(visit, published) -> None:
    page = visit()
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation', (e) => window.broken.push(e.violatedDirective))"
    )
    page.goto(f"/bg/records/{published.pk}/")
    said = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    assert said["name"].startswith("</script>")
    assert "stolen" not in page.title().replace("document.title='stolen'", "")
    assert page.evaluate("window.broken") == []
    assert page.problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_read_by_everybody(visit, published, axe, language: str) -> None:
    page = visit(None, f"/{language}/open-data/")
    assert axe(page) == []
    assert page.problems == []
    for width in (320, 390):
        phone = visit(None, f"/{language}/open-data/", width=width)
        assert phone.evaluate("document.documentElement.scrollWidth") <= width


def test_who_follows_the_page_gets_the_files(visit, published) -> None:
    page = visit(None, "/en/open-data/")
    with page.expect_download() as download:
        page.get_by_role("link", name="One record a row (CSV)").click()
    assert download.value.suggested_filename == "polisee-records.csv"
    page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
    assert page.url.endswith("/en/open-data/")


def test_a_member_makes_a_key_a_program_writes_with_it_and_it_is_withdrawn(visit, cast, live_server, axe) -> None:
    page = visit(cast.author, "/en/account/profile/")
    page.get_by_role("link", name="Keys for programs").click()
    assert axe(page) == []
    page.locator("#id_name").fill("Import of practices")
    page.get_by_label(re.compile("^Write:")).check()
    page.get_by_role("button", name="Make the key").click()
    key = page.locator("#new-key").inner_text()
    assert axe(page) == []
    assert _begin(live_server.url, key) == 201
    page.goto("/en/account/keys-for-programs/")
    assert key not in page.content()
    page.get_by_role("button", name="Withdraw Import of practices").click()
    assert page.locator(".tag", has_text="withdrawn").count() == 1
    assert _begin(live_server.url, key) == 401
    assert Record.objects.count() == 1
    phone = visit(cast.author, "/el/account/keys-for-programs/", width=320)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def _begin(server: str, key: str) -> int:
    given: dict[str, Any] = {"kind": "practice", "language": "bg", "organisation": "HOME", "title": "Нова"}
    request = urllib.request.Request(
        f"{server}/api/v1/records",
        data=json.dumps(given).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
