"""What the working pages cost: at most twelve queries each, with little and with much around and inside a record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from polisee.foundation.canonical import digest
from polisee.knowledge.jobs import index_record
from polisee.records import api
from polisee.records.models import Record, Revision
from tests import people
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
MOST = 12
PAGES = (
    "edit/",
    "preview/",
    "submit/",
    "review/",
    "review/?view=side",
    "links/",
    "links/?q=Клъстер",
    "versions/",
    "versions/?from=1&to=2",
    "translate/",
    "translate/sq/",
)
LANGUAGES = ("sq", "it", "de", "el", "ro", "hu")


def full(cast, size: int) -> Record:
    """A record with so many revisions and links, and translations into some languages."""
    record = cast.published()
    for place in range(min(size, 12)):
        other = cast.published(title=f"Клъстер № {place}")
        index_record(record_id=str(other.pk))
        api.link(actor=cast.author, at=AT, source_id=record.pk, target_id=other.pk, type="inspired_by")
    for language in LANGUAGES:
        texts = {"title": f"Cluster {language}", "summary": "…", "challenge": "…"}
        api.save_translation(actor=cast.translator, at=AT, record_id=record.pk, language=language, texts=texts, seen={})
    revisions = [
        Revision(
            record=record,
            number=number,
            content=practice_content(title=f"Клъстер {number}"),
            digest=digest(number),
            at=AT,
            author=cast.author,
        )
        for number in range(2, size + 2)
    ]
    Revision.objects.bulk_create(revisions)
    Record.objects.filter(pk=record.pk).update(current=revisions[-1], state="draft")
    for place in range(size):
        people.reviewer(cast.away, name=f"Reviewer {place}")
    return Record.objects.get(pk=record.pk)


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    if len(queries) > MOST:  # told with the failure
        print("\n".join(each["sql"][:300] for each in queries))  # noqa: T201
    return len(queries)


@pytest.mark.parametrize("size", [10, 150])
def test_every_page_of_a_record_costs_at_most_twelve_queries(cast, size: int) -> None:
    record = full(cast, size)
    client = cast.client(cast.author)
    costs = {page: cost(client, f"/en/work/records/{record.pk}/{page}") for page in PAGES}
    assert {page: count for page, count in costs.items() if count > MOST} == {}


@pytest.mark.parametrize("size", [10, 150])
def test_choosing_a_reviewer_and_reviewing_cost_at_most_twelve_queries(cast, size: int) -> None:
    record = full(cast, size)
    address = f"/en/work/records/{record.pk}/review/"
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    assert cost(cast.client(cast.leader), address) <= MOST
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    for place in range(size):
        api.remark(actor=cast.reviewer, at=AT, record_id=record.pk, field="challenge", text=f"Remark {place}")
    # One more than elsewhere: whoever judges is also shown new hosts, and what seems to be told already.
    assert cost(cast.client(cast.reviewer), address) <= MOST + 1
    api.ask_changes(actor=cast.reviewer, at=AT, record_id=record.pk)
    assert cost(cast.client(cast.author), f"/en/work/records/{record.pk}/edit/") <= MOST


@pytest.mark.parametrize("size", [10, 150])
def test_similar_records_and_beginning_one_cost_at_most_twelve_queries(cast, size: int) -> None:
    full(cast, size)
    client = cast.client(cast.author)
    assert cost(client, "/en/work/similar?text=Клъстер за чисти технологии") <= MOST
    assert cost(client, "/en/work/records/new/") <= MOST
