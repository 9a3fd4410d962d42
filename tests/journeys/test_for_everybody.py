"""The working area without a script, by keyboard alone, on a phone, and before axe in four languages."""

from typing import Any

import pytest

from polisee.records import api
from polisee.records.models import Record
from tests.people import AT, practice_content

PAGES = ("edit/", "preview/", "submit/", "review/", "links/", "versions/", "translate/", "translate/sr/")


def draft(cast, **content: object) -> Record:
    return api.begin_record(
        actor=cast.author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast.home.pk,
        content=practice_content(**content),
    )


@pytest.fixture
def shelf(cast) -> dict[str, Record]:
    """A record in each state that the pages draw differently."""
    shelf = {
        state: draft(cast, title=f"{place}. Клъстер")
        for place, state in enumerate(("draft", "submitted", "in_review", "asked", "public"))
    }
    for state in ("submitted", "in_review", "asked", "public"):
        api.submit(actor=cast.author, at=AT, record_id=shelf[state].pk)
    for state in ("in_review", "asked", "public"):
        api.assign(actor=cast.leader, at=AT, record_id=shelf[state].pk, reviewer_id=cast.reviewer.pk)
    api.remark(actor=cast.reviewer, at=AT, record_id=shelf["asked"].pk, field="challenge", text="Колко?")
    api.ask_changes(actor=cast.reviewer, at=AT, record_id=shelf["asked"].pk, conclusion="Дайте числа.")
    api.approve(actor=cast.reviewer, at=AT, record_id=shelf["public"].pk, revision=1)
    texts = {"title": "Cluster", "summary": "Firms work together."}
    api.save_translation(
        actor=cast.translator, at=AT, record_id=shelf["public"].pk, language="en", texts=texts, seen={}
    )
    changed = practice_content(title="Клъстер за нови технологии")
    api.save_record(actor=cast.author, at=AT, record_id=shelf["public"].pk, content=changed, based_on=1)
    return shelf


def rooms(cast: Any, shelf: dict[str, Record]) -> list[tuple[Any, list[str]]]:
    """Who looks at which working pages, all of them."""
    own = [f"work/records/{shelf['draft'].pk}/{each}" for each in PAGES]
    at = {state: f"work/records/{record.pk}/" for state, record in shelf.items()}
    home = ["work/", "work/inbox/", "work/records/", "work/records/new/", "work/similar?text=Клъстер за технологии"]
    public = [at["public"] + each for each in ("links/?q=Клъстер", "versions/", "translate/", "translate/en/")]
    return [
        (cast.author, [*home, *own, at["asked"] + "edit/", *public]),
        (cast.leader, ["work/", at["submitted"] + "review/"]),
        (cast.reviewer, ["work/", at["in_review"] + "review/", at["in_review"] + "review/?view=side"]),
        (cast.coordinator, [at["public"] + "translate/en/"]),
    ]


@pytest.mark.parametrize("language", ["en", "bg", "sr-cyrl", "el"])
def test_axe_finds_nothing_on_any_working_page(visit, cast, shelf, axe, language: str) -> None:
    found = {}
    for person, paths in rooms(cast, shelf):
        page = visit(person)
        for path in paths:
            page.goto(f"/{language}/{path}")
            if problems := axe(page):
                found[path] = problems
        assert page.problems == []
    assert found == {}


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_is_lost_to_the_side(visit, cast, shelf, width: int) -> None:
    too_wide = {}
    for person, paths in rooms(cast, shelf):
        page = visit(person, width=width)
        for language in ("bg", "el"):
            for path in paths:
                page.goto(f"/{language}/{path}")
                found = page.evaluate("document.documentElement.scrollWidth")
                if found > width:
                    too_wide[f"{language}/{path}"] = found
    assert too_wide == {}


