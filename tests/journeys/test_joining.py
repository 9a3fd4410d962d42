"""Two offices tell of the same in two languages: the second hears of it, the leader makes one of the two, the old address leads on."""

from polisee.foundation.clock import now
from polisee.knowledge.sweeping import sweep
from polisee.records import api as records
from polisee.records.models import Record
from tests import people
from tests.journeys.conftest import work_off
from tests.journeys.test_following import published


def test_two_that_are_the_same_become_one(visit, cast, axe) -> None:
    first = published(cast)
    draft = records.begin_record(
        actor=cast.translator, at=now(), kind="practice", language="de", organisation_id=cast.away.pk,
        content=people.practice_content(
            title="Cluster für saubere Technologien", summary="Firmen und Universitäten arbeiten zusammen.",
            regions=["BG41", "BG34"], body={"challenge": "Wenig Kontakt.", "what_is_done": "Treffen."},
        ),
    )  # fmt: skip
    page = visit(cast.translator, f"/en/work/records/{draft.pk}/submit/")
    assert page.get_by_role("heading", name="This seems to be told already").is_visible()
    assert axe(page) == []
    page.get_by_role("button", name="It is the same").click()
    assert page.get_by_text("The author says: the same").is_visible()
    other_reviewer = people.reviewer(people.organisation("FOURTH", "IT"), name="Remo")
    page.get_by_role("button", name="Send for review").click()
    records.assign(actor=cast.leader, at=now(), record_id=draft.pk, reviewer_id=other_reviewer.pk)
    records.approve(actor=other_reviewer, at=now(), record_id=draft.pk, revision=1)
    work_off()
    _in_a_thread(lambda: sweep(now()))
    page = visit(cast.leader, "/en/work/same/")
    assert axe(page) == []
    page.get_by_role("link", name="Cluster für saubere Technologien").click()
    assert axe(page) == []
    page.get_by_role("button", name="The same: make one of the two").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Make one record of two"
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("group", name="Regions").get_by_label("Take both").check()
    page.get_by_role("button", name="Make one of the two").click()
    assert page.get_by_text("The two records are one.").is_visible()
    states = {each.pk: each.state for each in Record.objects.all()}
    gone = next(key for key, state in states.items() if state == "archived")
    kept = next(key for key in states if key != gone)
    assert {gone, kept} == {first.pk, draft.pk}
    reader = visit(None, f"/en/records/{gone}/")
    assert reader.url.endswith(f"/en/records/{kept}/")
    reader.goto(f"/en/records/{kept}/history/")
    assert reader.get_by_text("A record that went into this one").is_visible()
    assert axe(reader) == []
    page.get_by_role("button", name="Part them again").click()
    assert page.get_by_text("They are two records again.").is_visible()
    reader.goto(f"/en/records/{gone}/")
    assert reader.url.endswith(f"/en/records/{gone}/")
    assert page.problems == []


def _in_a_thread(act) -> None:
    """The browser's loop runs in this thread: the database is asked in another."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    def run() -> None:
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()
