"""Records that seem to be the same: before sending, for the reviewer, in the sweep, and for those who decide."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.knowledge.jobs import index_record
from polisee.knowledge.sweeping import sweep
from polisee.records import api
from polisee.records.models import LikelySame, Record
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)
IN_BULGARIAN = {"title": "Клъстер за чисти технологии", "summary": "Фирми и университети работят заедно."}
IN_GERMAN = {"title": "Cluster für saubere Technologien", "summary": "Firmen und Universitäten arbeiten zusammen."}
OTHER = {
    "title": "Обучение на готвачи",
    "summary": "Училище за готвачи в планината.",
    "sources": [{"url": "https://example.org/k"}],
}


def published(cast, **content) -> Record:
    record = cast.published(**content)
    index_record(record_id=str(record.pk))
    return record


def german(cast, **content) -> Record:
    """A draft by somebody else, in another language."""
    return api.begin_record(
        actor=cast.translator, at=AT, kind="practice", language="de", organisation_id=cast.away.pk,
        content=people.practice_content(**{**IN_GERMAN, "body": {"challenge": "Wenig.", "what_is_done": "Viel."}, **content}),
    )  # fmt: skip


def test_the_author_sees_across_languages_what_seems_to_be_told_already_and_says_what_is_so(cast) -> None:
    first = published(cast, **IN_BULGARIAN)
    published(cast, **OTHER)
    draft, client = german(cast), cast.client(cast.translator)
    address = f"/en/work/records/{draft.pk}/"
    html = client.get(f"{address}submit/").content.decode()
    assert "This seems to be told already" in html
    assert str(first.pk) in html
    assert "Обучение" not in html
    assert "they say nearly the same" in html
    sent = {"other": str(first.pk), "said": "different", "why": ""}
    client.post(f"{address}same/", sent)
    assert not LikelySame.objects.exists()  # without a reason it is no answer
    client.post(f"{address}same/", sent | {"why": "Another region"})
    pair = LikelySame.objects.get()
    assert {pair.first_id, pair.second_id} == {first.pk, draft.pk}
    assert (pair.said, pair.said_why, pair.said_by) == ("different", "Another region", cast.translator)
    # The reviewer reads both, and the author's word.
    api.submit(actor=cast.translator, at=AT, record_id=draft.pk)
    assert f"{address}same/" in cast.client(cast.leader).get(f"{address}review/").content.decode()
    api.assign(actor=cast.leader, at=AT, record_id=draft.pk, reviewer_id=cast.own_reviewer.pk)
    for person, page in ((cast.leader, "same/"), (cast.own_reviewer, "review/")):
        html = cast.client(person).get(f"{address}{page}").content.decode()
        assert "The author says: not the same" in html
    assert "The author says: not the same" in html
    assert "Another region" in html


def test_what_is_told_nowhere_else_is_sent_without_a_question(cast) -> None:
    published(cast, **OTHER)
    html = cast.client(cast.translator).get(f"/en/work/records/{german(cast).pk}/submit/").content.decode()
    assert "told already" not in html


def test_the_word_of_somebody_who_does_not_write_the_record_is_not_taken(cast) -> None:
    first, draft = published(cast, **IN_BULGARIAN), german(cast)
    response = cast.client(cast.author).post(
        f"/en/work/records/{draft.pk}/same/", {"other": str(first.pk), "said": "same"}
    )
    assert response.status_code == 403


def two_published(cast) -> tuple[Record, Record]:
    first, draft = published(cast, **IN_BULGARIAN), german(cast)
    api.submit(actor=cast.translator, at=AT, record_id=draft.pk)
    api.assign(actor=cast.leader, at=AT, record_id=draft.pk, reviewer_id=cast.own_reviewer.pk)
    api.approve(actor=cast.own_reviewer, at=AT, record_id=draft.pk, revision=1)
    index_record(record_id=str(draft.pk))
    return first, Record.objects.get(pk=draft.pk)


def test_the_sweep_finds_a_pair_once_and_looks_again_only_at_what_is_new(cast) -> None:
    first, second = two_published(cast)
    published(cast, **OTHER)
    assert sweep(LATER) == (3, 1)
    pair = LikelySame.objects.get()
    assert {pair.first_id, pair.second_id} == {first.pk, second.pk}
    assert sweep(LATER) == (0, 0)
    assert sweep(LATER, everything=True) == (3, 0)


def test_a_decided_pair_comes_back_only_if_one_of_the_texts_changed(cast) -> None:
    first, _second = two_published(cast)
    sweep(LATER)
    pair = LikelySame.objects.get()
    with pytest.raises(InvalidError):
        api.decide_pair(actor=cast.leader, at=LATER, pair_id=pair.pk, decision="different")
    api.decide_pair(actor=cast.leader, at=LATER, pair_id=pair.pk, decision="different", why="Two agencies")
    sweep(LATER, everything=True)
    pair.refresh_from_db()
    assert pair.decision == "different"
    changed = people.practice_content(**IN_BULGARIAN, keywords=["друго"])
    api.save_record(actor=cast.author, at=LATER, record_id=first.pk, content=changed, based_on=1)
    api.submit(actor=cast.author, at=LATER, record_id=first.pk)
    api.assign(actor=cast.leader, at=LATER, record_id=first.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=LATER, record_id=first.pk, revision=2)
    assert sweep(LATER)[1] == 1
    pair.refresh_from_db()
    assert (pair.decision, pair.why) == ("", "")


def test_leaders_see_the_pairs_of_their_themes_and_coordinators_all(cast) -> None:
    two_published(cast)
    sweep(LATER)
    other_leader = people.leader(people.group(5), people.organisation(), name="Lea Elsewhere")
    address, pair = "/en/work/same/", LikelySame.objects.get()
    for person, sees in ((cast.leader, True), (cast.coordinator, True), (other_leader, False)):
        assert ("Cluster für" in cast.client(person).get(address).content.decode()) == sees
        assert (cast.client(person).get(f"{address}{pair.pk}/").status_code == 200) == sees
    for person in (cast.author, cast.reviewer):
        assert cast.client(person).get(address).status_code == 403
        assert cast.client(person).post(f"{address}{pair.pk}/", {"decision": "same"}).status_code == 403
        with pytest.raises(NotAllowedError):
            api.decide_pair(actor=person, at=LATER, pair_id=pair.pk, decision="later")


def test_a_pair_is_decided_on_its_page_and_the_same_leads_on_to_joining(cast) -> None:
    first, second = two_published(cast)
    sweep(LATER)
    pair, client = LikelySame.objects.get(), cast.client(cast.leader)
    address = f"/en/work/same/{pair.pk}/"
    seen = f"{pair.first_digest}-{pair.second_digest}"
    assert client.post(address, {"decision": "different", "why": "", "seen": seen}).status_code == 422
    assert client.post(address, {"decision": "later", "seen": seen}).status_code == 302
    assert "Cluster für" not in client.get("/en/work/same/").content.decode()
    assert "Cluster für" in client.get("/en/work/same/?show=later").content.decode()
    response = client.post(address, {"decision": "same", "seen": seen})
    assert "/merge/" in response["Location"]
    assert str(first.pk) in response["Location"]
    assert str(second.pk) in response["Location"]
    assert client.post(address, {"decision": "later", "seen": "old-old"})["Location"] == address


@pytest.mark.parametrize("size", [10, 300])
def test_the_pages_cost_at_most_twelve_queries(cast, size) -> None:
    first, second = two_published(cast)
    sweep(LATER)
    others = [
        Record(kind="practice", original_language="bg", created_at=AT, updated_at=AT, current=first.current)
        for _ in range(size)
    ]
    Record.objects.bulk_create(others)
    LikelySame.objects.bulk_create(
        LikelySame(first=first, second=each, score=0.7, found_at=AT, reasons=["meaning"]) for each in others
    )
    pair = LikelySame.objects.filter(second__in=[first, second], first__in=[first, second]).get()
    draft = german(cast)
    for person, address in (
        (cast.leader, "/en/work/same/"), (cast.leader, f"/en/work/same/{pair.pk}/"),
        (cast.leader, f"/en/work/records/{first.pk}/merge/{second.pk}/"),
        (cast.translator, f"/en/work/records/{draft.pk}/submit/"),
    ):  # fmt: skip
        client = cast.client(person)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 12, address
