"""All records in one file: complete, checked, resumable, and not sent again to who has it."""

import asyncio
import csv
import gzip
import io
import json

import pytest
import time_machine
from django.db import connection
from django.test import AsyncClient, Client

from polisee.knowledge import rest_exporting
from polisee.records import api as records
from polisee.records import exporting
from polisee.records.models import Record
from tests.people import AT

pytestmark = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators")
LINES, TABLE = "/api/v1/records.jsonl", "/api/v1/records.csv"


def body(response) -> bytes:
    return b"".join(response)


def lines(query: str = "") -> list[dict]:
    return [json.loads(line) for line in body(Client().get(f"{LINES}{query}")).splitlines()]


def add(world, name: str, **more: object) -> str:
    line = {"id": name, "kind": "factor", "language": "en", "title": name, "themes": [3], **more}
    return str(records.import_record(actor=None, at=AT, line=line, publish_as=world.stranger).record_id)


def test_each_line_is_what_the_record_by_itself_answers(world) -> None:
    for line in lines():
        alone = Client().get(f"/api/v1/records/{line['id']}").json()
        assert alone.pop("shown") is None
        assert line == alone
    assert len(lines()) == 2


def test_every_record_is_there_once_over_many_batches_with_the_links_of_all(world, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "BATCH", 3)
    ids = [add(world, f"m-{each}", links=[{"type": "cites", "to": "p-1"}]) for each in range(10)]
    found = lines()
    assert sorted(line["id"] for line in found) == sorted([*ids, str(world.practice.pk), str(world.factor.pk)])
    practice = next(line for line in found if line["external_id"] == "p-1")
    assert [link["title"] for link in practice["links"] if link["direction"] == "in"] == [f"m-{n}" for n in range(10)]
    assert all(line["links"][0]["external_id"] == "p-1" for line in found if line["id"] in ids)


def test_names_that_were_forgotten_are_asked_for_again(world, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "BATCH", 1)
    monkeypatch.setattr(exporting, "KEPT_NAMES", 1)
    for each in range(4):
        add(world, f"m-{each}", links=[{"type": "cites", "to": "p-1"}])
    assert {line["links"][0]["title"] for line in lines() if line["external_id"][0] == "m"} == {
        "Клъстер за чисти технологии"
    }


def test_a_transfer_that_broke_off_is_taken_up_after_the_last_line(world) -> None:
    whole = lines()
    assert lines(f"?after={whole[0]['id']}") == whole[1:]
    assert lines(f"?after={whole[-1]['id']}") == []
    assert Client().get(f"{LINES}?after=x").status_code == 422


@pytest.mark.parametrize("address", [LINES, TABLE])
def test_who_has_it_already_gets_nothing_until_something_changes(world, address: str) -> None:
    first = Client().get(address)
    body(first)
    again = Client(headers={"if-none-match": first["ETag"]}).get(address)
    assert (again.status_code, again.content) == (304, b"")
    records.link(actor=world.author, at=AT, source_id=world.practice.pk, target_id=world.factor.pk, type="cites")
    changed = Client(headers={"if-none-match": first["ETag"]}).get(address)
    assert changed.status_code == 200
    body(changed)


def test_the_last_change_is_told_once_it_is_a_second_old(world) -> None:
    assert "Last-Modified" not in Client().get(LINES)
    with time_machine.travel(AT.replace(year=2040), tick=False):
        told = Client().get(LINES)
        body(told)
        again = Client(headers={"if-modified-since": told["Last-Modified"]}).get(LINES)
    assert again.status_code == 304


def test_it_comes_smaller_to_who_takes_gzip(world) -> None:
    small = Client(headers={"accept-encoding": "gzip"}).get(LINES)
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert gzip.decompress(body(small)) == body(Client().get(LINES))


def test_a_record_changed_behind_our_back_comes_as_its_last_good_version_or_not_at_all(world) -> None:
    add(world, "p-3")
    twice = add(world, "p-3", summary="Second.")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL polisee.allow_erasure = 'on'")
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Second', 'Buy') WHERE record_id = %s", [twice]
        )
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Недостатак', 'Spam') WHERE record_id = %s",
            [world.factor.pk],
        )
    found = {line["external_id"]: line for line in lines()}
    assert set(found) == {"p-1", "p-3"}
    assert (found["p-3"]["summary"], found["p-3"]["seal"]["publication"]) == ("", 1)
    assert found["p-1"]["links"] == [], "what is withheld is not named either"


def test_archived_records_and_drafts_are_not_in_it(world) -> None:
    from tests import people

    records.archive(actor=people.coordinator(world.organisation), at=AT, record_id=world.factor.pk)
    assert [line["external_id"] for line in lines()] == ["p-1"]
    assert "Чернова" not in json.dumps(lines(), ensure_ascii=False)


def test_the_table_has_a_row_a_record_that_runs_nothing_in_a_spreadsheet(world) -> None:
    add(world, "p-4", title="=cmd|' /C calc'!A0", summary='with "quotes", and commas')
    response = Client().get(TABLE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = body(response).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == rest_exporting.COLUMNS
    by_id = {row["external_id"]: row for row in rows}
    assert by_id["p-1"]["title_en"] == "Clean technology cluster"
    assert (by_id["p-1"]["themes"], by_id["p-1"]["regions"], by_id["p-1"]["from"]) == ("3", "BG41", "2012")
    assert by_id["p-4"]["title"].startswith("'=")
    assert by_id["p-4"]["summary"] == 'with "quotes", and commas'
    assert by_id["f-1"]["address"].endswith(f"/sr-latn/records/{world.factor.pk}/")


def test_queries_grow_with_batches_not_with_records(world, monkeypatch, django_assert_num_queries) -> None:
    monkeypatch.setattr(exporting, "BATCH", 5)
    for each in range(8):
        add(world, f"m-{each}", links=[{"type": "cites", "to": "p-1"}])
    # Two batches of five records: each its records, its links, and once the names of the other ends; then none left.
    with django_assert_num_queries(6):
        assert sum(len(batch) for batch in records.exported()) == 10


@pytest.mark.django_db(transaction=True)
def test_under_asgi_it_streams_batch_by_batch(world, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "BATCH", 1)

    async def chunks() -> list[bytes]:
        response = await AsyncClient().get(LINES)
        return [chunk async for chunk in response.streaming_content]

    found = asyncio.run(chunks())
    assert len(found) == 2
    assert b"".join(found).count(b"\n") == 2


def test_the_order_is_that_of_the_ids(world) -> None:
    add(world, "later")
    found = [line["id"] for line in lines()]
    assert found == sorted(found)
    assert Record.objects.filter(published__isnull=False).count() == len(found)
