"""Reading and finding, as readers without an account do it, in a real browser."""

from datetime import timedelta
from typing import Any

import pytest

from polisee.knowledge.jobs import index_record
from polisee.records import api as records
from polisee.records.models import Record
from tests import people
from tests.people import AT

PRACTICES = {
    "it": (
        "Cluster per le tecnologie climatiche",
        "Imprese e università sviluppano insieme tecnologie per il clima.",
        "ITH5",
    ),
    "sq": (
        "Grup për teknologjitë e klimës",
        "Firmat dhe universiteti zhvillojnë bashkë teknologji kundër ngrohjes së klimës.",
        "AL02",
    ),
    "bg": ("Кожарски занаяти в Габрово", "Занаятчии показват работата си на гостите на града.", "BG32"),
    "sr": ("Дрвни кластер Војводине", "Произвођачи намештаја заједно наступају на сајмовима.", "RS12"),
}
LANGUAGES = ("en", "bg", "el", "sr-cyrl")


def _published(cast: Any, language: str, title: str, summary: str, region: str) -> Record:
    content = people.practice_content(title=title, summary=summary, regions=[region], keywords=[])
    content["body"] = {"challenge": summary, "what_is_done": summary, "outcome": "worked"}
    record = records.begin_record(
        actor=cast.author, at=AT, kind="practice", language=language, organisation_id=cast.home.pk, content=content
    )
    records.submit(actor=cast.author, at=AT, record_id=record.pk)
    records.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    records.approve(actor=cast.reviewer, at=AT + timedelta(days=1), record_id=record.pk, revision=1)
    index_record(record_id=str(record.pk))
    return Record.objects.get(pk=record.pk)


@pytest.fixture
def shelf(cast) -> dict[str, Record]:
    """Four practices, each in its language; the Bulgarian one follows from the Italian one."""
    shelf = {language: _published(cast, language, *words) for language, words in PRACTICES.items()}
    records.link(actor=cast.author, at=AT, source_id=shelf["bg"].pk, target_id=shelf["it"].pk, type="inspired_by")
    return shelf


def test_a_question_in_bulgarian_finds_the_italian_and_the_albanian_record_and_says_why(visit, shelf) -> None:
    page = visit(path="/bg/")
    page.locator("main input[type=search]").first.fill("климатични технологии клъстер")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bg/records/?q=**")
    titles = page.locator(".row-title").all_inner_texts()
    assert PRACTICES["it"][0] in titles[:2]
    assert PRACTICES["sq"][0] in titles[:2]
    first = page.locator(".rows > li").first
    assert first.locator(".row-why").count() == 1
    assert first.locator(".row-title").get_attribute("lang") in {"it", "sq"}
    assert page.problems == []


def test_filters_narrow_the_list_live_in_the_address_and_can_be_taken_away(visit, shelf) -> None:
    page = visit(path="/en/records/")
    page.locator(".facet a", has_text="Bulgaria").first.click()
    page.wait_for_url("**country=BG**")
    assert page.locator(".rows > li").count() == 1
    page.locator(".facet a", has_text="Serbia").first.click()
    page.wait_for_url("**country=RS**")
    assert page.locator(".rows > li").count() == 2
    page.reload()
    assert page.locator(".rows > li").count() == 2
    page.locator(".chips a", has_text="Clear all").click()
    page.locator(".rows > li").nth(3).wait_for()
    assert page.locator(".rows > li").count() == 4


def test_sorting_a_list_needs_no_button_with_script_and_has_one_without(visit, shelf) -> None:
    page = visit(path="/en/records/")
    page.locator("#sort").select_option("title")
    page.wait_for_url("**sort=title**")
    plain = visit(path="/en/records/", script=False)
    plain.locator("#sort").select_option("title")
    plain.get_by_role("button", name="Sort").click()
    assert "sort=title" in plain.url


def test_typing_suggests_titles_that_arrow_keys_and_enter_open(visit, shelf) -> None:
    page = visit(path="/en/")
    box = page.locator("main input[type=search]").first
    box.press_sequentially("клим", delay=20)
    assert page.locator("[role=option]").count() == 0
    box.fill("")
    box.press_sequentially("кожар", delay=20)
    page.locator("[role=option]").first.wait_for()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant")
    box.press("Enter")
    page.wait_for_url(f"**/records/{shelf['bg'].pk}/")


