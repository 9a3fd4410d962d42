"""Translations, links and pictures by programs."""

import io
import json

import pytest
from django.test import Client
from PIL import Image

from polisee.foundation.canonical import text_digest
from polisee.foundation.clock import now
from polisee.partnership.api import make_token
from polisee.records import api as records
from polisee.records.models import Link, Record, StoredImage, Translation
from tests.people import AT

ALL = ["read", "write", "translate", "review"]


@pytest.fixture
def call(world, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    tokens = {
        who: make_token(actor=getattr(world, who), at=now(), name="all", days=1, scopes=ALL)
        for who in ("author", "stranger")
    }

    def ask(method: str, path: str, body: object = None, who: str = "author", **headers: str):
        client = Client(headers={"authorization": f"Bearer {tokens[who]}", **headers})
        if isinstance(body, dict) and "file" in body:
            return client.post(f"/api/v1/records/{path}", body)
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(client, method)(f"/api/v1/records/{path}", **data)

    return ask


# -- translations


def field(call, world, name: str = "title", language: str = "de") -> dict:
    page = call("get", f"{world.practice.pk}/translations/{language}").json()
    return next(each for each in page["fields"] if each["name"] == name)


def test_a_translation_is_saved_with_what_was_seen_and_approved_by_another(call, world) -> None:
    before = field(call, world)
    assert (before["state"], before["text_digest"]) == ("missing", "")
    given = {"texts": {"title": "Reiner Cluster"}, "seen": {"title": before["original_digest"]}}
    saved = call("put", f"{world.practice.pk}/translations/de", given)
    assert saved.json() == {"fields": ["title"]}
    draft = field(call, world)
    assert (draft["text"], draft["state"]) == ("Reiner Cluster", "draft")
    own = call("post", f"{world.practice.pk}/translations/de/approve", {"read": {"title": draft["text_digest"]}})
    assert own.status_code == 403, "nobody approves the own translation"
    from tests import people

    people.give(world.stranger, "reviewer")
    unread = call("post", f"{world.practice.pk}/translations/de/approve", {"read": {"title": "x"}}, who="stranger")
    assert unread.status_code == 422
    read = {"read": {"title": draft["text_digest"]}}
    approved = call("post", f"{world.practice.pk}/translations/de/approve", read, who="stranger")
    assert approved.json() == {"fields": ["title"]}
    public = Client().get(f"/api/v1/records/{world.practice.pk}").json()
    assert public["translations"]["de"]["title"]["text"] == "Reiner Cluster"
    states = call("get", f"{world.practice.pk}/translations").json()
    assert states["original"] == "bg"
    assert "approved" in states["languages"]["de"]


def test_a_translation_of_an_older_original_is_outdated_at_once(call, world) -> None:
    given = {"texts": {"title": "Alt"}, "seen": {"title": text_digest("Друг оригинал")}}
    call("put", f"{world.practice.pk}/translations/de", given)
    assert field(call, world)["state"] == "outdated"


def test_nobody_writes_over_another_translation_unseen(call, world) -> None:
    call("put", f"{world.practice.pk}/translations/de", {"texts": {"title": "Erster"}})
    late = call(
        "put", f"{world.practice.pk}/translations/de", {"texts": {"title": "Zweiter"}, "over": {}}, who="stranger"
    )
    assert late.status_code == 409
    assert Translation.objects.get(language="de").text == "Erster"
    seen = {"title": text_digest("Erster")}
    late = call(
        "put", f"{world.practice.pk}/translations/de", {"texts": {"title": "Zweiter"}, "over": seen}, who="stranger"
    )
    assert late.status_code == 200


@pytest.mark.parametrize("language", ["fr", "xx", "sr-cyrl"])
def test_there_is_no_translation_into_a_language_that_we_have_not(call, world, language: str) -> None:
    assert call("get", f"{world.practice.pk}/translations/{language}").status_code == 404
    assert call("put", f"{world.practice.pk}/translations/{language}", {"texts": {}}).status_code == 404


def test_translations_of_a_draft_are_its_writers_own(call, world) -> None:
    assert call("get", f"{world.draft.pk}/translations").status_code == 200
    assert call("get", f"{world.draft.pk}/translations", who="stranger").status_code == 404
    assert (
        call("put", f"{world.draft.pk}/translations/de", {"texts": {"title": "x"}}, who="stranger").status_code == 404
    )
    assert call("get", f"{world.practice.pk}/translations/de", who="stranger").status_code == 200


# -- links


def test_links_are_made_from_either_end_listed_from_both_and_unmade(call, world) -> None:
    made = call("post", f"{world.draft.pk}/links", {"type": "cites", "record": str(world.practice.pk)})
    assert (made.status_code, made.json()["direction"]) == (201, "out")
    turned = call(
        "post", f"{world.practice.pk}/links", {"type": "inspired_by", "record": str(world.draft.pk), "direction": "in"}
    )
    assert (turned.status_code, turned.json()["direction"]) == (201, "in")
    link = Link.objects.get(type="inspired_by")
    assert (link.source_id, link.target_id) == (world.draft.pk, world.practice.pk)
    here = call("get", f"{world.practice.pk}/links").json()["items"]
    assert {(each["type"], each["direction"], each["public"]) for each in here} == {
        ("addresses", "out", True),
        ("cites", "in", False),
        ("inspired_by", "in", False),
    }
    elsewhere = call("get", f"{world.practice.pk}/links", who="stranger").json()["items"]
    assert [each["type"] for each in elsewhere] == ["addresses"], "a draft of others is not named"
    for end in (world.practice.pk, world.draft.pk):
        first = call("get", f"{end}/links").json()["items"][-1]
        assert call("delete", f"{end}/links/{first['id']}").status_code == 204
    assert Link.objects.count() == 1


def test_the_same_link_twice_is_one(call, world) -> None:
    given = {"type": "cites", "record": str(world.practice.pk)}
    assert (
        call("post", f"{world.draft.pk}/links", given).json() == call("post", f"{world.draft.pk}/links", given).json()
    )


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"type": "loves"}, 422),
        ({"record": "00000000-0000-7000-8000-000000000000"}, 422),
        ({"direction": "up"}, 422),
        ({"extra": 1}, 422),
    ],
)
def test_a_link_that_cannot_be_is_refused(call, world, change: dict, status: int) -> None:
    given = {"type": "cites", "record": str(world.practice.pk), **change}
    assert call("post", f"{world.draft.pk}/links", given).status_code == status


