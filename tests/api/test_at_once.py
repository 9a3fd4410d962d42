"""Two programs change one record at the same moment, for real: nobody's words are lost."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from polisee.foundation.clock import now
from polisee.partnership.api import make_token
from polisee.records import api as records
from polisee.records.models import Revision
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    home = people.organisation("HOME")
    author = people.contributor(home)
    record = records.begin_record(
        actor=author, at=AT, kind="practice", language="bg", organisation_id=home.pk, content=people.practice_content()
    )
    return record, make_token(actor=author, at=now(), name="test", days=1)


def patch(record_id: object, token: str, change: dict, if_match: str):
    client = Client(headers={"authorization": f"Bearer {token}", "if-match": if_match})
    return client.patch(f"/api/v1/records/{record_id}", json.dumps(change), content_type="application/json")


def at_once(count: int, act):
    barrier = Barrier(count)

    def run(number: int):
        try:
            barrier.wait(timeout=30)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.parametrize("if_match", ["etag", "*"])
def test_of_many_who_patch_at_once_each_is_either_kept_or_told_with_both_versions(draft, if_match: str) -> None:
    record, token = draft
    etag = Client(headers={"authorization": f"Bearer {token}"}).get(f"/api/v1/records/{record.pk}/working")["ETag"]
    answers = at_once(6, lambda n: patch(record.pk, token, {"title": f"T{n}"}, etag if if_match == "etag" else "*"))
    kept = {n for n, answer in enumerate(answers) if answer.status_code == 200}
    assert {answer.status_code for answer in answers} <= {200, 412}
    assert kept if if_match == "*" else len(kept) == 1
    titles = [each.content["title"] for each in Revision.objects.filter(record=record).order_by("number")][1:]
    # Every title that was taken stands in a revision of its own; every other came back to its sender.
    assert sorted(titles) == sorted(f"T{n}" for n in kept)
    for number, answer in enumerate(answers):
        if number not in kept:
            versions = answer.json()["versions"]
            assert versions["yours"] == {"title": f"T{number}"}
            assert versions["current"]["content"]["title"] in titles


def test_who_tries_again_with_what_came_back_loses_nothing_of_the_other(draft) -> None:
    record, token = draft
    fields = ["summary", "keywords", "title", "authors"]
    values = {"summary": "Ново.", "keywords": ["нов"], "title": "Нов", "authors": ["Ана"]}

    def insist(number: int) -> None:
        change = {fields[number]: values[fields[number]]}
        etag = '"r1-0"'
        for _attempt in range(20):
            answer = patch(record.pk, token, change, etag)
            if answer.status_code == 200:
                return
            now_there = answer.json()["versions"]["current"]
            etag = f'"r{now_there["revision"]}-{now_there["digest"][:12]}"'
        raise AssertionError("never came through")

    at_once(4, insist)
    content = Revision.objects.filter(record=record).order_by("-number")[0].content
    assert {name: content[name] for name in fields} == values


def test_the_check_stands_inside_the_lock_not_before_it(draft, monkeypatch) -> None:
    """Somebody saves after our look at the ETag and before our save: refused, with both versions."""
    from polisee.knowledge import rest_writing

    record, token = draft
    honest = rest_writing.save_record
    etag = Client(headers={"authorization": f"Bearer {token}"}).get(f"/api/v1/records/{record.pk}/working")["ETag"]

    def slow(**given: object):
        monkeypatch.setattr(rest_writing, "save_record", honest)
        other = patch(record.pk, token, {"summary": "По-бърз."}, etag)
        assert other.status_code == 200
        return honest(**given)

    monkeypatch.setattr(rest_writing, "save_record", slow)
    late = patch(record.pk, token, {"title": "По-бавен"}, etag)
    assert late.status_code == 412
    assert late.json()["versions"]["current"]["content"]["summary"] == "По-бърз."
    assert late.json()["versions"]["yours"] == {"title": "По-бавен"}
