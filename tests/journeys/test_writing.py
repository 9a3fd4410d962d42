"""Writing in a real browser: nothing typed is lost, whatever happens."""

from django.contrib.sessions.models import Session

from polisee.records import api
from polisee.records.models import Autosave, Record
from tests.journeys.conftest import sign_in_by_form
from tests.people import AT, practice_content


def draft(cast, **content: object) -> Record:
    return api.begin_record(
        actor=cast.author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast.home.pk,
        content=practice_content(**content),
    )


def edit(record) -> str:
    return f"/en/work/records/{record.pk}/edit/"


def state(page) -> object:
    return page.locator("[data-saved-state]")


def test_what_is_typed_is_saved_as_one_goes_and_says_when(visit, cast) -> None:
    record = draft(cast)
    page = visit(cast.author, edit(record))
    page.locator("#id_title").fill("Ново заглавие на клъстера")
    page.wait_for_selector('[data-saved-state][data-state="saved"]')
    assert "Saved at" in state(page).inner_text()
    page.reload()
    assert page.locator("#id_title").input_value() == "Ново заглавие на клъстера"
    assert Record.objects.get(pk=record.pk).current.content["title"] != "Ново заглавие на клъстера"
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_load_state()
    assert Record.objects.get(pk=record.pk).current.content["title"] == "Ново заглавие на клъстера"
    assert page.problems == []


def test_a_dropped_connection_keeps_the_text(visit, cast) -> None:
    record = draft(cast)
    page = visit(cast.author, edit(record))
    page.context.set_offline(True)
    page.locator("#id_summary").fill("Написано във влака, без връзка.")
    page.wait_for_selector('[data-saved-state][data-state="failed"]')
    assert "no connection" in state(page).inner_text()
    assert "Kept in this browser" in state(page).inner_text()
    # The window is closed while there is no connection. Closing lifts the browser's pretended outage a moment before
    # the page's last attempt to save, so the page is made to stay without one.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no connection')); }")
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(edit(record))
    assert again.locator("#id_summary").input_value() == "Написано във влака, без връзка."
    assert again.locator("[data-restored]").is_visible()
    again.wait_for_selector('[data-saved-state][data-state="saved"]')
    assert Autosave.objects.get().typed["summary"] == ["Написано във влака, без връзка."]


def test_back_online_the_page_saves_by_itself(visit, cast) -> None:
    page = visit(cast.author, edit(draft(cast)))
    page.context.set_offline(True)
    page.locator("#id_summary").fill("Още един ред.")
    page.wait_for_selector('[data-saved-state][data-state="failed"]')
    page.context.set_offline(False)
    page.wait_for_selector('[data-saved-state][data-state="saved"]')
    assert Autosave.objects.get().typed["summary"] == ["Още един ред."]


def test_an_expired_session_keeps_the_text_and_brings_it_back_after_signing_in(visit, cast) -> None:
    record = draft(cast)
    page = visit(cast.author, edit(record))
    Session.objects.all().delete()
    page.locator("#id_summary").fill("Сесията изтече, докато пиша.")
    page.wait_for_selector('[data-saved-state][data-state="failed"]')
    assert "signed out" in state(page).inner_text()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_role("heading", name="You are signed out").wait_for()
    assert page.get_by_label("Summary").input_value() == "Сесията изтече, докато пиша."
    page.locator("main").get_by_role("link", name="Sign in").click()
    page.wait_for_url("**/sign-in/**")
    sign_in_by_form(page, cast.author)
    page.wait_for_url(f"**{edit(record)}")
    assert page.locator("#id_summary").input_value() == "Сесията изтече, докато пиша."
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_selector(".notice.good")
    assert Record.objects.get().current.content["summary"] == "Сесията изтече, докато пиша."


def test_an_expired_session_keeps_the_text_without_a_script_too(visit, cast) -> None:
    record = draft(cast)
    page = visit(cast.author, edit(record), script=False)
    Session.objects.all().delete()
    page.locator("#id_summary").fill("Без скрипт и без сесия.")
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_url("**/sign-in/**")
    sign_in_by_form(page, cast.author)
    page.wait_for_url(f"**{edit(record)}")
    assert page.locator("#id_summary").input_value() == "Без скрипт и без сесия."


def test_a_sign_in_page_never_slips_into_the_form(visit, cast) -> None:
    """Similar records are asked for while the session is over: the token of the form stays its own."""
    page = visit(cast.author, edit(draft(cast)))
    Session.objects.all().delete()
    with page.expect_response("**/work/similar**"):
        page.locator("#id_title").fill("Съвсем друго заглавие за клъстер")
    page.wait_for_selector('[data-saved-state][data-state="failed"]')
    assert page.locator("[data-similar-list] input").count() == 0


def test_after_signing_in_in_another_window_the_first_goes_on_saving(visit, cast) -> None:
    page = visit(cast.author, edit(draft(cast)))
    Session.objects.all().delete()
    page.locator("#id_summary").fill("Първи прозорец.")
    page.wait_for_selector('[data-saved-state][data-state="failed"]')
    other = page.context.new_page()
    other.goto("/en/account/sign-in/")
    sign_in_by_form(other, cast.author)
    page.bring_to_front()
    page.locator("#id_summary").press("End")
    page.locator("#id_summary").type(" Продължавам.")
    page.wait_for_selector('[data-saved-state][data-state="saved"]')
    assert Autosave.objects.get().typed["summary"] == ["Първи прозорец. Продължавам."]


def test_by_keyboard_alone(visit, cast) -> None:
    """Every control of the form is reached by the Tab key, and the record is saved by Enter."""
    record = draft(cast)
    page = visit(cast.author, edit(record))
    page.locator("#id_title").focus()
    wanted = {
        "summary",
        "keywords",
        "challenge",
        "what_is_done",
        "evidence_of_success",
        "period_from",
        "sources-0-url",
        "image_file",
    }
    for _press in range(160):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || ''")
        wanted.discard(name)
        if name == "keywords":
            page.keyboard.type(", клавиатура")
        if page.evaluate(
            "document.activeElement.value === 'save' && document.activeElement.classList.contains('primary')"
        ):
            break
    assert wanted == set()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.wait_for_selector(".notice.good")
    assert "клавиатура" in Record.objects.get(pk=record.pk).current.content["keywords"]


def test_errors_are_listed_at_the_top_lead_to_their_field_and_keep_the_text(visit, cast) -> None:
    record = draft(cast)
    page = visit(cast.author, edit(record))
    page.locator("#id_sources_0").fill("не е адрес")
    page.locator("#id_title").fill("Ново")
    page.get_by_role("button", name="Save", exact=True).last.click()
    summary = page.locator(".error-summary")
    summary.wait_for()
    summary.locator("a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_sources_0"
    assert page.locator("#id_sources_0").input_value() == "не е адрес"
    assert page.locator("#id_title").input_value() == "Ново"


def test_a_source_row_is_added_and_a_region_found_by_name(visit, cast) -> None:
    page = visit(cast.author, edit(draft(cast)))
    rows = page.locator("[data-row]").count()
    page.get_by_role("button", name="Add a source").click()
    assert page.locator("[data-row]").count() == rows + 1
    page.keyboard.type("https://example.org/new")
    page.locator("#id_regions_search").fill("emilia")
    assert page.locator("label[data-region]:visible").count() == 1
    page.locator("label[data-region]:visible input").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_selector(".notice.good")
    content = Record.objects.get().current.content
    assert "ITH5" in content["regions"]
    assert content["sources"][-1]["url"] == "https://example.org/new"