def test_a_record_is_read_cited_taken_as_pdf_followed_and_its_chain_walked(visit, shelf) -> None:
    record = shelf["bg"]
    page = visit(path=f"/en/records/{record.pk}/")
    assert page.locator("h1 span").get_attribute("lang") == "bg"
    assert "written in Bulgarian" in page.locator(".language-bar").inner_text()
    page.get_by_role("link", name="Cite", exact=True).click()
    assert "@misc{" in page.locator("#text-bib").inner_text()
    with page.expect_download() as taken:
        page.locator('a[href$="cite.ris"]').click()
    assert taken.value.suggested_filename.endswith(".ris")
    page.go_back()
    assert (
        page.request.get(page.get_by_role("link", name="Download as PDF").get_attribute("href"))
        .body()
        .startswith(b"%PDF")
    )
    assert "<feed" in page.request.get(page.get_by_role("link", name="Feed", exact=True).get_attribute("href")).text()
    page.get_by_role("link", name="Chain", exact=True).click()
    page.locator("svg a", has_text="Cluster per le").click()
    page.wait_for_url(f"**/records/{shelf['it'].pk}/")
    assert "inspired" in page.locator(".thread").inner_text()
    assert page.problems == []


def test_the_language_switch_keeps_the_page_and_serbian_comes_in_both_scripts(visit, shelf) -> None:
    page = visit(path=f"/sr-cyrl/records/{shelf['sr'].pk}/")
    assert page.locator("h1").inner_text() == "Дрвни кластер Војводине"
    page.locator(".site-foot a[lang=sr-Latn]").click()
    page.wait_for_url(f"**/sr-latn/records/{shelf['sr'].pk}/")
    assert page.locator("h1").inner_text() == "Drvni klaster Vojvodine"


def test_no_reader_gets_a_cookie_and_nothing_is_asked_of_another_host(visit, shelf) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (
        "/en/",
        "/en/records/?q=cluster",
        f"/en/records/{shelf['bg'].pk}/",
        "/en/partners/",
        "/en/service-levels",
    ):
        page.goto(path)
    assert page.context.cookies() == []
    server = page.url.split("/en/")[0]
    assert [url for url in asked if not url.startswith((server, "data:"))] == []


def test_a_reader_finds_and_opens_a_record_by_keyboard_alone(visit, shelf) -> None:
    page = visit(path="/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("Gabrovo занаятчии")
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/?q=**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.row-title')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/*-*/")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_everything_can_be_read_without_script(visit, shelf, script) -> None:
    page = visit(path="/it/records/", script=script)
    page.locator("main input[type=search]").first.fill("занаятчии")
    page.locator("main .search-form button").click()
    page.locator(".row-title a").first.click()
    assert page.locator("article").inner_text().strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_reading_page(visit, shelf, axe, language) -> None:
    page = visit()
    record = shelf["bg"].pk
    found = {}
    for path in (
        "records/",
        "records/?q=zzzz",
        "records/?q=klaster&country=RS",
        f"records/{record}/",
        f"records/{record}/chain/",
        f"records/{record}/history/",
        f"records/{record}/cite/",
        "service-levels",
    ):
        page.goto(f"/{language}/{path}")
        problems = axe(page)
        if problems:
            found[path] = problems
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_lost_on_a_narrow_screen(visit, shelf, width) -> None:
    page = visit(width=width)
    record = shelf["it"].pk
    for path in (
        "records/?q=klaster",
        f"records/{record}/",
        f"records/{record}/chain/",
        f"records/{record}/history/",
        f"records/{record}/cite/",
        "service-levels",
    ):
        page.goto(f"/de/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_record_prints_as_a_report_with_its_address_and_seal(visit, shelf) -> None:
    page = visit(path=f"/en/records/{shelf['bg'].pk}/")
    page.emulate_media(media="print")
    assert not page.locator(".site-head").is_visible()
    foot = page.locator(".print-foot")
    assert foot.is_visible()
    assert f"/records/{shelf['bg'].pk}/" in foot.inner_text()
