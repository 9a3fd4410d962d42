"""The JSON Schema and the OpenAPI page say what is true."""

import json

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from polisee.config.reference.files import record_lines
from polisee.foundation.regions import REGIONS
from polisee.records.api import all_kinds, record_schema

CONTRACT_LINE = {
    "id": "x-1",
    "kind": "practice",
    "language": "bg",
    "title": "…",
    "summary": "…",
    "body": {"challenge": "…"},
    "themes": [1, 3],
    "regions": ["BG41"],
    "period": {"from": 2012, "to": None},
    "keywords": ["…"],
    "sources": [{"url": "https://example.org", "title": "…", "seen": "2026-11-01"}],
    "translations": {"en": {"title": "…"}},
    "links": [{"type": "addresses", "to": "x-7"}],
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(json.dumps(record_schema(all_kinds(), REGIONS, "https://example.org/schema"), default=str))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("place", "line"), list(record_lines()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_reference_line_fits_the_schema(validator, place: str, line: dict) -> None:
    assert [error.message for error in validator.iter_errors(line)] == []


def test_the_example_of_the_contract_fits(validator) -> None:
    assert list(validator.iter_errors(CONTRACT_LINE)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "poem"},
        {"language": "fr"},
        {"title": ""},
        {"title": "x" * 101},
        {"unknown": 1},
        {"themes": [8]},
        {"regions": ["XX"]},
        {"body": {"unknown": 1}},
        {"period": {"from": 1066}},
        {"links": [{"type": "loves", "to": "x"}]},
        {"links": [{"type": "cites"}]},
        {"sources": [{"link": "x"}]},
        {"evidence_grade": "certain"},
        {"body": {"outcome": "splendid"}},
        {"translations": {"en": "x"}},
    ],
)
def test_what_the_loader_refuses_does_not_fit(validator, change: dict) -> None:
    assert list(validator.iter_errors({**CONTRACT_LINE, **change}))


@pytest.mark.parametrize("name", ["kind", "language", "title"])
def test_three_fields_are_required(validator, name: str) -> None:
    assert list(validator.iter_errors({key: value for key, value in CONTRACT_LINE.items() if key != name}))


@pytest.mark.django_db
def test_the_schema_is_served() -> None:
    answer = Client().get("/api/v1/schema/record.json")
    assert answer["Content-Type"] == "application/schema+json"
    Draft202012Validator.check_schema(json.loads(answer.content))


@pytest.mark.django_db
def test_openapi_is_3_1_and_names_every_call_of_the_contract() -> None:
    page = Client().get("/api/v1/openapi.json").json()
    assert page["openapi"].startswith("3.1")
    wanted = {
        "/api/v1/search",
        "/api/v1/records/{record_id}",
        "/api/v1/records/{record_id}/chain",
        "/api/v1/records.jsonl",
        "/api/v1/partners",
        "/api/v1/organisations",
        "/api/v1/themes",
        "/api/v1/workpackages",
        "/api/v1/records",
        "/api/v1/records/{record_id}/submit",
        "/api/v1/schema/record.json",
    }
    assert wanted <= set(page["paths"])
    assert set(page["paths"]["/api/v1/records/{record_id}"]) == {"get", "patch"}
