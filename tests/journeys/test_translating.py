"""Translating side by side: what is missing, drafted, approved, outdated; and what a reader sees of it."""

import pytest

from polisee.records import api
from polisee.records.models import Record, Translation
from tests.journeys.conftest import work_off
from tests.people import AT, practice_content

ALBANIAN = "Klaster për teknologji të pastra"


@pytest.fixture
def record(cast) -> Record:
    """A Bulgarian practice that is public."""
    made = api.begin_record(
        actor=cast.author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast.home.pk,
        content=practice_content(),
    )
    api.submit(actor=cast.author, at=AT, record_id=made.pk)
    api.assign(actor=cast.leader, at=AT, record_id=made.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=made.pk, revision=1)
    return made


def state(page, field: str) -> str:
    return page.locator(f"#field-{field} .tag").first.inner_text().strip()


def save(page) -> None:
    page.locator('button.primary[value="save"]').click()
    page.wait_for_selector(".notice.good")


def test_from_missing_to_approved_and_a_reader_sees_whose_translation_it_is(visit, cast, record) -> None:
    translator = visit(cast.translator, f"/en/records/{record.pk}/")
    translator.get_by_role("link", name="Translate").click()
    translator.locator("main table a[lang=sq]").click()
    assert state(translator, "title") == "Missing"
    original = translator.locator("#field-title .diff").first
    assert (original.get_attribute("lang"), original.inner_text()) == ("bg", "Клъстер за чисти технологии")
    translator.get_by_label("Title in shqip").fill(ALBANIAN)
    translator.wait_for_selector('[data-saved-state][data-state="saved"]')
    translator.reload()
    assert translator.get_by_label("Title in shqip").input_value() == ALBANIAN
    translator.locator("#text-summary").fill("Firmat dhe universitetet punojnë bashkë.")
    save(translator)
    assert [state(translator, field) for field in ("title", "summary", "challenge")] == [
        "Draft, not approved",
        "Draft, not approved",
        "Missing",
    ]
    assert translator.get_by_role("button", name="I have read it: approve").count() == 0

    reader = visit(None, f"/sq/records/{record.pk}/")
    assert "Клъстер" in reader.locator("h1").inner_text()

    reviewer = visit(cast.reviewer, f"/en/work/records/{record.pk}/translate/sq/")
    reviewer.get_by_role("button", name="I have read it: approve").click()
    reviewer.wait_for_selector(".notice.good")
    assert [state(reviewer, field) for field in ("title", "summary", "challenge")] == [
        "Approved",
        "Approved",
        "Missing",
    ]
    work_off()

    reader.goto(f"/sq/records/{record.pk}/")
    assert reader.locator("h1").inner_text() == ALBANIAN
    assert reader.locator("h1 span").get_attribute("lang") == "sq"
    note = reader.locator(".translation-note").inner_text()
    assert "Teuta Translator" in note
    assert "Rita Reviewer" in note
    assert reader.locator("main [lang=bg]", has_text="Малките фирми").count() >= 1
    reader.goto("/sq/records/?q=klaster+pastra")
    assert reader.locator(".row-title").first.inner_text() == ALBANIAN
    for page in (translator, reviewer, reader):
        assert page.problems == []


def test_an_edited_original_outdates_exactly_the_fields_that_changed(visit, cast, record) -> None:
    texts = {"title": ALBANIAN, "summary": "Firmat punojnë bashkë."}
    api.save_translation(actor=cast.translator, at=AT, record_id=record.pk, language="sq", texts=texts, seen={})
    api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="sq")
    author = visit(cast.author, f"/bg/work/records/{record.pk}/edit/")
    author.locator("#id_title").fill("Клъстер за нови технологии")
    author.locator('button.button.primary[value="save"]').click()
    author.wait_for_selector(".notice.good")

    author.goto(f"/en/work/records/{record.pk}/translate/")
    assert author.locator("tr", has_text="shqip").locator(".tag").inner_text().strip() == "1"

    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=2)
    reader = visit(None, f"/sq/records/{record.pk}/")
    assert reader.locator("h1").inner_text() == ALBANIAN
    assert reader.locator(".translation-note").inner_text().count(".") == 3

    translator = visit(cast.translator, "/en/work/")
    translator.locator(".task-act a", has_text="Bring up to date").click()
    assert [state(translator, field) for field in ("title", "summary")] == [
        "Outdated: the original has changed",
        "Approved",
    ]
    changed = translator.locator("#field-title details")
    assert "чисти" in changed.locator("del").inner_text()
    assert "нови" in changed.locator("ins").inner_text()
    translator.locator("#text-title").fill("Klaster për teknologji të reja")
    save(translator)
    assert [state(translator, field) for field in ("title", "summary")] == ["Draft, not approved", "Approved"]


def test_two_translators_at_once_see_each_others_text(visit, cast, record) -> None:
    address = f"/en/work/records/{record.pk}/translate/sq/"
    one, other = visit(cast.translator, address), visit(cast.author, address)
    one.locator("#text-title").fill("Njëri")
    save(one)
    other.locator("#text-title").fill("Tjetri")
    other.locator('button.primary[value="save"]').click()
    other.locator(".error-summary").wait_for()
    assert other.locator("#text-title").input_value() == "Tjetri"
    other.locator("#field-title summary", has_text="What stands there now").click()
    assert "Njëri" in other.locator("#field-title details p.diff").inner_text()
    assert Translation.objects.get().text == "Njëri"


def test_serbian_is_translated_in_one_script_and_read_in_both(visit, cast, record) -> None:
    page = visit(cast.translator, f"/en/work/records/{record.pk}/translate/sr/?script=cyrl")
    page.locator("#text-title").fill("Кластер за чисте технологије")
    save(page)
    api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="sr")
    reader = visit(None, f"/sr-latn/records/{record.pk}/")
    assert reader.locator("h1").inner_text() == "Klaster za čiste tehnologije"
    reader.goto(f"/sr-cyrl/records/{record.pk}/")
    assert reader.locator("h1").inner_text() == "Кластер за чисте технологије"
