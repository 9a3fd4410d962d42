"""The public face in a browser: by keyboard, without script, on a narrow window, in the dark, on paper."""

import pytest

from tests.outreach.conftest import make_face
from tests.outreach.pages import PAGES

LANGUAGES = ["en", "bg", "el", "sr-cyrl"]
TEMPLATES = [
    page for page in PAGES if page not in {"themes/theme-2/", "groups/theme-2/", "packages/WP6/", "partners/LATE/"}
]


@pytest.fixture
def partnership(public_version):
    """The partnership of `tests/outreach` with one published record."""
    made = make_face()
    made.publish()
    return made


def problems_of(page, axe, path: str) -> list[str]:
    page.goto(path)
    found = [f"{path}: {each}" for each in axe(page)]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"{path}: {wider} pixels too wide"] if wider > 0 else [])


# Contrast is a matter of the light, not of the language: two languages in the dark, the longest words and another script.
@pytest.mark.parametrize(
    ("language", "scheme"), [*((each, "light") for each in LANGUAGES), ("bg", "dark"), ("el", "dark")]
)
def test_axe_finds_nothing_on_any_page_in_either_light(partnership, visit, axe, language, scheme):
    page = visit(width=1280 if scheme == "light" else 390, color_scheme=scheme)
    found = [problem for path in TEMPLATES for problem in problems_of(page, axe, f"/{language}/{path}")]
    assert found == []
    assert page.problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out_of_a_window_of_320_pixels(partnership, visit, language):
    page = visit(width=320)
    wide = []
    for path in TEMPLATES:
        page.goto(f"/{language}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


def test_the_keyboard_skips_to_the_content_and_walks_the_map(partnership, visit):
    page = visit(path="/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator(".map a[aria-label^='HOME Agency']").focus()
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('circle')).strokeWidth") == "4px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/partners/HOME/")


def test_every_partner_is_reached_by_tab_alone_on_the_map_and_in_its_list(partnership, visit):
    page = visit(path="/en/partners/")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "[document.activeElement.closest('svg') ? 'map' : document.activeElement.closest('table') ? 'list' : '',"
                " document.activeElement.getAttribute('href')].join(' ')"
            )
        )
    for code in ("HOME", "LATE", "LEFT"):
        assert {f"map /en/partners/{code}/", f"list /en/partners/{code}/"} <= reached


def test_the_menu_of_a_phone_opens_by_keyboard_and_leads_on(partnership, visit):
    page = visit(path="/en/", width=390)
    menu = page.locator(".narrow-menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.locator(".narrow-menu a", has_text="Partners")
    assert link.is_visible()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/partners/")
    assert page.locator("h1").inner_text() == "Partners"


def test_without_script_one_reads_searches_and_changes_the_language(partnership, visit):
    page = visit(path="/en/", script=False)
    assert page.locator("h1").count() == 1
    page.locator("#home-search").fill("клъстер")
    page.locator("#home-search").press("Enter")
    page.wait_for_url("**/en/records/?q=*")
    assert page.locator("main", has_text="Клъстер за чисти технологии").count() == 1
    page.goto("/en/partners/HOME/")
    page.locator("footer a[lang=bg]").click()
    page.wait_for_url("**/bg/partners/HOME/")
    assert page.locator("h1").inner_text() == "Агенция HOME"
    page.goto("/en/partners/")
    page.locator("summary", has_text="The same as a table").click()
    assert page.locator("figure table").is_visible()
    page.locator("a.sorts", has_text="Country").click()
    page.wait_for_url("**/en/partners/?sort=country*")
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_a_partner_prints_as_a_report(partnership, visit):
    page = visit(path="/en/partners/HOME/")
    page.emulate_media(media="print")
    assert not page.locator(".site-head").is_visible()
    assert page.locator(".print-foot").is_visible()
    assert "/en/partners/HOME/" in page.locator(".print-foot").inner_text()
    assert page.locator("dt", has_text="Lead partner").is_visible()


def test_no_reader_gets_a_cookie_and_no_request_leaves_the_house(partnership, visit):
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "partners/", "partners/HOME/", "timeline/"):
        page.goto(f"/el/{path}")
    assert page.context.cookies() == []
    home = page.url.partition("/el/")[0]
    assert [each for each in asked if not each.startswith((home, "data:"))] == []
