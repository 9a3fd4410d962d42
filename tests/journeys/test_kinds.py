"""A cluster and a recommendation are written in a real browser, with and without a script, and read on a phone."""

import pytest

from polisee.records import api
from polisee.records.models import Record
from tests.people import AT, practice_content


def begin(cast, kind: str, **body: object) -> Record:
    return api.begin_record(
        actor=cast.author, at=AT, kind=kind, language="bg", organisation_id=cast.home.pk,
        content=practice_content(body=body),
    )  # fmt: skip


def edit(record: Record) -> str:
    return f"/en/work/records/{record.pk}/edit/"


def body_of(record: Record) -> dict[str, object]:
    return Record.objects.get(pk=record.pk).current.content["body"]


def save(page) -> None:
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_cluster_is_written_in_its_form(visit, cast, axe, *, script: bool) -> None:
    record = begin(cast, "cluster", description="Мебелисти работят заедно.")
    page = visit(cast.author, edit(record), width=390, script=script)
    if script:
        page.locator("#id_nace_search").fill("furn")
        assert page.locator('[name="nace"][value="31"]').is_visible()
        assert not page.locator('[name="nace"][value="13"]').is_visible()
    else:
        page.get_by_text("C Manufacturing").click()
    page.locator('[name="nace"][value="31"]').check()
    page.get_by_label("Small and medium enterprises").fill("12")
    page.get_by_label("Public bodies").fill("0")
    page.locator("#id_seeks").fill("лаборатория, купувачи в чужбина")
    page.locator("#id_management_staff").fill("2,5")
    page.get_by_label("Silver").check()
    page.locator("#id_label_expires").fill("2027-10-29")
    page.locator("#id_founding_year").fill("2010")
    save(page)
    assert body_of(record) == {
        "description": "Мебелисти работят заедно.",
        "nace": ["31"],
        "members": {"sme": 12, "public": 0},
        "seeks": "лаборатория, купувачи в чужбина",
        "management_staff": 2.5,
        "excellence_label": "silver",
        "label_expires": "2027-10-29",
        "founding_year": 2010,
    }
    assert page.locator('[name="nace"][value="31"]').is_checked()
    assert page.get_by_label("Small and medium enterprises").input_value() == "12"
    if script:  # axe is one
        assert axe(page) == []
        assert page.problems == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_wrong_in_a_new_sort_of_field_is_told_there_and_nothing_typed_is_lost(visit, cast) -> None:
    record = begin(cast, "cluster", description="Мебелисти работят заедно.")
    page = visit(cast.author, edit(record))
    page.get_by_label("Small and medium enterprises").fill("много")
    page.locator("#id_seeks").fill("купувачи")
    save(page)
    summary = page.locator(".error-summary")
    assert "This is not a number." in summary.inner_text()
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == "id_members_0"
    assert page.get_by_label("Small and medium enterprises").input_value() == "много"
    assert page.locator("#id_seeks").input_value() == "купувачи"


def test_a_recommendation_that_is_declined_cannot_be_sent_before_it_says_why(visit, cast) -> None:
    record = begin(cast, "recommendation", advice="Да се публикуват данните.", addressee="Министерството")
    page = visit(cast.author, edit(record))
    page.locator("#id_due").fill("2027-06-30")
    page.get_by_label("Declined").check()
    page.get_by_role("button", name="Save and send for review").click()
    page.wait_for_load_state()
    assert "Give the reason." in page.locator("main").inner_text()
    page.get_by_role("link", name="Reason").last.click()
    page.locator("#id_response_reason").fill("Законът допуска такива данни само за цялата страна.")
    page.get_by_role("button", name="Save and send for review").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Send for review").click()
    page.wait_for_load_state()
    assert Record.objects.get(pk=record.pk).state == "submitted"
    assert page.problems == []
