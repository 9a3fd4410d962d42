"""The chain in a real browser: walked by keys, read on a phone and without script; a suggestion confirmed and dismissed."""

from datetime import timedelta
from typing import Any

import pytest

from polisee.knowledge.jobs import count_everything, index_record
from polisee.knowledge.models import DismissedSuggestion
from polisee.records import api as records
from polisee.records.models import Link, Record
from tests import people
from tests.people import AT

GAP = ("factor", "Никой не събира данни за клъстерите", "Няма сравними данни за фирмите в клъстерите.")
ANSWER = ("practice", "Data on cluster firms every year", "An agency collects comparable data on cluster firms.")
SECOND = ("practice", "Comparable cluster statistics", "Data on firms in clusters are compared between regions.")


def _published(cast: Any, kind: str, title: str, summary: str) -> Record:
    body = {"factor_type": "information_gap", "description": summary, "lens": "current_contexts"}
    content = people.practice_content(title=title, summary=summary, keywords=[])
    if kind == "factor":
        content["body"] = body
    language = "bg" if kind == "factor" else "en"
    record = records.begin_record(
        actor=cast.author, at=AT, kind=kind, language=language, organisation_id=cast.home.pk, content=content
    )
    records.submit(actor=cast.author, at=AT, record_id=record.pk)
    records.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    records.approve(actor=cast.reviewer, at=AT + timedelta(days=1), record_id=record.pk, revision=1)
    index_record(record_id=str(record.pk))
    return Record.objects.get(pk=record.pk)


@pytest.fixture
def three(cast) -> dict[str, Record]:
    return {name: _published(cast, *words) for name, words in {"gap": GAP, "one": ANSWER, "two": SECOND}.items()}


@pytest.fixture
def tied(cast, three) -> dict[str, Record]:
    for name in ("one", "two"):
        records.link(actor=cast.author, at=AT, source_id=three[name].pk, target_id=three["gap"].pk, type="addresses")
    return three


def test_the_drawing_is_walked_by_arrow_keys_and_opened_with_enter(visit, tied) -> None:
    page = visit(path=f"/en/records/{tied['gap'].pk}/chain/")
    focused = "document.activeElement.dataset.key"
    page.locator("svg a.here").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate(focused)
    assert first in {str(tied["one"].pk), str(tied["two"].pk)}
    page.keyboard.press("ArrowDown" if page.evaluate("document.activeElement.dataset.middle") == "8" else "ArrowUp")
    second = page.evaluate(focused)
    assert {first, second} == {str(tied["one"].pk), str(tied["two"].pk)}
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == str(tied["gap"].pk)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == str(tied["gap"].pk)
    assert page.locator("svg a[tabindex='0']").count() == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/**")
    assert page.locator("h1").inner_text() in {ANSWER[1], SECOND[1]}
    assert page.problems == []


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_and_without_script_the_list_tells_the_same(visit, tied, script) -> None:
    page = visit(path=f"/en/records/{tied['gap'].pk}/chain/", width=320, script=script)
    assert not page.locator(".chain-figure").is_visible()
    assert page.locator(".chain-steps > li").count() == 3
    assert page.locator(".chain-steps .missing-line").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320 if script else True


def test_a_suggestion_is_confirmed_and_another_dismissed(visit, cast, three) -> None:
    address = f"/en/work/records/{three['gap'].pk}/links/"
    page = visit(cast.author, address)
    suggestions = page.locator(".suggestion")
    assert suggestions.count() == 2
    suggestions.filter(has_text=ANSWER[1]).get_by_role("button", name="Link the two").click()
    page.wait_for_load_state()
    assert page.locator(".suggestion").count() == 1
    page.locator(".suggestion").get_by_role("button", name="Dismiss").click()
    page.wait_for_load_state()
    assert page.locator(".suggestion").count() == 0
    assert page.problems == []
    assert Link.objects.get().source_id == three["one"].pk
    assert DismissedSuggestion.objects.get().source_id == three["two"].pk


def test_the_matrix_is_walked_by_arrow_keys(visit, tied) -> None:
    page = visit(path="/en/matrix/")
    page.locator("table.matrix td a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    place = "(([...document.activeElement.closest('tr').cells].indexOf(document.activeElement.closest('td'))))"
    assert page.evaluate(place) == 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/?**")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "de", "el", "sr-cyrl"])
def test_every_page_is_accessible_and_fits(visit, tied, axe, language, width) -> None:
    count_everything()
    author = tied["gap"].created_by
    gap = tied["gap"].pk
    reading = (f"records/{gap}/chain/", f"records/{gap}/", "cycle/", "matrix/", "matrix/?by=place-theme", "quality/")
    for person, paths in ((None, reading), (author, (f"work/records/{gap}/links/", "work/due/"))):
        page = visit(person, width=width)
        for path in paths:
            page.goto(f"/{language}/{path}")
            assert axe(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.locator("h1").count() == 1, path
            assert page.problems == [], path
