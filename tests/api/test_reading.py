"""What programs read without an account."""

import hashlib
import json

import pytest
from django.test import Client

from polisee.records import api as records
from tests.people import AT


def get(path: str, **headers: str):
    return Client(headers=headers).get(f"/api/v1/{path}")


def test_a_record_has_its_words_translations_links_and_seal(world) -> None:
    answer = get(f"records/{world.practice.pk}")
    record = answer.json()
    assert answer.status_code == 200
    assert (record["external_id"], record["kind"], record["language"], record["organisation"]) == (
        "p-1",
        "practice",
        "bg",
        "HOME",
    )
    assert record["title"] == "Клъстер за чисти технологии"
    assert record["translations"]["en"]["title"]["text"] == "Clean technology cluster"
    assert record["translations"]["en"]["title"]["state"] == "approved"
    assert record["links"] == [
        {
            "type": "addresses",
            "direction": "out",
            "record": str(world.factor.pk),
            "external_id": "f-1",
            "title": "Недостатак капитала",
        }
    ]
    assert record["url"].endswith(f"/bg/records/{world.practice.pk}/")


def test_the_sealed_text_has_the_digest_that_the_record_names(world) -> None:
    seal = get(f"records/{world.practice.pk}").json()["seal"]
    assert hashlib.sha256(get(f"records/{world.practice.pk}/sealed").content).hexdigest() == seal["digest"]


def test_a_reader_gets_the_own_language_and_script(world) -> None:
    shown = get(f"records/{world.practice.pk}?lang=en").json()["shown"]
    assert (shown["title"]["text"], shown["title"]["state"]) == ("Clean technology cluster", "approved")
    assert (shown["challenge"]["language"], shown["challenge"]["state"]) == ("bg", "original")
    shown = get(f"records/{world.factor.pk}?lang=sr-latn").json()["shown"]
    assert (shown["title"]["text"], shown["title"]["lang"]) == ("Nedostatak kapitala", "sr-Latn")


