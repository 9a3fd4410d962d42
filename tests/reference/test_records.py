"""The reference records hold together on their own."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from polisee.records.rules.citing import MARK, read
from tests.reference.files import LANGUAGES, REFERENCE, codes, partnership, records, regions, texts

LINK_TYPES = {
    "addresses",
    "is_evidence_for",
    "inspired_by",
    "adapted_from",
    "recommends",
    "tests",
    "evaluates",
    "implements",
    "cites",
    "supersedes",
    "contradicts",
}
COUNTRY_LANGUAGES = {
    "AL": "sq",
    "AT": "de",
    "BG": "bg",
    "EL": "el",
    "HR": "hr",
    "HU": "hu",
    "IT": "it",
    "RO": "ro",
    "RS": "sr",
    "SI": "sl",
    "SK": "sk",
}
BODY_TEXTS = {
    "practice": {
        "challenge",
        "what_is_done",
        "bodies",
        "resources",
        "timescale",
        "evidence_of_success",
        "difficulties",
        "success_factors",
        "limiting_factors",
        "legal_basis",
        "costs_and_benefits",
        "lifetime",
        "transfer_potential",
        "expert_opinion",
    },
    "policy": {"responsible_body", "objectives", "evaluated_by", "evaluation_result"},
    "factor": {"description", "gravity_note", "fate_reason"},
    "cluster": {"description", "s3_priorities", "technologies", "services", "label_note", "seeks", "offers"},
    "tool": {"purpose", "how_to_use", "needed_skills", "licence"},
    "mechanism_report": {"needs", "challenges", "mechanism"},
    "recommendation": {"advice", "grounds", "addressee", "response_reason", "responsible", "evidence_of_doing"},
    "news": {"text"},
    "brief": {"question", "synthesis", "addressee"},
}
BODY_CODES = {
    "practice": {"resources_eur", "resources_people", "outcome"},
    "policy": {
        "name_original",
        "name_english",
        "level",
        "start_year",
        "end_year",
        "instruments",
        "target_groups",
        "cluster_support",
        "evaluated",
        "stip_theme",
    },
    "factor": {"factor_type", "lens", "gravity", "fate"},
    "cluster": {
        "name_original",
        "nace",
        "founding_year",
        "legal_form",
        "members",
        "management_staff",
        "excellence_label",
        "label_expires",
    },
    "tool": {"available_in"},
    "mechanism_report": set(),
    "recommendation": {"priority", "due", "response"},
    "news": {"day"},
    "brief": set(),
}
FILES = {
    "practice": "practices",
    "policy": "policies",
    "cluster": "clusters",
    "tool": "tools",
    "factor": "factors",
    "mechanism_report": "mechanism_reports",
    "recommendation": "recommendations",
    "news": "news",
    "brief": "briefs",
}
TOLD = {"tool", "news"}
"""Kinds whose records are no finding: the evidence has no grade."""
CHOICES = {
    "outcome": {"worked", "mixed", "failed"},
    "level": {"national", "regional", "local"},
    "evaluated": {"yes", "no", "unknown"},
    "factor_type": {"success_factor", "barrier", "information_gap"},
    "lens": {"past_actions", "current_contexts", "visions", "parallel_contexts"},
    "fate": {"open", "being_addressed", "closed", "accepted"},
}
RECORDS = records()
BY_ID = {each["id"]: each for each in RECORDS}
each_record = pytest.mark.parametrize("record", RECORDS, ids=[each["id"] for each in RECORDS])


def test_ids_are_unique_and_lie_in_the_file_of_their_kind() -> None:
    assert len(BY_ID) == len(RECORDS)
    for kind, name in FILES.items():
        lines = (REFERENCE / "records" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(lines) == sum(each["kind"] == kind for each in RECORDS)
        assert all(f'"kind": "{kind}"' in line for line in lines)


def test_there_are_enough_of_each_kind_theme_and_outcome() -> None:
    kinds = Counter(each["kind"] for each in RECORDS)
    assert kinds["practice"] >= 28 and kinds["policy"] >= 8 and kinds["factor"] >= 8
    assert {theme for each in RECORDS for theme in each["themes"]} == set(range(1, 8))
    assert sum(each["body"].get("outcome") in {"mixed", "failed"} for each in RECORDS) >= 2


def test_all_eleven_countries_speak_in_their_own_language() -> None:
    for country, language in COUNTRY_LANGUAGES.items():
        own = [
            each
            for each in RECORDS
            if each["language"] == language and any(code.startswith(country) for code in each["regions"])
        ]
        assert own, country


def test_each_italian_bulgarian_or_albanian_reader_finds_something_on_sustainability() -> None:
    for language in ("it", "bg", "sq"):
        assert any(2 in each["themes"] and language in {each["language"], *each["translations"]} for each in RECORDS), (
            language
        )


def test_at_least_six_records_are_in_three_languages() -> None:
    assert sum(len(each["translations"]) >= 2 for each in RECORDS) >= 6


def test_links_lead_to_other_records_of_ours_by_known_types() -> None:
    links = [(each["id"], link["type"], link["to"]) for each in RECORDS for link in each.get("links", [])]
    assert len(links) >= 15
    assert len(set(links)) == len(links)
    for source, kind, target in links:
        assert kind in LINK_TYPES
        assert target in BY_ID and target != source, (source, target)


def test_what_addresses_a_gap_points_to_a_factor_and_what_is_implemented_is_a_policy() -> None:
    expected = {"addresses": "factor", "implements": "policy"}
    for each in RECORDS:
        for link in each.get("links", []):
            if link["type"] in expected:
                assert BY_ID[link["to"]]["kind"] == expected[link["type"]], (each["id"], link)


@each_record
def test_titles_and_summaries_keep_their_length_in_every_language(record: dict[str, Any]) -> None:
    for version in (record, *record["translations"].values()):
        assert 10 <= len(version["title"]) <= 100
        assert 30 <= len(version["summary"]) <= 300
        assert version["keywords"] and len(set(version["keywords"])) == len(version["keywords"])


@each_record
def test_the_record_is_written_in_its_language_and_wholly_in_english(record: dict[str, Any]) -> None:
    assert record["language"] in LANGUAGES - {"en"}
    assert record["language"] not in record["translations"]
    assert set(record["translations"]) <= LANGUAGES
    words = BODY_TEXTS[record["kind"]] & set(record["body"])
    assert words
    assert set(record["translations"]["en"]["body"]) == words
    for version in record["translations"].values():
        assert set(version) <= {"title", "summary", "keywords", "body"}
        assert version["title"] != record["title"] or record["kind"] in {"policy", "cluster"}  # a name


@each_record
def test_no_text_is_empty_padded_or_in_cedilla_letters(record: dict[str, Any]) -> None:
    for where, text in texts(record):
        assert text and text == text.strip(), where
        assert not re.search("[ŞşŢţ]", text), where


@each_record
def test_greek_bulgarian_and_translated_serbian_are_in_their_scripts(record: dict[str, Any]) -> None:
    letters = {"el": r"[α-ω]", "bg": r"[а-я]", "sr": r"[а-ш]"}
    versions = dict(record["translations"])
    if record["language"] != "sr":
        versions[record["language"]] = record
    for language, pattern in letters.items():
        if language in versions:
            assert re.search(pattern, versions[language]["title"].lower()), language


@each_record
def test_the_body_has_only_known_fields_and_choices(record: dict[str, Any]) -> None:
    body = record["body"]
    assert set(body) <= BODY_TEXTS[record["kind"]] | BODY_CODES[record["kind"]]
    for field, choices in CHOICES.items():
        assert field not in body or body[field] in choices
    assert "gravity" not in body or "gravity_note" in body
    lists = {
        name: {each["code"] for each in codes()[name]}
        for name in ("instruments", "target_groups", "budget_bands", "themes")
    }
    for instrument in body.get("instruments", []):
        assert instrument["code"] in lists["instruments"] and instrument["band"] in lists["budget_bands"]
    assert set(body.get("target_groups", [])) <= lists["target_groups"]
    assert body.get("stip_theme", "TH47") in lists["themes"]


@each_record
def test_themes_regions_and_years_are_real(record: dict[str, Any]) -> None:
    assert record["themes"] and set(record["themes"]) <= set(range(1, 8))
    assert set(record["regions"]) <= regions()
    begins, ends = record["period"]["from"], record["period"]["to"]
    assert begins is None or 1990 <= begins <= 2026
    assert begins is None or ends is None or begins <= ends


@each_record
def test_owner_sources_and_evidence_are_named(record: dict[str, Any]) -> None:
    organisations = {each["code"] for each in partnership("organisations")}
    assert record["organisation"] in organisations or record["owner_name"]
    grades = {"anecdote", "monitoring", "comparison", "counterfactual"}
    assert record.get("evidence_grade") in (grades | {None} if record["kind"] in TOLD else grades)
    # A brief rests on records; their sources are its sources.
    assert record.get("sources") or MARK.search(record["body"].get("synthesis", ""))
    for source in record.get("sources", []):
        assert re.match(r"https?://\S+$", source["url"])
        assert source["title"]
        date.fromisoformat(source["seen"])


def test_each_brief_names_records_of_ours_in_both_languages_and_marks_what_is_opinion() -> None:
    briefs = [each for each in RECORDS if each["kind"] == "brief"]
    assert briefs
    for brief in briefs:
        original = read(brief["body"]["synthesis"], brief["language"])
        assert set(original.marks) <= set(BY_ID) - {brief["id"]}
        assert 0 < original.supported < original.total
        for language, version in brief["translations"].items():
            told = read(version["body"]["synthesis"], language)
            assert told.marks == original.marks
            assert (told.supported, told.total) == (original.supported, original.total)
