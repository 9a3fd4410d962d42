"""The design system in a real browser: legible, reachable by keyboard, whole at 320 px, without script, on paper.

The pages are rendered here and handed to the browser with our headers; nothing is served by a network.
"""

import mimetypes
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from polisee.foundation.languages.tags import PATH_CODES
from polisee.ui.security_headers import HEADERS
from polisee.ui.web import errors
from polisee.ui.web.styleguide import styleguide
from tests.ui.rendering import request_for

STATIC = Path(__file__).resolve().parents[2] / "build" / "static"
CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OURS = "https://polisee.example"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not STATIC.exists(), reason="the assets are not built: python -m polisee.ui.build"),
]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser) -> Iterator[Open]:
    contexts = []

    def opened(path: str = "/en/styleguide", *, width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "request", lambda request: page.problems.append(request.url) if not request.url.startswith(OURS) else None
        )
        # Rendered before the browser asks: its loop and Django's do not meet.
        with override(path.split("/")[1]):
            answer = errors.not_found(request_for(path)) if "nowhere" in path else styleguide(request_for(path))
        page.route("**/*", lambda route: _answer(route, answer.content))
        page.goto(f"{OURS}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def _answer(route: Any, html: bytes) -> None:
    path = route.request.url.removeprefix(OURS).partition("?")[0]
    if not path.startswith("/static/"):
        route.fulfill(body=html, headers={**HEADERS, "Content-Type": "text/html; charset=utf-8"})
        return
    file = STATIC / path.removeprefix("/static/")
    if file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
    else:
        route.fulfill(status=404)


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(open_page, width, scheme):
    page = open_page(width=width, color_scheme=scheme)
    assert violations(page) == []
    assert page.problems == []


@pytest.mark.parametrize("code", PATH_CODES)
def test_axe_finds_nothing_on_an_error_page_in_any_language(open_page, code):
    assert violations(open_page(f"/{code}/nowhere", width=390)) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_sticks_out_of_the_window(open_page, width):
    page = open_page(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_that_is_pressed_is_smaller_than_24_pixels(open_page):
    small = """[...document.querySelectorAll("a, button, summary, input, select, textarea")].filter(element => {
      const box = element.getBoundingClientRect();
      return box.width && (box.width < 24 || box.height < 24) && getComputedStyle(element).display !== "inline"
        && !element.closest("svg") && !element.closest(".visually-hidden");
    }).map(element => element.outerHTML.slice(0, 100))"""
    for width in (390, 1280):
        assert open_page(width=width).evaluate(small) == []


def test_nothing_is_fetched_from_elsewhere_and_no_cookie_is_set(open_page):
    page = open_page()
    page.wait_for_load_state("networkidle")
    assert page.problems == []
    assert page.context.cookies() == []


def test_the_paper_is_switched_and_kept_without_a_cookie(open_page):
    page = open_page(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click("[data-theme-switch]")
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    assert page.context.cookies() == []


def test_print_is_light_even_on_dark_paper_and_has_its_address(open_page):
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#211d18"
    assert page.locator(".print-foot").is_visible()
    assert not page.locator(".site-head").is_visible()


def test_one_can_skip_to_the_content(open_page):
    page = open_page()
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.className") != "skip":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_menu_closes_with_escape_and_gives_the_focus_back(open_page):
    page = open_page()
    summary = page.locator("details[data-menu] > summary", has_text="Cite")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="BibTeX").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="BibTeX").is_visible()
    assert page.evaluate("document.activeElement.textContent").strip() == "Cite"


def test_a_dialog_takes_the_focus_and_closes(open_page):
    page = open_page()
    page.get_by_role("button", name="Open a dialog").click()
    assert page.get_by_role("dialog", name="Withdraw this practice?").is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_the_counter_counts_as_the_server_does_and_says_when_it_is_too_much(open_page):
    page = open_page()
    text = "ђ" * 298 + "👍🏽"
    counter = page.locator("[data-counter-for=id_summary]")
    page.fill("#id_summary", text)
    assert len(text) == 300
    assert counter.inner_text().startswith("300 of 300 characters")
    assert counter.get_attribute("data-over") is None
    page.fill("#id_summary", text + "x")
    assert counter.get_attribute("data-over") is not None


def test_a_matrix_is_walked_by_the_arrow_keys(open_page):
    page = open_page()
    cells = page.locator(".matrix tbody tr")
    cells.nth(0).locator("td a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    place = """(() => { const cell = document.activeElement.closest("td");
      return [cell.parentElement.rowIndex, cell.cellIndex]; })()"""
    assert page.evaluate(place) == [2, 2]
    page.keyboard.press("End")
    assert page.evaluate(place) == [2, 4]
    page.keyboard.press("Control+Home")
    assert page.evaluate(place) == [1, 1]
    assert page.locator('.matrix [data-cell][tabindex="0"]').count() == 1


def test_a_table_is_sorted_by_its_headings(open_page):
    page = open_page()
    table = page.locator("[data-sortable]").first
    table.get_by_role("button", name="Median").click()
    assert table.locator("tbody th").all_inner_texts() == ["Published", "Assigned", "Reviewed"]
    table.get_by_role("button", name="Median").click()
    assert table.locator("tbody th").all_inner_texts() == ["Reviewed", "Assigned", "Published"]
    assert table.locator('th[aria-sort="descending"]').count() == 1


def test_the_filters_are_folded_on_a_phone_and_open_beside_a_list(open_page):
    assert not open_page(width=390).locator(".facets .facet").first.is_visible()
    assert open_page(width=1280).locator(".facets .facet").first.is_visible()


def test_without_script_everything_is_there(open_page):
    page = open_page(width=390, java_script_enabled=False)
    assert page.locator(".facets .facet").first.is_visible()
    assert not page.get_by_role("button", name="Open a dialog").is_visible()
    assert not page.locator("[data-theme-switch]").is_visible()
    page.locator(".narrow-menu > summary").click()
    assert page.locator(".narrow-menu a[hreflang=el]").is_visible()


def test_a_region_of_the_map_is_reached_by_keyboard(open_page):
    page = open_page()
    region = page.locator('.map a[aria-label="Marche: 9"]')
    region.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Marche: 9"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement.querySelector('path')).strokeWidth)") >= 3


@pytest.mark.parametrize("lang", ["bg", "sr-Cyrl", "sr-Latn", "el", "sq", "ro", "hu"])
def test_each_script_is_set_in_our_type(open_page, lang):
    page = open_page()
    page.evaluate("document.fonts.ready.then(() => true)")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    document = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": document, "selector": f".specimen[lang={lang}]"})["nodeId"]
    fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert fonts
    assert all(font["isCustomFont"] and font["familyName"].startswith("Source Sans 3") for font in fonts), fonts
