"""The lines of the contract about HTTP, held against what is answered."""

import json

import pytest
from django.test import Client

from tests.people import AT

pytestmark = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators")

HIT = {"id", "external_id", "kind", "title", "language", "snippet", "score", "matched", "url"}
DATED = {
    "partners": {"from", "to"},
    "organisations": {"code", "name_original", "country", "region"},
    "themes": {"number", "name", "leader"},
    "workpackages": {"code", "name", "activities"},
}


def get(path: str, **headers: str):
    return Client(headers=headers).get(f"/api/v1/{path}")


@pytest.fixture
def reference(world):
    from polisee.config.reference.files import partnership_files
    from polisee.partnership.api import load_partnership

    load_partnership(actor=None, at=AT, files=partnership_files())
    return world


@pytest.mark.parametrize(
    ("query", "matched"),
    [("q=клъстер", {"text"}), ("q=", {None}), ("q=капитала&lang=sr", {"text"}), ("q=kapitala", {"text"})],
)
def test_search_answers_with_exactly_these_fields(world, query: str, matched: set) -> None:
    answer = get(f"search?{query}&limit=1").json()
    assert set(answer) == {"query", "took_ms", "total", "results"}
    assert answer["results"]
    for hit in answer["results"]:
        assert set(hit) == HIT
        assert isinstance(hit["score"], int | float)
        assert hit["url"].startswith("http://127.0.0.1:8000/")
    assert {hit["matched"] for hit in answer["results"]} == matched


def test_the_values_of_matched_are_those_of_the_contract(world) -> None:
    schema = get("openapi.json").json()["components"]["schemas"]["HitOut"]["properties"]["matched"]
    assert {value for each in schema["anyOf"] for value in each.get("enum", [])} == {"text", "meaning", "both"}


def test_a_record_has_its_fields_translations_links_and_seal(world) -> None:
    record = get(f"records/{world.practice.pk}").json()
    assert {"id", "kind", "language", "title", "summary", "body", "themes", "regions", "period", "keywords", "sources",
            "translations", "links", "seal"} <= set(record)  # fmt: skip
    assert set(record["translations"]["en"]["title"]) == {"text", "state", "revision", "made_by", "approved_by"}
    assert set(record["links"][0]) == {"type", "direction", "record", "external_id", "title"}
    assert set(record["seal"]) == {"digest", "signature", "key_id", "publication"}


def test_what_is_taken_out_can_be_taken_in_again(world) -> None:
    """A line of records.jsonl, cut down to the fields of a line for `polisee load`, fits the schema of such a line."""
    from jsonschema import Draft202012Validator

    schema = json.loads(get("schema/record.json").content)
    allowed = {name for each in [schema, *schema.get("allOf", [])] for name in each.get("properties", {})}
    for line in b"".join(get("records.jsonl")).splitlines():
        record = json.loads(line)
        cut = {name: value for name, value in record.items() if name in allowed and value not in (None, "", [], {})}
        cut["translations"] = {
            code: {field: each["text"] for field, each in texts.items()}
            for code, texts in record["translations"].items()
        }
        cut["links"] = [
            {"type": link["type"], "to": link["external_id"]} for link in record["links"] if link["direction"] == "out"
        ]
        cut = {name: value for name, value in cut.items() if value}
        cut.pop("id")
        assert [error.message for error in Draft202012Validator(schema).iter_errors(cut)] == []


def test_a_chain_has_nodes_and_typed_edges(world) -> None:
    chain = get(f"records/{world.practice.pk}/chain").json()
    assert {"nodes", "edges"} <= set(chain)
    assert set(chain["edges"][0]) == {"source", "target", "type"}


@pytest.mark.parametrize("name", DATED)
def test_reference_data_is_dated(reference, name: str) -> None:
    answer = get(name).json()
    assert set(answer) == {"items", "next"}
    assert answer["items"]
    assert set(answer["items"][0]) >= DATED[name]


@pytest.mark.parametrize("name", ["records", "organisations", "partners"])
def test_pages_follow_by_cursor_without_gap_or_repetition(reference, name: str) -> None:
    whole, cursor = [], ""
    while cursor is not None:
        page = get(f"{name}?limit=1{f'&cursor={cursor}' if cursor else ''}").json()
        assert len(page["items"]) <= 1
        whole += page["items"]
        cursor = page["next"]
    assert whole == get(name).json()["items"]


@pytest.mark.parametrize(
    "path", ["records/{}", "records/{}/chain", "records/{}/sealed", "records", "partners", "organisations", "themes",
             "workpackages", "schema/record.json", "openapi.json", "records.jsonl", "records.csv"],
)  # fmt: skip
def test_every_reading_has_an_etag_that_saves_sending_it_again(reference, path: str) -> None:
    path = path.format(reference.practice.pk)
    first = get(path)
    again = get(path, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert get(path, if_none_match='"another"').status_code == 200


def test_the_files_say_their_licence(world) -> None:
    for path in ("records.jsonl", "records.csv", f"records/{world.practice.pk}"):
        assert 'creativecommons.org/licenses/by/4.0/>; rel="license"' in get(path)["Link"]


def test_the_document_names_every_call_that_writes_and_what_it_needs(world) -> None:
    page = get("openapi.json").json()
    writing = {
        (method, path)
        for path, calls in page["paths"].items()
        for method, call in calls.items()
        if method != "get"
        for _each in [call]
    }
    assert len(writing) >= 15
    for method, path in writing:
        call = page["paths"][path][method]
        assert call["security"], path
        assert {"401", "403", "404", "409", "422", "429"} - {"404"} <= set(map(str, call["responses"])), path