def test_others_neither_make_nor_unmake_links_of_a_record(call, world) -> None:
    link = Link.objects.get()
    given = {"type": "cites", "record": str(world.factor.pk)}
    assert call("post", f"{world.practice.pk}/links", given, who="stranger").status_code == 403
    assert call("delete", f"{world.practice.pk}/links/{link.pk}", who="stranger").status_code == 403
    assert call("delete", f"{world.draft.pk}/links/{link.pk}").status_code == 404, "a link of other records"
    assert Link.objects.count() == 1


def test_the_list_of_links_costs_few_queries_however_many(call, world, django_assert_max_num_queries) -> None:
    for number in range(30):
        line = {
            "id": f"l-{number}",
            "kind": "factor",
            "language": "en",
            "title": "x",
            "links": [{"type": "cites", "to": "p-1"}],
        }
        records.import_record(actor=None, at=AT, line=line, publish_as=world.stranger)
    with django_assert_max_num_queries(12):
        assert len(call("get", f"{world.practice.pk}/links").json()["items"]) == 31


# -- pictures


def picture(size: tuple[int, int] = (20, 10)) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    out.seek(0)
    out.name = "снимка.png"
    return out


def test_a_picture_is_added_with_its_words_and_shown_by_the_revision(call, world) -> None:
    said = {"file": picture(), "alt": "Червено поле", "rights": "CC0"}
    made = call("post", f"{world.draft.pk}/images", said)
    assert made.status_code == 201, made.json()
    image = made.json()["image"]
    assert (image["alt"], image["rights"], image["width"], made.json()["revision"]) == ("Червено поле", "CC0", 20, 2)
    content = call("get", f"{world.draft.pk}/working").json()["content"]
    assert content["images"] == [{"id": image["id"], "alt": "Червено поле", "rights": "CC0"}]
    assert [each["id"] for each in call("get", f"{world.draft.pk}/images").json()["items"]] == [image["id"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"alt": "  "}, "alt"),
        ({"file": io.BytesIO(b"")}, "file"),
        ({"file": io.BytesIO(b"GIF89a" + bytes(40))}, "file"),
        ({"file": io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")}, "file"),
        ({"file": io.BytesIO(b"PK\x03\x04" + bytes(100))}, "file"),
    ],
)
def test_what_is_no_picture_or_has_no_words_leaves_nothing_behind(call, world, change: dict, field: str) -> None:
    given = {"file": picture(), "alt": "Поле", **change}
    given["file"].name = "a.png"
    given["file"].seek(0)
    answer = call("post", f"{world.draft.pk}/images", given)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [field])
    assert not StoredImage.objects.exists()
    assert Record.objects.get(pk=world.draft.pk).current.number == 1


def test_a_picture_for_a_version_that_is_not_the_present_one_is_refused_whole(call, world) -> None:
    answer = call("post", f"{world.draft.pk}/images", {"file": picture(), "alt": "x"}, **{"if-match": '"r9-0"'})
    assert answer.status_code == 412
    assert not StoredImage.objects.exists()


def test_others_add_no_picture(call, world) -> None:
    answer = call("post", f"{world.draft.pk}/images", {"file": picture(), "alt": "x"}, who="stranger")
    assert answer.status_code == 404
    assert call("get", f"{world.draft.pk}/images", who="stranger").status_code == 404
