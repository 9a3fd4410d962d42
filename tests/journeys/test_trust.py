"""A seal is followed to its page; a word changed by SQL is not read; an editor is told, looks, closes; an account is reverted."""

from datetime import timedelta
from typing import Any

import pytest

from polisee.foundation.clock import now
from polisee.records import api
from polisee.records.models import Record
from polisee.trust.models import Incident
from tests import people
from tests.journeys.conftest import work_off
from tests.people import AT, practice_content
from tests.trust.tampering import SPAM, WORDS, sql


def published(cast, at=AT, **words: object) -> Record:
    record = api.begin_record(
        actor=cast.author, at=at, kind="practice", language="bg", organisation_id=cast.home.pk,
        content=practice_content(**words),
    )  # fmt: skip
    return review(cast, record, 1, at)


def review(cast, record: Record, revision: int, at=AT) -> Record:
    api.submit(actor=cast.author, at=at, record_id=record.pk)
    api.assign(actor=cast.leader, at=at, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=at, record_id=record.pk, revision=revision)
    return Record.objects.get(pk=record.pk)


@pytest.fixture
def tampered(cast) -> Record:
    """Two publications, and a link written into the second one by SQL."""
    record = published(cast)
    changed = practice_content(summary="Нови думи за клъстера.")
    api.save_record(actor=cast.author, at=AT, record_id=record.pk, content=changed, based_on=1)
    review(cast, record, 2)
    sql("UPDATE records_publication SET text = replace(text, 'Нови', %s) WHERE number = 2", WORDS)
    return record


def test_a_reader_follows_the_seal_and_an_editor_the_alarm(visit, cast, tampered) -> None:
    administrator = people.administrator(cast.away, name="Ada Administrator")
    reader = visit(None, f"/en/records/{tampered.pk}/")
    assert "You are reading an older version" in reader.locator("main").inner_text()
    assert "courseworks" not in reader.content()
    reader.locator(".record-seal a").click()
    reader.wait_for_url("**/verify/")
    assert "Rita Reviewer" in reader.locator("main").inner_text()
    with reader.expect_download() as taken:
        reader.get_by_role("link", name="The sealed text").click()
    assert taken.value.suggested_filename == f"polisee-{tampered.pk}-1.json"
    work_off()

    editor = visit(administrator, "/en/work/inbox/")
    editor.get_by_role("link", name="no longer agrees with its seal").first.click()
    editor.wait_for_url("**/admin/incidents/**")
    assert "courseworks" in editor.locator("ins").first.inner_text()
    assert editor.locator(f'a[href*="{SPAM}"]').count() == 0
    editor.locator("#conclusion").fill("The database's password was stolen; it is changed.")
    editor.get_by_role("button", name="Close the incident").click()
    editor.wait_for_selector(".notice.good")
    assert Incident.objects.filter(closed_by=administrator).count() == 1
    assert (reader.problems, editor.problems) == ([], [])


def test_an_administrator_sees_what_an_account_did_and_puts_it_back(visit, cast) -> None:
    administrator = people.administrator(cast.away, name="Ada Administrator")
    moment = now() - timedelta(hours=1)
    record = published(cast)
    spam = practice_content(summary="Buy courseworks here.")
    api.save_record(actor=cast.author, at=moment, record_id=record.pk, content=spam, based_on=1)
    review(cast, record, 2, moment)
    page = visit(administrator, "/en/admin/recovery/")
    page.locator("#person").fill(cast.author.email)
    page.get_by_role("button", name="Show what was done").click()
    page.wait_for_load_state()
    assert "the words of publication 1" in page.locator("main").inner_text()
    page.get_by_role("button", name="Put back what is ticked").click()
    page.wait_for_url("**/admin/recovery/*-*/")
    assert "now publication 3" in page.locator("main").inner_text()
    assert "courseworks" not in visit(None, f"/bg/records/{record.pk}/").content()
    assert page.problems == []


def rooms(tampered: Any) -> list[str]:
    return [f"records/{tampered.pk}/verify/", f"records/{tampered.pk}/history/", "seals/"]


@pytest.mark.parametrize("screen", [("en", 1280), ("el", 320), ("bg", 320)])
def test_axe_finds_nothing_and_nothing_is_lost_to_the_side(visit, cast, tampered, axe, screen) -> None:
    language, width = screen
    administrator = people.administrator(cast.away)
    reader, judge = visit(None, width=width), visit(administrator, width=width)
    found: dict[str, object] = {}
    reader.goto(f"/en/records/{tampered.pk}/")
    inside = ["admin/incidents/", f"admin/incidents/{Incident.objects.get().pk}/"]
    day = AT.date().isoformat()
    inside.append(f"admin/recovery/?person={cast.author.email}&since={day}T00:00:00&until={day}T23:00:00")
    for page, paths in ((reader, rooms(tampered)), (judge, inside)):
        for path in paths:
            page.goto(f"/{language}/{path}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            problems = axe(page)
            if problems or wide > width:
                found[path] = (problems, wide)
        assert page.problems == []
    assert found == {}
