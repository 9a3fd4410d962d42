"""The work page: what needs me, what waits, what is new; and what it costs."""

from datetime import timedelta

import pytest

from polisee.foundation.clock import now
from polisee.notify.models import Notice
from polisee.records import api
from polisee.records.models import Record, Revision
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def reasons(cast, person) -> dict[str, list[str]]:
    page = cast.client(person).get("/en/work/").context["work"]
    return {reason.heading: [task.title for task in reason.tasks] for reason in page.needs_me}


def test_each_person_sees_what_needs_them_and_why(cast) -> None:
    to_assign, to_review = cast.draft(title="Чака"), cast.in_review(title="В преглед")
    api.submit(actor=cast.author, at=AT, record_id=to_assign.pk)
    asked = cast.in_review(title="За поправка")
    api.ask_changes(actor=cast.reviewer, at=AT, record_id=asked.pk, conclusion="Повече.")
    assert reasons(cast, cast.leader) == {"To give to a reviewer": ["Чака"]}
    assert reasons(cast, cast.reviewer) == {"To review": ["В преглед"]}
    assert reasons(cast, cast.author) == {"Asked to change": ["За поправка"]}
    assert to_review.state == "in_review"


def test_what_waits_says_for_whom_and_what_is_late_comes_first(cast) -> None:
    cast.in_review(title="Старо")
    fresh = cast.draft(title="Ново")
    api.submit(actor=cast.author, at=now(), record_id=fresh.pk)
    waits = cast.client(cast.author).get("/en/work/").context["work"].waits
    assert [(task.title, task.is_late) for task in waits] == [("Старо", True), ("Ново", False)]
    assert "Rita Reviewer" in waits[0].note


def test_outdated_and_waiting_translations_are_named(cast) -> None:
    record = cast.published()
    api.save_translation(
        actor=cast.translator, at=AT, record_id=record.pk, language="sq", texts={"title": "Klaster"}, seen={}
    )
    assert "Translations that wait for approval" in reasons(cast, cast.reviewer)
    api.save_record(actor=cast.author, at=AT, record_id=record.pk, content=practice_content(title="Ново"), based_on=1)
    left_behind = "Translations that the original has left behind"
    assert left_behind in reasons(cast, cast.author)
    # The new text is its writers' own until it is public: nobody is sent to a page that is closed.
    assert reasons(cast, cast.translator) == {}
    assert reasons(cast, cast.reviewer) == {}
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=2)
    assert left_behind in reasons(cast, cast.translator)


def test_every_task_leads_to_a_page_that_opens(cast) -> None:
    for state in (cast.draft, cast.in_review, cast.published):
        state(title="Едно")
    submitted, asked, public = cast.draft(), cast.in_review(), cast.published()
    api.submit(actor=cast.author, at=AT, record_id=submitted.pk)
    api.ask_changes(actor=cast.reviewer, at=AT, record_id=asked.pk, conclusion="Повече.")
    api.save_translation(
        actor=cast.translator, at=AT, record_id=public.pk, language="sq", texts={"title": "Klaster"}, seen={}
    )
    for person in (cast.author, cast.leader, cast.reviewer, cast.translator, cast.coordinator, cast.colleague):
        client = cast.client(person)
        page = client.get("/en/work/").context["work"]
        for task in [*(task for reason in page.needs_me for task in reason.tasks), *page.waits]:
            assert client.get(task.href).status_code == 200, (person, task)


def test_records_past_their_review_date_are_due(cast) -> None:
    record = cast.published()
    Record.objects.filter(pk=record.pk).update(next_review=(now() - timedelta(days=1)).date())
    assert "Due for review" in reasons(cast, cast.author)


def test_the_inbox_is_marked_as_read_line_by_line_and_at_once(cast) -> None:
    cast.in_review()
    client = cast.client(cast.author)
    notice = Notice.objects.filter(person=cast.author).first()
    client.post(f"/en/work/inbox/{notice.pk}/read/")
    notice.refresh_from_db()
    assert notice.read_at is not None
    other = Notice.objects.filter(person=cast.reviewer).first()
    client.post(f"/en/work/inbox/{other.pk}/read/")
    other.refresh_from_db()
    assert other.read_at is None


def many(cast, count: int) -> None:
    """Many records under way, made cheaply."""
    records = [
        Record(
            kind="practice",
            original_language="bg",
            organisation=cast.home,
            created_at=AT,
            updated_at=AT,
            state="submitted",
        )
        for _ in range(count)
    ]
    Record.objects.bulk_create(records)
    revisions = [
        Revision(record=each, number=1, content=practice_content(title=f"№ {place}"), digest="0", at=AT)
        for place, each in enumerate(records)
    ]
    Revision.objects.bulk_create(revisions)
    for each, revision in zip(records, revisions, strict=True):
        each.current = revision
    Record.objects.bulk_update(records, ["current"])


@pytest.mark.parametrize("count", [10, 3000])
@pytest.mark.parametrize("address", ["/en/work/", "/en/work/records/", "/en/work/inbox/"])
def test_pages_cost_at_most_twelve_queries_however_much_there_is(
    cast, count, address, django_assert_max_num_queries
) -> None:
    many(cast, count)
    client = cast.client(cast.leader if address == "/en/work/" else cast.author)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["", "inbox/", "records/", "records/new/", "similar"])
def test_the_working_area_asks_strangers_to_sign_in(client, db, address: str) -> None:
    answer = client.get(f"/en/work/{address}")
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]