def test_a_known_etag_is_answered_without_a_body(world) -> None:
    first = get(f"records/{world.practice.pk}")
    again = get(f"records/{world.practice.pk}", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    records.import_record(
        actor=None,
        at=AT,
        publish_as=world.stranger,
        line={"id": "f-1", "kind": "factor", "language": "sr", "title": "Друго"},
    )
    assert get(f"records/{world.practice.pk}", if_none_match=first["ETag"]).status_code == 200


@pytest.mark.parametrize("path", ["records/{}", "records/{}/chain", "records/{}/sealed"])
def test_a_draft_is_not_there(world, path: str) -> None:
    answer = get(path.format(world.draft.pk))
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_contacts_for_members_do_not_leave(world) -> None:
    line = {
        "id": "p-2",
        "kind": "practice",
        "language": "en",
        "title": "With a contact",
        "body": {"contact": "secret@example.org"},
    }
    made = records.import_record(actor=None, at=AT, line=line, publish_as=world.stranger).record_id
    for path in (f"records/{made}", "records.jsonl", "records"):
        assert b"secret@example.org" not in read(get(path))


def read(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators")
def test_all_records_come_one_a_line_with_their_licence(world) -> None:
    response = get("records.jsonl")
    lines = [json.loads(line) for line in read(response).splitlines()]
    assert {line["external_id"] for line in lines} == {"p-1", "f-1"}
    assert "creativecommons.org/licenses/by/4.0" in response["Link"]
    assert lines[0] == {key: value for key, value in get(f"records/{lines[0]['id']}").json().items() if key != "shown"}


def test_a_chain_is_followed_in_both_directions(world) -> None:
    for root in (world.practice.pk, world.factor.pk):
        chain = get(f"records/{root}/chain").json()
        assert {node["external_id"]: node["distance"] for node in chain["nodes"]} == {
            "p-1": 0 if root == world.practice.pk else 1,
            "f-1": 0 if root == world.factor.pk else 1,
        }
        assert chain["edges"] == [
            {"source": str(world.practice.pk), "target": str(world.factor.pk), "type": "addresses"}
        ]
        assert chain["complete"] is True


def test_pages_follow_each_other_by_cursor(world) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        page = get(f"records?limit=1{'&cursor=' + cursor if cursor else ''}").json()
        seen += [item["external_id"] for item in page["items"]]
        cursor = page["next"]
    assert sorted(seen) == ["f-1", "p-1"]


def test_search_finds_and_says_why(world) -> None:
    answer = get("search?q=клъстер&limit=5").json()
    assert answer["query"] == "клъстер"
    assert answer["total"] == 1
    (hit,) = answer["results"]
    assert (hit["external_id"], hit["kind"], hit["language"], hit["matched"]) == ("p-1", "practice", "bg", "text")
    assert set(hit) == {"id", "external_id", "kind", "title", "language", "snippet", "score", "matched", "url"}


def test_without_words_to_point_out_the_snippet_is_in_the_readers_language(world) -> None:
    shown = {hit["external_id"]: hit for hit in get("search?q=&lang=en").json()["results"]}
    assert shown["p-1"]["snippet"] == "Firms and universities together."
    assert shown["f-1"]["snippet"] == "Malo novca."
    (by_word,) = get("search?q=клъстер&lang=en").json()["results"]
    assert by_word["snippet"] == "Фирми и университети работят заедно."


def test_search_narrows_by_kind_theme_and_country(world) -> None:
    def found(query: str) -> set[str]:
        return {hit["external_id"] for hit in get(f"search?{query}").json()["results"]}

    assert found("q=") == {"p-1", "f-1"}
    assert found("kind=factor") == {"f-1"}
    assert found("kind=factor&kind=practice") == {"p-1", "f-1"}
    assert found("theme=3") == {"p-1"}
    assert found("country=RS") == {"f-1"}


@pytest.mark.parametrize(
    "path",
    [
        "search?kind=nothing",
        "search?theme=9",
        "search?theme=x",
        "search?country=ZZ",
        "search?limit=0",
        "search?limit=1000",
        "search?lang=xx",
        "search?limit=%00",
        "search?kind=%00",
        "records?cursor=!!",
        "records?limit=-1",
        "organisations?cursor=%ff",
        "records?cursor=AAAA",
        f"search?q={'x' * 2000}",
    ],
)
def test_values_that_do_not_exist_are_refused_with_a_reason(world, path: str) -> None:
    answer = get(path)
    body = answer.json()
    assert answer.status_code == 422, body
    assert answer["Content-Type"] == "application/problem+json"
    assert body["errors"]
    assert body["status"] == 422


def test_a_record_id_that_is_none_is_not_found(world) -> None:
    assert get("records/nonsense").status_code == 404
    assert get("records/00000000-0000-0000-0000-000000000000").status_code == 404


@pytest.mark.parametrize(
    "query", ["%00", "%ED%A0%80", "'; DROP TABLE records_record --", "a" * 900, "💥", "\u202ex", "&", "NEAR(", "a:*"]
)
def test_strange_questions_are_answered(world, query: str) -> None:
    assert Client().get("/api/v1/search", {"q": query}).status_code == 200
    assert get(f"search?q={query}").status_code in (200, 422)


def test_reading_sets_no_cookie_and_asks_few_questions(world, django_assert_max_num_queries) -> None:
    for path in (
        f"records/{world.practice.pk}",
        "search?q=клъстер",
        "records",
        "partners",
        "themes",
        "workpackages",
        "organisations",
    ):
        with django_assert_max_num_queries(12):
            answer = get(path)
        assert answer.status_code == 200
        assert not answer.cookies


def test_reference_data_is_dated_and_named(world) -> None:
    from polisee.config.reference.files import partnership_files
    from polisee.partnership.api import load_partnership

    load_partnership(actor=None, at=AT, files=partnership_files())
    partners = get("partners").json()["items"]
    assert len(partners) == 26
    assert partners[0].keys() >= {"from", "to", "fund", "role", "organisation", "number"}
    assert next(item for item in partners if item["organisation"] == "MARCHE")["from"] == "2012-05-01"
    assert len(get("organisations").json()["items"]) == 28
    themes = get("themes").json()["items"]
    assert [theme["number"] for theme in themes] == [1, 2, 3, 4, 5, 6, 7]
    assert themes[1]["leader"] is None
    packages = get("workpackages").json()["items"]
    assert [package["code"] for package in packages] == [f"WP{number}" for number in range(7)]
    assert packages[1]["activities"][0].keys() == {"code", "name", "from", "to"}
    some = get("partners?limit=10").json()
    assert get(f"partners?limit=20&cursor={some['next']}").json()["items"] == partners[10:]


@pytest.mark.parametrize(
    ("method", "path", "status"), [("get", "nothing", 404), ("delete", "records", 405), ("put", "search", 405)]
)
def test_errors_that_no_view_was_asked_about_are_problems_too(world, method: str, path: str, status: int) -> None:
    answer = getattr(Client(), method)(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert status != 405 or "GET" in answer["Allow"]
