"""What programs write, as the person whose token they have."""

import json

import pytest
from django.test import Client

from polisee.records.models import Record

NEW = {
    "kind": "practice",
    "language": "bg",
    "organisation": "HOME",
    "title": "Нова практика",
    "summary": "Кратко.",
    "themes": [3],
    "sources": [{"url": "https://example.org/", "title": "Извор"}],
    "body": {"challenge": "Нужда.", "what_is_done": "Работа."},
}


def call(method: str, path: str, token: str, body: object = None, **headers: str):
    headers["authorization"] = f"Bearer {token}"
    data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(Client(headers=headers), method)(f"/api/v1/records{path}", **data)


def test_a_draft_is_begun_changed_and_sent(world) -> None:
    made = call("post", "", world.token, NEW)
    assert made.status_code == 201, made.json()
    path = f"/{made.json()['id']}"
    changed = call(
        "patch",
        path,
        world.token,
        {"title": "Друго", "body": {"bodies": "Агенция"}, "summary": "Да."},
        if_match=made["ETag"],
    )
    assert changed.status_code == 200, changed.json()
    content = changed.json()["content"]
    assert (content["title"], content["body"]["bodies"], content["body"]["challenge"]) == ("Друго", "Агенция", "Нужда.")
    sent = call("post", f"{path}/submit", world.token)
    assert sent.json()["state"] == "submitted"
    assert call("get", f"{path}/working", world.token).json()["state"] == "submitted"


def test_null_removes_a_field(world) -> None:
    made = call("post", "", world.token, NEW)
    changed = call(
        "patch",
        f"/{made.json()['id']}",
        world.token,
        {"summary": None, "body": {"challenge": None}},
        if_match=made["ETag"],
    )
    assert "summary" not in changed.json()["content"]
    assert changed.json()["content"]["body"] == {"what_is_done": "Работа."}


def test_a_lost_update_is_refused_with_both_versions(world) -> None:
    made = call("post", "", world.token, NEW)
    path = f"/{made.json()['id']}"
    assert call("patch", path, world.token, {"title": "Първа"}, if_match=made["ETag"]).status_code == 200
    late = call("patch", path, world.token, {"title": "Втора"}, if_match=made["ETag"])
    assert late.status_code == 412
    assert late.json()["versions"]["yours"] == {"title": "Втора"}
    assert late.json()["versions"]["current"]["content"]["title"] == "Първа"
    assert Record.objects.get(pk=made.json()["id"]).current.content["title"] == "Първа"


def test_a_change_without_a_version_is_refused(world) -> None:
    assert call("patch", f"/{world.draft.pk}", world.token, {"title": "x"}).status_code == 428


@pytest.mark.parametrize(("method", "path"), [("get", "/working"), ("patch", ""), ("post", "/submit")])
def test_who_may_not_see_a_draft_learns_nothing_of_it(world, method: str, path: str) -> None:
    answer = call(
        method, f"/{world.draft.pk}{path}", world.foreign_token, {} if method == "patch" else None, if_match='"x"'
    )
    assert answer.status_code == 404


def test_nobody_writes_for_another_organisation(world) -> None:
    assert call("post", "", world.foreign_token, NEW).status_code == 403


@pytest.mark.parametrize("token", ["", "polisee_wrong", "x" * 3000])
def test_a_wrong_token_is_refused(world, token: str) -> None:
    answer = call("post", "", token, NEW)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_an_expired_or_withdrawn_token_and_that_of_a_blocked_person_are_refused(world) -> None:
    from polisee.partnership.models import ApiToken

    token = ApiToken.objects.get(person=world.author)
    for change in (
        {"expires_at": token.created_at},
        {"withdrawn_at": token.created_at, "expires_at": token.expires_at},
    ):
        ApiToken.objects.filter(pk=token.pk).update(**change)
        assert call("post", "", world.token, NEW).status_code == 401
    ApiToken.objects.filter(pk=token.pk).update(withdrawn_at=None)
    assert call("post", "", world.token, NEW).status_code == 201
    world.author.is_active = False
    world.author.save()
    assert call("post", "", world.token, NEW).status_code == 401


def test_a_token_is_kept_as_a_digest_only(world) -> None:
    from polisee.partnership.models import ApiToken

    assert not any(world.token in str(value) for row in ApiToken.objects.values() for value in row.values())


def test_a_session_needs_the_page_token_too(world) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/api/v1/records", json.dumps(NEW), content_type="application/json").status_code == 403
    trusting = Client()
    trusting.force_login(world.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert trusting.post("/api/v1/records", json.dumps(NEW), content_type="application/json").status_code == 201


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "x" * 101}, "title"),
        ({"regions": ["XX99"]}, "regions"),
        ({"body": {"nothing": 1}}, "nothing"),
        ({"kind": "poem"}, "kind"),
        ({"language": "fr"}, "language"),
        ({"organisation": "NOBODY"}, "organisation"),
        ({"unknown": 1}, "unknown"),
        ({"title": 5}, "title"),
        ({"sources": [{"url": "javascript:alert(1)"}]}, "sources"),
        ({"organisation": "\x00"}, "organisation"),
        ({"period": {"from": 2012, "to": 2010}}, "period"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world, change: dict, field: str) -> None:
    answer = call("post", "", world.token, {**NEW, **change})
    assert answer.status_code == 422
    assert field in answer.json()["errors"], answer.json()


def test_what_is_wrong_is_said_in_the_callers_language(world) -> None:
    english = call("post", "", world.token, {**NEW, "title": "x" * 101}, accept_language="en").json()
    bulgarian = call("post", "", world.token, {**NEW, "title": "x" * 101}, accept_language="bg").json()
    assert english["errors"]["title"] != bulgarian["errors"]["title"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[]", b"null", b"5", b'{"title": "\\ud800", "kind": "practice"}'])
def test_a_body_that_is_no_object_is_refused(world, body: bytes) -> None:
    client = Client(headers={"authorization": f"Bearer {world.token}"})
    answer = client.post("/api/v1/records", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"


def test_sending_what_is_not_complete_names_what_is_missing(world) -> None:
    made = call("post", "", world.token, {key: NEW[key] for key in ("kind", "language", "organisation", "title")})
    answer = call("post", f"/{made.json()['id']}/submit", world.token)
    assert answer.status_code == 422
    assert {"summary", "themes", "sources", "challenge"} <= set(answer.json()["errors"])


def test_too_many_writes_are_slowed_down(world, settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    statuses = {call("post", "", world.token, {"kind": "poem"}).status_code for _ in range(125)}
    assert 429 in statuses
