"""A whole round by programs alone: sent, assigned, remarked on, sent back, sent again, approved, withdrawn from sight."""

import json
from dataclasses import dataclass

import pytest
from django.test import Client

from polisee.foundation.clock import now
from polisee.partnership.api import Person, make_token
from polisee.partnership.models import RoleAssignment
from polisee.records import api as records
from polisee.records.models import Record
from tests import people
from tests.people import AT

ALL = ["read", "write", "translate", "review"]


@dataclass
class Round:
    author: Person
    reviewer: Person
    leader: Person
    stranger: Person
    record: Record

    def call(self, who: str, method: str, path: str = "", body: object = None, scopes: list[str] = ALL, **headers: str):
        token = make_token(actor=getattr(self, who), at=now(), name="test", days=1, scopes=scopes)
        client = Client(headers={"authorization": f"Bearer {token}", **headers})
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(client, method)(f"/api/v1/records/{self.record.pk}{path}", **data)


@pytest.fixture
def cast(db, settings) -> Round:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    home, away, third = (
        people.organisation("HOME"),
        people.organisation("AWAY", "RO"),
        people.organisation("THIRD", "IT"),
    )
    author = people.contributor(home, name="Author")
    record = records.begin_record(
        actor=author, at=AT, kind="practice", language="bg", organisation_id=home.pk, content=people.practice_content()
    )
    return Round(
        author,
        people.reviewer(away, name="Rita"),
        people.leader(people.group(3), third, name="Leader"),
        people.contributor(away),
        record,
    )


def in_review(cast: Round) -> None:
    assert cast.call("author", "post", "/submit").status_code == 200
    assert cast.call("leader", "post", "/assign", {"reviewer": str(cast.reviewer.pk)}).status_code == 200


def test_from_draft_to_public_and_out_of_sight_again(cast) -> None:
    assert cast.call("author", "post", "/submit").json()["state"] == "submitted"
    candidates = cast.call("leader", "get", "/reviewers").json()["items"]
    assert {each["name"] for each in candidates} == {"Rita", "Leader"}, "not its author, nor people of that house"
    rita = next(each["id"] for each in candidates if each["name"] == "Rita")
    given = cast.call("leader", "post", "/assign", {"reviewer": rita})
    assert given.json()["state"] == "in_review"
    said = cast.call("reviewer", "post", "/remarks", {"field": "title", "text": "Shorter, please."})
    assert (said.status_code, said.json()["author"]) == (201, "Rita")
    back = cast.call("reviewer", "post", "/ask-changes", {"conclusion": "See the remark."})
    assert (back.status_code, back.json()["outcome"]) == (200, "changes_asked")
    seen = cast.call("author", "get", "/review").json()
    assert [(each["field"], each["text"]) for each in seen["remarks"]] == [("title", "Shorter, please.")]
    changed = cast.call("author", "patch", "", {"title": "Кратко"}, **{"if-match": "*"})
    assert changed.json()["revision"] == 2
    in_review(cast)
    read = cast.call("reviewer", "get", "/working").json()
    approved = cast.call("reviewer", "post", "/approve", {"revision": read["revision"], "digest": read["digest"]})
    assert approved.status_code == 200, approved.json()
    public = Client().get(f"/api/v1/records/{cast.record.pk}").json()
    assert (public["title"], public["seal"]["digest"]) == ("Кратко", approved.json()["digest"])
    assert cast.call("leader", "post", "/archive").json()["state"] == "archived"
    assert Client().get(f"/api/v1/records/{cast.record.pk}").status_code == 404
    assert cast.call("leader", "post", "/restore").json()["state"] == "draft"
    assert Client().get(f"/api/v1/records/{cast.record.pk}").status_code == 404


@pytest.mark.parametrize("change", [{"revision": 2}, {"revision": 0}, {"digest": "0" * 64}, {"digest": ""}])
def test_only_what_was_read_is_approved(cast, change: dict) -> None:
    in_review(cast)
    read = cast.call("reviewer", "get", "/working").json()
    answer = cast.call(
        "reviewer", "post", "/approve", {"revision": read["revision"], "digest": read["digest"], **change}
    )
    assert answer.status_code == 422
    assert records.published_one(cast.record.pk) is None


