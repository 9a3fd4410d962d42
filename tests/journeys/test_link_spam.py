"""The founding incident, replayed: "buy courseworks" is slipped into the middle of a sentence, and does not come through."""

import re
from typing import Any

from polisee.records import api
from polisee.records.models import Record
from polisee.trust.hosts.models import OutboundHost
from tests.journeys.conftest import Cast, Visit, work_off
from tests.people import AT, practice_content

TEXT = "Агенцията събира малките фирми и университетите всеки месец. Те работят заедно."
SLIPPED = "Агенцията събира малките [buy courseworks](https://essays-for-you.com/buy) фирми и университетите всеки месец. Те работят заедно."


def published(cast: Cast) -> Record:
    content = practice_content(body={"challenge": TEXT, "what_is_done": "Агенцията кани."})
    record = api.begin_record(
        actor=cast.author, at=AT, kind="practice", language="bg", organisation_id=cast.home.pk, content=content
    )
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=1)
    return Record.objects.get(pk=record.pk)


def test_slipped_in_link_spam_is_flagged_waits_for_a_second_person_and_is_refused(
    visit: Visit, cast: Cast, axe: Any
) -> None:
    record = published(cast)
    work = f"/en/work/records/{record.pk}"

    # A contributor slips two words and a link into a sentence of a text that is public, and sends it for review.
    author = visit(cast.author, f"{work}/edit/", script=False)
    author.locator('textarea[name="challenge"]').fill(SLIPPED)
    author.locator('button[name="act"][value="save"]').last.click()
    author.goto(f"{work}/submit/")
    author.locator("main form button").click()

    # The leader's list says what to look at before it is opened.
    leader = visit(cast.leader, "/en/work/")
    assert (
        "A link was put into the middle of a sentence that is otherwise unchanged"
        in leader.locator("main").inner_text()
    )
    leader.goto(f"{work}/review/")
    leader.locator(f'input[name="reviewer"][value="{cast.reviewer.pk}"]').check()
    leader.get_by_role("button", name="Ask for the review").click()

    # The reviewer sees it flagged: why it is odd, the link in its sentence, the host in large letters.
    reviewer = visit(cast.reviewer, f"{work}/review/")
    seen = reviewer.locator("main").inner_text()
    assert "A link was put into the middle of a sentence that is otherwise unchanged" in seen
    assert "words of trades" in seen
    assert reviewer.locator(".host-name").inner_text() == "essays-for-you.com"
    assert "Brought by Ана Авторова" in seen
    assert "New link" in reviewer.locator("#field-challenge").inner_text()
    assert "buy courseworks" in reviewer.locator("#field-challenge ins").first.inner_text()
    assert axe(reviewer) == []

    # Approving without a word about the host goes nowhere, and the sentence stands at the field.
    reviewer.locator("#confirmed").check()
    reviewer.get_by_role("button", name="Approve and publish").click()
    assert "A second person must confirm this host." in reviewer.locator("#field-challenge .field-error").inner_text()
    assert Record.objects.get(pk=record.pk).published.number == 1
    assert OutboundHost.objects.get().state == "waiting"

    # Refused, with the reason, in one step with the decision.
    reviewer.get_by_label("Refuse it, and ask for changes").check()
    reviewer.get_by_label("Why it is refused").fill("Sells papers to students.")
    reviewer.locator("#conclusion").fill("Два странни думи и връзка: махнете ги.")
    reviewer.get_by_role("button", name="Ask for changes").click()
    reviewer.wait_for_url(re.compile(r"/en/work/$"))
    row = OutboundHost.objects.get()
    assert (row.state, row.brought_by, row.decided_by) == ("refused", cast.author, cast.reviewer)

    # The register tells everything to who decides; the public reads what was approved.
    leader.goto("/en/admin/hosts/?state=refused")
    leader.get_by_role("link", name="essays-for-you.com").click()
    told = leader.locator("main").inner_text()
    assert "Sells papers to students." in told
    assert "Rita Reviewer" in told
    assert "Клъстер за чисти технологии" in told
    assert axe(leader) == []
    work_off()
    public = visit(None, f"/bg/records/{record.pk}/")
    assert "courseworks" not in public.content()
    assert "университетите всеки месец" in public.locator("main").inner_text()
    assert [*author.problems, *leader.problems, *public.problems] == []


def test_the_register_and_the_review_are_used_on_a_phone_without_script(visit: Visit, cast: Cast) -> None:
    record = published(cast)
    content = practice_content(body={"challenge": SLIPPED, "what_is_done": "Агенцията кани."})
    api.save_record(actor=cast.author, at=AT, record_id=record.pk, content=content, based_on=1)
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    for person, path in (
        (cast.reviewer, f"/en/work/records/{record.pk}/review/"),
        (cast.leader, "/en/admin/hosts/"),
        (cast.leader, "/en/admin/hosts/essays-for-you.com/"),
    ):
        phone = visit(person, path, width=320)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert phone.locator("h1").count() == 1
    page = visit(cast.leader, "/en/admin/hosts/essays-for-you.com/", script=False)
    page.locator('input[name="state"][value="known"]').check()
    page.get_by_role("button", name="Decide").click()
    assert OutboundHost.objects.get().state == "known"
