"""The loop: written in Bulgarian, reviewed, changed, approved, read by everybody, translated into Albanian, found there."""

from django.core import mail

from polisee.notify.jobs import send_notice
from polisee.notify.models import Notice
from polisee.records import api
from polisee.records.models import Record

TITLE = "Клъстер за климатични технологии в Пловдив"


def write(page) -> None:
    page.goto("/bg/work/records/new/")
    page.locator('input[value="practice"]').check()
    page.locator('select[name="language"]').select_option("bg")
    page.locator("main form button.primary").click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Фирми и университет заедно разработват технологии за опазване на климата.")
    page.locator('input[name="themes"][value="3"]').check()
    page.locator("#id_challenge").fill("Малките фирми нямаха връзки с науката.")
    page.locator("#id_what_is_done").fill("Агенцията ги събира всеки месец и плаща общите проекти.")
    page.locator("#id_sources_0").fill("https://example.org/klaster")
    page.locator('button.button[value="submit"]').click()
    page.locator("main form button.primary").click()
    page.wait_for_url("**/review/")


def test_from_a_draft_in_bulgarian_to_a_page_found_in_albanian(visit, cast) -> None:
    author, leader, reviewer, translator = (visit(who) for who in (cast.author, cast.leader, cast.reviewer, cast.translator))
    write(author)
    record = Record.objects.get()

    leader.goto("/en/work/")
    leader.locator(".task-act a", has_text="Choose a reviewer").click()
    leader.get_by_label("Rita Reviewer").check()
    leader.get_by_role("button", name="Ask for the review").click()
    leader.wait_for_selector(".notice.good")

    reviewer.goto("/en/work/")
    reviewer.locator(".task-act a", has_text="Review").click()
    field = reviewer.locator("#field-challenge")
    field.locator("summary", has_text="Leave a remark").click()
    field.locator("textarea").fill("How many firms?")
    field.get_by_role("button", name="Keep the remark").click()
    reviewer.locator("#field-challenge .remark").wait_for()
    reviewer.get_by_label("In a few words, to the authors").fill("Please give figures.")
    reviewer.get_by_role("button", name="Ask for changes").click()
    reviewer.wait_for_selector(".notice.good")

    author.goto("/bg/work/")
    author.locator(".task-act a").first.click()
    assert "How many firms?" in author.locator("#field-id_challenge + .remark").inner_text()
    author.locator("#id_challenge").fill("Четиридесет малки фирми нямаха връзки с науката.")
    author.locator('button.button[value="submit"]').click()
    author.locator("main form button.primary").click()
    author.wait_for_url("**/review/")

    leader.goto(f"/en/work/records/{record.pk}/review/")
    leader.get_by_label("Rita Reviewer").check()
    leader.get_by_role("button", name="Ask for the review").click()
    leader.wait_for_selector(".notice.good")

    reviewer.goto(f"/en/work/records/{record.pk}/review/")
    assert "Четиридесет" in reviewer.locator("#field-challenge ins").inner_text()
    reviewer.get_by_label("and approve it as it is").check()
    reviewer.get_by_role("button", name="Approve and publish").click()
    reviewer.wait_for_selector(".notice.good")
    assert Record.objects.get().state == "published"

    translator.goto(f"/sq/work/records/{record.pk}/translate/sq/")
    translator.locator("#text-title").fill("Klaster për teknologji klimatike në Plovdiv")
    translator.locator("#text-summary").fill("Firmat dhe universiteti zhvillojnë bashkë teknologji për mbrojtjen e klimës.")
    translator.locator('button.primary[value="save"]').click()
    translator.wait_for_selector(".notice.good")
    reviewer.goto(f"/en/work/records/{record.pk}/translate/sq/")
    reviewer.get_by_role("button", name="I have read it: approve").click()
    reviewer.wait_for_selector(".notice.good")
    assert api.published_one(record.pk).title("sq").text == "Klaster për teknologji klimatike në Plovdiv"

    reader = visit(None, f"/bg/records/{record.pk}/")
    assert TITLE in reader.locator("h1").inner_text()
    assert "Четиридесет малки фирми" in reader.locator("main").inner_text()
    reader.goto(f"/sq/records/{record.pk}/")
    assert "Klaster për teknologji klimatike" in reader.locator("h1").inner_text()
    assert reader.context.cookies() == []
    for page in (author, leader, reviewer, translator):
        assert page.problems == []


def test_everyone_concerned_gets_a_mail_that_leads_to_the_right_page(visit, cast) -> None:
    write(visit(cast.author))
    for notice in Notice.objects.all():
        send_notice(str(notice.pk))
    [letter] = mail.outbox
    assert letter.to == [cast.leader.email]
    path = next(line for line in letter.body.splitlines() if line.startswith("http")).split("/", 3)[3]
    page = visit(cast.leader, f"/{path}")
    assert page.get_by_label("Rita Reviewer").count() == 1


def test_axe_finds_nothing_on_any_working_page(visit, cast, axe) -> None:
    author = visit(cast.author)
    write(author)
    record = Record.objects.get()
    leader, reviewer = visit(cast.leader), visit(cast.reviewer)
    found: dict[str, list[str]] = {}

    def look(page, path: str) -> None:
        page.goto(f"/en/work/{path}")
        if problems := axe(page):
            found[path] = problems

    own = f"records/{record.pk}/"
    look(leader, "")
    look(leader, f"{own}review/")
    leader.get_by_label("Rita Reviewer").check()
    leader.get_by_role("button", name="Ask for the review").click()
    leader.wait_for_selector(".notice.good")
    look(reviewer, f"{own}review/")
    reviewer.get_by_label("In a few words, to the authors").fill("More.")
    reviewer.get_by_role("button", name="Ask for changes").click()
    reviewer.wait_for_selector(".notice.good")
    for path in ("", "inbox/", "records/", "records/new/", "similar", *(
        f"{own}{each}" for each in ("edit/", "preview/", "submit/", "review/", "links/", "versions/", "translate/", "translate/sr/")
    )):
        look(author, path)
    assert found == {}