def test_an_approval_without_the_digest_is_not_one(cast) -> None:
    in_review(cast)
    answer = cast.call("reviewer", "post", "/approve", {"revision": 1})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["digest"])


def test_its_authors_take_it_back(cast) -> None:
    in_review(cast)
    assert cast.call("author", "post", "/withdraw").json()["state"] == "draft"
    assert cast.call("author", "get", "/review").json()["outcome"] == "withdrawn"
    assert cast.call("author", "post", "/withdraw").status_code == 403


@pytest.mark.parametrize(
    ("who", "path", "body", "status"),
    [
        ("author", "/approve", {"revision": 1, "digest": "x"}, 403),
        ("author", "/ask-changes", {"conclusion": "x"}, 403),
        ("author", "/remarks", {"text": "x"}, 403),
        ("author", "/archive", None, 403),
        ("reviewer", "/assign", {"reviewer": "00000000-0000-7000-8000-000000000000"}, 403),
        ("leader", "/approve", {"revision": 1, "digest": "x"}, 403),
        ("stranger", "/approve", {"revision": 1, "digest": "x"}, 404),
        ("stranger", "/remarks", {"text": "x"}, 404),
        ("stranger", "/withdraw", None, 404),
        ("leader", "/assign", {"reviewer": "00000000-0000-7000-8000-000000000000"}, 422),
        ("leader", "/assign", {"reviewer": "nobody"}, 422),
        ("reviewer", "/remarks", {"text": ""}, 422),
        ("reviewer", "/remarks", {"text": "x", "field": "colour"}, 422),
        ("reviewer", "/ask-changes", {}, 422),
    ],
)
def test_who_may_not_or_says_nothing_sensible_is_refused(cast, who: str, path: str, body: object, status: int) -> None:
    in_review(cast)
    answer = cast.call(who, "post", path, body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.json()
    assert Record.objects.get(pk=cast.record.pk).state == "in_review"


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("get", "/working", "read"),
        ("get", "/review", "read"),
        ("get", "/translations", "read"),
        ("get", "/links", "read"),
        ("get", "/images", "read"),
        ("patch", "", "write"),
        ("post", "/submit", "write"),
        ("post", "/withdraw", "write"),
        ("post", "/links", "write"),
        ("post", "/images", "write"),
        ("put", "/translations/de", "translate"),
        ("post", "/translations/de/approve", "review"),
        ("post", "/assign", "review"),
        ("post", "/approve", "review"),
        ("post", "/archive", "review"),
    ],
)
def test_a_key_does_what_it_is_for_and_nothing_else(cast, method: str, path: str, scope: str) -> None:
    others = [each for each in ALL if each != scope]
    body = None if method == "get" else {}
    refused = cast.call("author", method, path, body, scopes=others)
    assert refused.status_code == 403
    assert f"“{scope}”" in refused.json()["detail"]
    assert 'error="insufficient_scope"' in refused["WWW-Authenticate"]
    tried = cast.call("author", method, path, body, scopes=[scope])
    assert "insufficient_scope" not in tried.get("WWW-Authenticate", "")
    assert tried.status_code != 401


def test_the_key_of_a_person_whose_role_has_ended_writes_nothing(cast) -> None:
    token = make_token(actor=cast.author, at=now(), name="old", days=30)
    client = Client(headers={"authorization": f"Bearer {token}"})
    new = {"kind": "practice", "language": "bg", "organisation": "HOME", "title": "Нова"}
    assert client.post("/api/v1/records", new, content_type="application/json").status_code == 201
    RoleAssignment.objects.filter(person=cast.author).update(ends=now().date().replace(year=now().year - 1))
    assert client.post("/api/v1/records", new, content_type="application/json").status_code == 403
    assert client.get(f"/api/v1/records/{cast.record.pk}/working").status_code == 404


def test_refusals_come_in_the_callers_language(cast) -> None:
    in_review(cast)
    said = [
        cast.call("reviewer", "post", "/remarks", {"text": ""}, **{"accept-language": language}).json()["errors"][
            "text"
        ]
        for language in ("en", "bg")
    ]
    assert said[0] != said[1]
