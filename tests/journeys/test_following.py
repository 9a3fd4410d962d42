"""A reader with an account follows a theme, gets one mail, opens what is new, and stops the mails."""

from datetime import timedelta

from polisee.following.models import DigestPlan
from polisee.foundation.clock import now
from polisee.records import api as records
from tests import people
from tests.journeys.conftest import work_off


def published(cast, **content):
    """A record that went through its review a moment ago."""
    record = records.begin_record(
        actor=cast.author, at=now(), kind="practice", language="bg", organisation_id=cast.home.pk,
        content=people.practice_content(**content),
    )  # fmt: skip
    records.submit(actor=cast.author, at=now(), record_id=record.pk)
    records.assign(actor=cast.leader, at=now(), record_id=record.pk, reviewer_id=cast.reviewer.pk)
    records.approve(actor=cast.reviewer, at=now(), record_id=record.pk, revision=1)
    work_off()
    return record


def test_follow_by_one_button_read_one_mail_and_stop_by_one_click(visit, cast, axe, mailoutbox) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    page = visit(cast.translator, "/en/themes/theme-3/", script=False)
    page.get_by_role("button", name="Follow by mail").click()
    pressed = page.get_by_role("button", name="You follow this")
    assert pressed.get_attribute("aria-pressed") == "true"
    record = published(cast)
    DigestPlan.objects.update(next_at=now() - timedelta(minutes=1))

    def find_due() -> None:
        from polisee.following.jobs import find_due as job

        try:
            job(0)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        for _ in range(2):  # found twice, sent once
            pool.submit(find_due).result()
    work_off()
    digests = [mail for mail in mailoutbox if "List-Unsubscribe" in mail.extra_headers]
    assert [mail.to for mail in digests] == [[cast.translator.email]]
    assert f"/records/{record.pk}/" in digests[0].body
    page = visit(cast.translator, "/en/account/following/", width=320)
    assert page.get_by_role("link", name="3 – Theme 3", exact=True).is_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # The address of the mail, in a browser that is not signed in.
    stop = digests[0].extra_headers["List-Unsubscribe"].strip("<>")
    page = visit(None, "/" + stop.split("/", 3)[3])
    page.locator("main form button").click()
    assert DigestPlan.objects.get(person=cast.translator).frequency == "none"
    assert page.problems == []
