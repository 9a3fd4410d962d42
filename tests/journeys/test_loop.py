"""The loop: written in Bulgarian, reviewed, changed, approved, read by everybody, translated, found in Albanian."""

import io
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from PIL import Image

from polisee.records import api
from polisee.records.models import Record
from tests.journeys.conftest import work_off
from tests.people import AT, practice_content

TITLE = "Клъстер за климатични технологии в Пловдив"
SUMMARY = "Фирми и университет заедно разработват технологии за опазване на климата."


@dataclass
class Pages:
    """A window for each of those who take part."""

    author: Any
    leader: Any
    reviewer: Any
    translator: Any


@pytest.fixture
def pages(visit, cast) -> Pages:
    return Pages(*(visit(who) for who in (cast.author, cast.leader, cast.reviewer, cast.translator)))


def picture() -> dict[str, object]:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    return {"name": "meeting.png", "mimeType": "image/png", "buffer": file.getvalue()}


def begin(page) -> None:
    page.goto("/bg/work/records/new/")
    page.locator('input[value="practice"]').check()
    page.locator('select[name="language"]').select_option("bg")
    page.locator("main form button.primary").click()
    page.wait_for_url("**/edit/")


def fill(page) -> None:
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.locator('input[name="themes"][value="3"]').check()
    page.locator("#id_challenge").fill("Малките фирми нямаха връзки с науката.")
    page.locator("#id_what_is_done").fill("Агенцията ги събира всеки месец и плаща общите проекти.")
    page.locator("#id_sources_0").fill("https://example.org/klaster")


def send(page) -> None:
    page.locator('button.button[value="submit"]').click()
    page.wait_for_url("**/submit/")
    page.locator("main form button.primary").click()
    page.wait_for_url("**/review/")


def write(page) -> None:
    begin(page)
    fill(page)
    send(page)


def assign(page) -> None:
    page.goto("/en/work/")
    page.locator(".task-act a", has_text="Choose a reviewer").click()
    page.get_by_label("Rita Reviewer").check()
    page.get_by_role("button", name="Ask for the review").click()
    page.wait_for_selector(".notice.good")


def ask_for_figures(page) -> None:
    page.goto("/en/work/")
    page.locator(".task-act a", has_text="Review").click()
    field = page.locator("#field-challenge")
    field.locator("summary", has_text="Leave a remark").click()
    field.locator("textarea").fill("How many firms?")
    field.get_by_role("button", name="Keep the remark").click()
    page.locator("#field-challenge .remark").wait_for()
    page.get_by_label("In a few words, to the authors").fill("Please give figures.")
    page.get_by_role("button", name="Ask for changes").click()
    page.wait_for_selector(".notice.good")


def approve(page) -> None:
    page.get_by_label("and approve it as it is").check()
    page.get_by_role("button", name="Approve and publish").click()
    page.wait_for_selector(".notice.good")


def letters_to(person) -> list[str]:
    return [letter.subject for letter in mail.outbox if letter.to == [person.email]]


