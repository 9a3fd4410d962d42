"""Links made from either end, and links that are suggested."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.knowledge.models import DismissedSuggestion
from polisee.knowledge.operations.suggesting import dismiss_suggestion
from polisee.knowledge.queries.suggesting import suggestions_for
from polisee.partnership.models import AuditEntry
from polisee.records import api as records
from polisee.records.models import Link
from tests import people
from tests.knowledge.cycle.conftest import gap
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
HOLE = {"title": "Никой не събира данни за клъстерите", "summary": "Няма сравними данни за фирмите в клъстерите."}
ANSWER = {
    "title": "Data on cluster firms every year",
    "summary": "An agency collects comparable data on cluster firms.",
}


@pytest.fixture
def two(shelf):
    hole = shelf.publish("factor", gap(**HOLE))
    practice = shelf.publish(content=practice_content(**ANSWER, keywords=[]), language="en")
    shelf.publish(
        content=practice_content(title="Pancakes for the village fair", summary="Flour, milk, eggs.", themes=[1],
                                 regions=["ITH5"], keywords=[]), language="en",
    )  # fmt: skip
    return shelf, hole, practice


def client(person: object) -> Client:
    cache.clear()
    made = Client()
    made.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def found_for(record) -> list:
    content = record.published.revision.content
    return suggestions_for(record.pk, record.kind, content, linked=(), most=6)


def test_a_practice_is_suggested_for_the_gap_with_the_reasons_and_nothing_else_is(two) -> None:
    _shelf, hole, practice = two
    (one,) = found_for(hole)
    assert one.record.id == str(practice.pk)
    assert [reason.code for reason in one.reasons] == ["near", "theme", "region"]
    (back,) = found_for(practice)
    assert back.record.id == str(hole.pk)
    assert back.tie.outgoing


def test_the_gap_s_page_names_what_may_answer_it_until_somebody_links_the_two(two) -> None:
    shelf, hole, practice = two
    address = f"/en/records/{hole.pk}/"
    html = Client().get(address).content.decode()
    assert "What may answer this gap" in html
    assert ANSWER["title"] in html
    assert "same theme: 3 · Theme 3" in html
    assert "What may answer this gap" not in Client().get(f"/en/records/{practice.pk}/").content.decode()
    records.link(actor=shelf.author, at=AT, source_id=practice.pk, target_id=hole.pk, type="addresses")
    assert "What may answer this gap" not in Client().get(address).content.decode()


def test_a_suggestion_is_confirmed_on_the_links_page_from_the_gap_s_end(two) -> None:
    shelf, hole, practice = two
    writer, address = client(shelf.author), f"/en/work/records/{hole.pk}/links/"
    html = writer.get(address).content.decode()
    assert "is addressed by" in html
    assert 'value="in:addresses"' in html
    sent = {"target": practice.pk, "type": "in:addresses", "act": "confirm"}
    assert writer.post(address, sent).status_code == 302
    assert Link.objects.get().source_id == practice.pk
    assert "Suggested by meaning" not in writer.get(address).content.decode()


def test_what_a_person_dismissed_does_not_come_back_from_either_end(two) -> None:
    shelf, hole, practice = two
    writer, address = client(shelf.author), f"/en/work/records/{hole.pk}/links/"
    writer.post(address, {"target": practice.pk, "type": "in:addresses", "act": "dismiss"})
    writer.post(address, {"target": practice.pk, "type": "in:addresses", "act": "dismiss"})
    kept = DismissedSuggestion.objects.get()
    assert (kept.source_id, kept.target_id, kept.by) == (practice.pk, hole.pk, shelf.author)
    assert not Link.objects.exists()
    assert found_for(hole) == found_for(practice) == []
    assert ANSWER["title"] not in Client().get(f"/en/records/{hole.pk}/").content.decode()
    assert AuditEntry.objects.filter(act="record.dismiss_suggestion").count() == 1


def test_an_archived_record_is_not_suggested(two) -> None:
    shelf, hole, practice = two
    records.archive(actor=shelf.coordinator, at=AT + timedelta(days=9), record_id=practice.pk)
    assert found_for(hole) == []


def test_a_draft_s_words_find_what_it_may_answer(two) -> None:
    shelf, _hole, _practice = two
    draft = records.begin_record(
        actor=shelf.author, at=AT, kind="practice", language="en", organisation_id=shelf.home.pk,
        content=practice_content(**ANSWER),
    )  # fmt: skip
    html = client(shelf.author).get(f"/en/work/records/{draft.pk}/links/").content.decode()
    assert HOLE["title"] in html
    assert 'value="out:addresses"' in html


def test_who_writes_neither_end_may_not_link_unlink_or_dismiss(two) -> None:
    shelf, hole, practice = two
    stranger = people.contributor(people.organisation("ELSE", "RO"))
    made = records.link(actor=shelf.author, at=AT, source_id=practice.pk, target_id=hole.pk, type="addresses")
    ends = {"source_id": practice.pk, "target_id": hole.pk}
    for act in (
        lambda: records.link(actor=stranger, at=AT, type="cites", **ends),
        lambda: records.unlink(actor=stranger, at=AT, link_id=made.pk),
        lambda: dismiss_suggestion(actor=stranger, at=AT, type="addresses", **ends),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert Link.objects.count() == 1
    assert not DismissedSuggestion.objects.exists()


def test_whoever_writes_one_end_links_and_unlinks_a_public_record_of_others(two) -> None:
    _shelf, hole, _practice = two
    other = people.organisation("ELSE", "RO")
    writer = people.contributor(other)
    own = records.begin_record(
        actor=writer, at=AT, kind="practice", language="ro", organisation_id=other.pk, content=practice_content()
    )
    made = records.link(actor=writer, at=AT, source_id=hole.pk, target_id=own.pk, type="cites")
    records.unlink(actor=writer, at=AT, link_id=made.pk)
    assert not Link.objects.exists()


def test_another_s_draft_is_not_there_from_either_end(two) -> None:
    shelf, hole, _practice = two
    other = people.organisation("ELSE", "RO")
    secret = records.begin_record(
        actor=people.contributor(other), at=AT, kind="practice", language="ro", organisation_id=other.pk,
        content=practice_content(),
    )  # fmt: skip
    for ends in ((hole.pk, secret.pk), (secret.pk, hole.pk)):
        with pytest.raises(InvalidError):
            records.link(actor=shelf.author, at=AT, source_id=ends[0], target_id=ends[1], type="cites")


def test_the_links_page_costs_at_most_twelve_queries(two) -> None:
    shelf, hole, _practice = two
    writer = client(shelf.author)
    for rest in ("", "?q=клъстер"):
        address = f"/en/work/records/{hole.pk}/links/{rest}"
        writer.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert writer.get(address).status_code == 200
        assert len(queries) <= 12, rest
