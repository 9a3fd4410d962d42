"""The page that explains a record's seal, its files, the history, and the visit that compares pages with sealed words."""

import json
import subprocess
import sys

import pytest
from django.test import Client

from polisee.knowledge.visiting import visit_pages
from polisee.records import api as records
from polisee.records.models import Publication
from tests import people
from tests.people import AT
from tests.trust.tampering import SPAM, WORDS, sql

pytestmark = pytest.mark.django_db


def again(shelf, record, **words):
    records.save_record(
        actor=shelf.author, at=AT, record_id=record.pk, content=people.practice_content(**words), based_on=1
    )
    return shelf.review(record, revision=2)


def test_the_page_tells_who_approved_what_when_and_under_which_key(shelf) -> None:
    record = shelf.publish()
    page = Client().get(f"/en/records/{record.pk}/verify/").content.decode()
    for word in ("Rita Reviewer", "Ана Авторова", record.published.digest, record.published.key_id, "verify_seal.py"):
        assert word in page, word
    assert f'/en/records/{record.pk}/verify/"' in Client().get(f"/en/records/{record.pk}/").content.decode()


@pytest.mark.parametrize("reader", ["sr-cyrl", "el", "en"])
def test_it_stands_in_every_language(shelf, reader) -> None:
    assert Client().get(f"/{reader}/records/{shelf.publish().pk}/verify/").status_code == 200


def test_the_three_files_that_it_offers_check_each_other_without_us(shelf, tmp_path) -> None:
    record = shelf.publish()
    client = Client()
    for address, name in (
        (f"/en/records/{record.pk}/sealed-1.json", "sealed.json"), ("/en/seals/public-key.pem", "key.pem"),
        ("/en/seals/verify_seal.py", "verify_seal.py"),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(client.get(address).content)
    command = [sys.executable, "-I", "verify_seal.py", "key.pem", "sealed.json"]
    answer = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout.startswith(f"HOLDS  record {record.pk}, publication 1")) == (0, True)
    assert json.loads(json.loads((tmp_path / "sealed.json").read_text())["text"])["approved_by"] == "Rita Reviewer"


def test_a_publication_that_was_changed_is_not_given_out_and_the_page_says_so(shelf) -> None:
    record = again(shelf, shelf.publish(), summary="Нови думи")
    sql("UPDATE records_publication SET text = replace(text, 'Нови', %s) WHERE number = 2", WORDS)
    client = Client()
    assert client.get(f"/en/records/{record.pk}/sealed-2.json").status_code == 404
    page = client.get(f"/en/records/{record.pk}/verify/").content.decode()
    assert "You are reading an older version" in page
    assert "1 incident so far" in page
    assert Publication.objects.get(number=1).digest in page


def test_the_history_says_who_when_what_and_gives_each_sealed_text(shelf) -> None:
    record = again(shelf, shelf.publish(), summary="Нови думи")
    page = Client().get(f"/en/records/{record.pk}/history/").content.decode()
    for number in (1, 2):
        assert f"/en/records/{record.pk}/sealed-{number}.json" in page
    assert page.count("read now") == 1
    assert "Ана Авторова" in page
    assert "<ins>" in page


def test_pages_of_records_are_as_sealed_in_all_their_languages(shelf) -> None:
    record = shelf.publish()
    records.save_translation(
        actor=shelf.author,
        at=AT,
        record_id=record.pk,
        language="de",
        texts={"title": "Cluster <für> „Technik“"},
        seen={},
    )
    records.approve_translation(actor=shelf.reviewer, at=AT, record_id=record.pk, language="de")
    visited = visit_pages(most=None)
    assert visited.findings == []
    assert visited.counts["pages visited"] == 3


@pytest.mark.parametrize("what", ["word", "link"])
def test_a_page_on_which_something_else_stands_is_found(shelf, monkeypatch, what) -> None:
    from polisee.knowledge import visiting

    shelf.publish()
    inside = visiting.fetch_from("")

    def between(path: str) -> tuple[int, str]:
        status, page = inside(path)
        spam = f'<a href="{SPAM}">x</a></main>'
        return status, page.replace("всеки месец", "никога") if what == "word" else page.replace("</main>", spam)

    monkeypatch.setattr(visiting, "fetch_from", lambda _address: between)
    (finding,) = visit_pages(most=None).findings
    assert ("what_is_done" if what == "word" else "courseworks.example") in finding.detail


def test_the_page_asks_little_of_the_database(shelf, django_assert_max_num_queries) -> None:
    record = again(shelf, shelf.publish(), summary="Нови думи")
    with django_assert_max_num_queries(4):
        assert Client().get(f"/en/records/{record.pk}/verify/").status_code == 200
