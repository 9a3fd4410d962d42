"""What public pages ask of the database does not grow with what is published."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from polisee.foundation.ids import new_id
from polisee.partnership.models import Partner
from polisee.records.models import Publication, Record, Revision
from polisee.search.models import Document, Passage, Title
from polisee.trust.api import seal
from tests.people import AT

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
PAGES = (
    "",
    "records/",
    "records/?page=9",
    "records/?q=клъстер",
    "records/?theme=3&kind=practice&country=BG",
    "records/?sort=title",
    "records/suggest?q=кл",
    "records/feed.atom",
    "themes/",
    "themes/theme-3/",
    "partners/",
    "partners/HOME/",
    "service-levels",
)


def multiply(record: Record, count: int) -> None:
    """As many further published records, each under a seal of its own, with the words of this one."""
    origin = record.published
    payload: dict[str, Any] = json.loads(origin.text)
    ids = [new_id() for _ in range(count)]
    fields = {
        name: getattr(record, name)
        for name in ("kind", "original_language", "organisation", "created_at", "updated_at")
    }
    Record.objects.bulk_create([Record(pk=each, **fields) for each in ids], batch_size=2_000)
    revisions = [
        Revision(record_id=each, number=1, content=record.current.content, digest=record.current.digest, at=origin.at)
        for each in ids
    ]
    Revision.objects.bulk_create(revisions, batch_size=2_000)
    Publication.objects.bulk_create([_sealed(payload, revision, origin) for revision in revisions], batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE records_record r SET published_id = p.id, current_id = p.revision_id, state = 'published'"
            " FROM records_publication p WHERE p.record_id = r.id AND r.published_id IS NULL"
        )
        for model, key in ((Document, "id"), (Title, "document_id"), (Passage, "document_id")):
            _copy_rows(cursor, model, key, record.pk, ids)
        cursor.execute("ANALYZE search_document, search_title, search_passage, records_record, records_publication")


def _sealed(payload: dict[str, Any], revision: Revision, origin: Publication) -> Publication:
    sealed = seal(payload | {"record": str(revision.record_id)})
    return Publication(
        record_id=revision.record_id, revision=revision, number=1, text=sealed.text, digest=sealed.digest,
        signature=sealed.signature, key_id=sealed.key_id, at=origin.at,
    )  # fmt: skip


def _copy_rows(cursor: Any, model: Any, key: str, origin: UUID, ids: list[UUID]) -> None:
    """Rows of the index, once for each id; without vectors, which would take minutes to index."""
    own = {key, "meaning"} | ({"id"} if key != "id" else set())
    columns = [field.column for field in model._meta.local_fields if field.column not in own]
    names = ", ".join(columns)
    table = model._meta.db_table
    cursor.execute(
        f"INSERT INTO {table} ({key}, {names}) SELECT copy.id, {names} FROM {table} t, unnest(%s::uuid[]) AS copy(id)"
        f" WHERE t.{key} = %s",
        [ids, origin],
    )


@pytest.mark.parametrize("count", [10, 10_000])
def test_public_pages_cost_at_most_twelve_queries_whether_ten_records_are_published_or_ten_thousand(
    shelf, count, django_assert_max_num_queries
) -> None:
    record = shelf.publish()
    Partner.objects.create(organisation=shelf.home, role="partner", fund="ERDF", starts=AT.date())
    multiply(record, count - 1)
    assert Publication.objects.count() == Document.objects.count() == count
    for path in PAGES:
        cache.clear()
        with django_assert_max_num_queries(MOST_QUERIES):
            response = Client().get(f"/bg/{path}")
        assert response.status_code == 200, path
    assert str(count) in Client().get("/bg/records/").content.decode().replace("\xa0", "")