def test_the_whole_loop_without_a_script(visit, cast) -> None:
    author, leader, reviewer = (visit(who, script=False) for who in (cast.author, cast.leader, cast.reviewer))
    author.goto("/bg/work/records/new/")
    author.locator('input[value="practice"]').check()
    author.locator('select[name="language"]').select_option("bg")
    author.locator("main form button.primary").click()
    author.locator("#id_title").fill("Ваучери за малки фирми")
    author.locator("#id_summary").fill("Агенцията плаща половината от първия договор с университет.")
    author.locator('input[name="themes"][value="3"]').check()
    author.locator("#id_challenge").fill("Малките фирми нямаха връзки с науката.")
    author.locator("#id_what_is_done").fill("Фирмата получава ваучер и избира лаборатория.")
    author.locator("#id_sources_0").fill("https://example.org/vauchers")
    author.locator('button[value="add-source"]').click()
    author.locator("#id_sources_1").fill("https://example.org/vtori")
    author.locator("details[data-country]", has_text="България").locator("summary").click()
    author.locator('input[name="regions"][value="BG41"]').check()
    author.locator('button.button[value="submit"]').click()
    author.locator("main form button.primary").click()
    record = Record.objects.get()
    assert record.state == "submitted"
    assert record.current.content["regions"] == ["BG41"]
    assert [source["url"] for source in record.current.content["sources"]] == [
        "https://example.org/vauchers",
        "https://example.org/vtori",
    ]

    leader.goto(f"/en/work/records/{record.pk}/review/")
    leader.get_by_label("Rita Reviewer").check()
    leader.get_by_role("button", name="Ask for the review").click()
    reviewer.goto(f"/en/work/records/{record.pk}/review/")
    field = reviewer.locator("#field-challenge")
    field.locator("summary", has_text="Leave a remark").click()
    field.locator("textarea").fill("Колко?")
    field.get_by_role("button", name="Keep the remark").click()
    assert "Колко?" in reviewer.locator("#field-challenge .remark").inner_text()
    reviewer.get_by_label("and approve it as it is").check()
    reviewer.get_by_role("button", name="Approve and publish").click()
    assert Record.objects.get().state == "published"
    reader = visit(None, f"/bg/records/{record.pk}/", script=False)
    assert reader.locator("h1").inner_text() == "Ваучери за малки фирми"


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def reach(self, selector: str) -> None:
        """Press Tab until the element is reached."""
        target = self.page.locator(selector).first.element_handle()
        for _press in range(250):
            if self.page.evaluate("each => document.activeElement === each", target):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by the Tab key")

    def type(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)


def test_written_and_sent_by_keyboard_alone(visit, cast) -> None:
    page = visit(cast.author, "/en/work/")
    keys = Keyboard(page)
    keys.reach('main a[href$="/records/new/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/")
    keys.reach('input[name="kind"]')
    page.keyboard.press("Space")
    kind = page.locator('input[name="kind"]:checked').get_attribute("value")
    keys.reach("main form button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    keys.type("#id_title", "Written without a mouse")
    keys.type("#id_summary", "Every field is reached by the Tab key and filled in by typing.")
    keys.reach('input[name="themes"][value="3"]')
    page.keyboard.press("Space")
    required = [each.name for each in api.kind_of(kind).fields if each.required]
    for name in required:
        keys.type(f"#id_{name}", "A sentence.")
    keys.type("#id_sources_0", "https://example.org/keys")
    keys.reach('button.button[value="submit"]:not(.visually-hidden)')
    page.keyboard.press("Enter")
    page.wait_for_url("**/submit/")
    keys.reach("main form button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    assert Record.objects.get().state == "submitted"
    assert page.problems == []


def test_reviewed_by_keyboard_alone(visit, cast, shelf) -> None:
    page = visit(cast.reviewer, f"/en/work/records/{shelf['in_review'].pk}/review/")
    keys = Keyboard(page)
    keys.reach("#field-challenge summary")
    page.keyboard.press("Enter")
    keys.type("#remark-challenge", "How many?")
    keys.reach("#field-challenge button")
    page.keyboard.press("Enter")
    page.locator("#field-challenge .remark").wait_for()
    keys.type("#conclusion", "Please give figures.")
    keys.reach('button[value="ask_changes"]')
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.good")
    assert Record.objects.get(pk=shelf["in_review"].pk).state == "changes_asked"