def test_from_a_draft_in_bulgarian_to_a_page_found_in_albanian(visit, cast, pages) -> None:
    author, reviewer = pages.author, pages.reviewer
    write(author)
    record = Record.objects.get()
    assign(pages.leader)
    ask_for_figures(reviewer)

    author.goto("/bg/work/")
    author.locator(".task-act a").first.click()
    assert "How many firms?" in author.locator("#field-id_challenge + .remark").inner_text()
    author.locator("#id_challenge").fill("Четиридесет малки фирми нямаха връзки с науката.")
    send(author)
    author.goto(f"/bg/work/records/{record.pk}/versions/")
    assert author.locator("ins").count() == author.locator("del").count() == 1
    assert "Четиридесет малки" in author.locator("ins").inner_text()
    assert "Малките" in author.locator("del").inner_text()

    assign(pages.leader)
    reviewer.goto(f"/en/work/records/{record.pk}/review/")
    assert "Четиридесет" in reviewer.locator("#field-challenge ins").inner_text()
    approve(reviewer)
    work_off()
    assert [len(letters_to(who)) for who in (cast.leader, cast.reviewer, cast.author)] == [3, 2, 4]
    for page, words in ((author, "Rita Reviewer"), (pages.leader, "Ана Авторова")):
        page.goto("/bg/work/inbox/")
        assert words in page.locator("main .rows").inner_text()

    reader = visit(None, f"/bg/records/{record.pk}/")
    assert TITLE in reader.locator("h1").inner_text()
    assert "Четиридесет малки фирми" in reader.locator("main").inner_text()
    assert "Rita Reviewer" in reader.locator(".record-seal").inner_text()
    reader.goto("/sq/")
    reader.locator("main input[type=search]").first.fill("klaster për teknologji klimatike")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/sq/records/?q=**")
    found = reader.locator(".rows > li").first
    assert found.locator(".row-title").inner_text() == TITLE
    assert found.locator(".row-title").get_attribute("lang") == "bg"
    assert found.locator(".row-why").first.inner_text().strip()
    assert reader.context.cookies() == []
    for page in (author, pages.leader, reviewer, reader):
        assert page.problems == []


def test_everything_that_a_record_can_hold_is_written_in_the_browser_and_previewed(cast, pages) -> None:
    content = practice_content(title="Клъстер за климатични технологии в Емилия-Романя", keywords=[])
    known = api.begin_record(
        actor=cast.author, at=AT, kind="practice", language="bg", organisation_id=cast.home.pk, content=content
    )
    api.submit(actor=cast.author, at=AT, record_id=known.pk)
    api.assign(actor=cast.leader, at=AT, record_id=known.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=known.pk, revision=1)
    work_off()

    page = pages.author
    begin(page)
    fill(page)
    page.wait_for_selector('[data-saved-state][data-state="saved"]')
    similar = page.locator("[data-similar-list] a")
    similar.first.wait_for()
    assert content["title"] in similar.all_inner_texts()
    page.locator("#id_regions_search").fill("южен")
    page.locator('input[name="regions"][value="BG42"]').check()
    page.locator("#id_period_0").fill("2015")
    page.locator("#id_keywords").fill("клъстер, климат")
    page.locator('input[name="image_file"]').set_input_files(picture())
    page.locator("#id_image_alt").fill("Среща на фирмите от клъстера")
    page.locator("#id_image_rights").fill("HOME Agency")
    page.locator('button[value="upload"]').click()
    page.locator(".picture-row img").wait_for()
    assert page.locator("#id_title").input_value() == TITLE
    page.locator('button.button.primary[value="save"]').click()
    page.wait_for_selector(".notice.good")

    record = Record.objects.exclude(pk=known.pk).get()
    page.goto(f"/bg/work/records/{record.pk}/preview/")
    shown = page.locator("main").inner_text()
    for words in (
        TITLE,
        SUMMARY,
        "Малките фирми нямаха връзки с науката.",
        "https://example.org/klaster",
        "2015",
        "клъстер, климат",
    ):
        assert words in shown, words
    drawn = page.get_by_alt_text("Среща на фирмите от клъстера")
    drawn.scroll_into_view_if_needed()
    page.evaluate("Promise.all([...document.images].map(each => each.decode()))")
    assert record.current.content["regions"] == ["BG42"]
    assert record.current.content["period"] == {"from": 2015}
    assert page.problems == []


def test_a_mail_leads_to_the_right_page(visit, cast) -> None:
    write(visit(cast.author))
    work_off()
    [letter] = mail.outbox
    assert letter.to == [cast.leader.email]
    path = next(line for line in letter.body.splitlines() if line.startswith("http")).split("/", 3)[3]
    page = visit(cast.leader, f"/{path}")
    assert page.get_by_label("Rita Reviewer").count() == 1
