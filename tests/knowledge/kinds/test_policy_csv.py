"""Policies in the CSV layout of the STIP Compass: written and read without changing a value, and harmless to open."""

import csv
import io
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from polisee.config.loading.loader import Loader
from polisee.config.loading.policies import policy_lines
from polisee.foundation.canonical import digest
from polisee.foundation.regions import REGIONS
from polisee.foundation.spreadsheet import plain_cell, safe_csv
from polisee.knowledge.policy_csv import FileError, codes, file_of, read_policies
from polisee.knowledge.rules.policy_rows import columns
from polisee.records import api as records
from polisee.records.models import Record
from tests.knowledge.kinds.contents import contents, line
from tests.reference.files import codes as facts
from tests.reference.files import records as reference_records

POLICY = records.kind_of("policy")
some = settings(max_examples=25, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))


def cleaned(raw: dict[str, Any]) -> dict[str, Any]:
    about = ("id", "kind", "language", "organisation", "owner_name", "translations", "links")
    given = {name: value for name, value in raw.items() if name not in about}
    content, problems = records.clean_content(POLICY, given, known_regions=REGIONS)
    assert problems == {}
    return content


def read(text: str, language: str = "en") -> list[Any]:
    return list(read_policies(text.encode(), language=language))


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter="|"))


def test_the_codes_are_those_of_the_stip_compass_all_of_them() -> None:
    known = codes()
    assert (len(known.instruments), len(known.target_groups), len(known.budget_bands)) == (28, 31, 9)
    assert len(records.kind_of("policy").field("instruments").groups) == 5
    for ours, theirs in (
        (known.instruments, "instruments"), (known.target_groups, "target_groups"), (known.themes, "themes"),
        (known.budget_bands, "budget_bands"),
    ):  # fmt: skip
        assert set(ours) == {each["code"] for each in facts()[theirs]}


@some
@given(contents(POLICY))
def test_no_value_changes_on_the_way_there_and_back(raw: dict[str, Any]) -> None:
    content = cleaned(raw)
    about = {"id": "x-1", "language": "bg", "owner_name": "=2+2", "translations": {"en": {"title": "'@x"}}}
    (policy,) = read(file_of([{**about, "kind": "policy", **content}]))
    assert policy.error == ""
    assert {name: policy.line[name] for name in about} == about
    assert digest(cleaned(policy.line)) == digest(content)


@some
@given(line(40))
def test_a_cell_comes_back_as_it_was_and_never_begins_like_a_formula(text: str) -> None:
    for typed in (text, f"'{text}", f"={text}", f"'={text}", f"''+{text}"):
        (cell,) = next(csv.reader(io.StringIO(safe_csv([typed], []).removeprefix("\ufeff"))))
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@"))
        assert plain_cell(cell) == typed


def test_every_policy_of_the_reference_comes_back() -> None:
    lines = [each for each in reference_records() if each["kind"] == "policy"]
    lines = [{name: value for name, value in each.items() if name != "links"} for each in lines]
    back = read(file_of(lines))
    assert [each.error for each in back] == [""] * len(lines)
    assert len(lines) >= 15
    for before, after in zip(lines, back, strict=True):
        assert digest(cleaned(after.line)) == digest(cleaned(before))
        for name in ("id", "language", "translations"):
            assert after.line[name] == before[name]


def test_the_layout_is_a_row_for_each_instrument_and_a_column_for_each_theme_and_target_group() -> None:
    body = {
        "objectives": "More trust.", "stip_theme": "TH47", "stip_themes": ["TH42"], "target_groups": ["TG31"],
        "instruments": [{"code": "PI021", "band": "BR10"}, {"code": "PI008", "band": None}],
    }  # fmt: skip
    rows = cells_of(file_of([{"id": "p", "language": "en", "title": "T", "body": body, "keywords": ["a", "b"]}]))
    assert rows[0] == list(columns(codes()))
    found = [dict(zip(rows[0], cells, strict=True)) for cells in rows[2:]]
    assert [each["InstrumentTypeID"] for each in found] == ["PI021", "PI008"]
    assert [each["YearlyBudgetRange"] for each in found] == ["1 to 5 million euro", ""]
    assert {each["InitiativeID"] for each in found} == {"p"}
    assert found[0]["Tags"] == "a¬b"
    assert {name for name in rows[0] if found[0][name] == "1"} == {"TH42", "TH47", "TG31"}


COLUMNS = (
    "InitiativeID", "CountryCode", "EnglishName", "StartDateYear", "Objectives", "Tags", "HasBeenEvaluated",
    "InstrumentTypeLabel", "YearlyBudgetRange", "TH31", "TH47", "TG31",
)  # fmt: skip
TOLD = (
    "ID",
    "Country",
    "Name",
    "Start",
    "Objectives",
    "Tags",
    "Evaluated",
    "Instrument",
    "Budget",
    "Finance",
    "C",
    "S",
)


def foreign(*rows: dict[str, str] | str) -> str:
    """A file as others write it: without our columns. A row is some of its cells, or the text of a row."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter="|", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerow(TOLD)
    for row in rows:
        if isinstance(row, str):
            output.write(f"{row}\n")
        else:
            writer.writerow([row.get(name, "0" if name[:2] in ("TH", "TG") else "") for name in COLUMNS])
    return output.getvalue()


def test_a_file_of_the_stip_compass_is_read_by_codes_or_labels_and_without_our_columns() -> None:
    about = {
        "InitiativeID": "2019/1", "CountryCode": "AUT", "EnglishName": "Clusters", "StartDateYear": "2014",
        "Objectives": "Help clusters", "Tags": "clusters¬trust", "HasBeenEvaluated": "1", "TH31": "1", "TH47": "1",
        "TG31": "1",
    }  # fmt: skip
    grants = "Direct financial support|Grants for business R&D and innovation"
    first, second = read(
        foreign(
            {**about, "InstrumentTypeLabel": grants, "YearlyBudgetRange": "1 to 5 million euro"},
            {**about, "InstrumentTypeLabel": "PI021"},
            {"InitiativeID": "2019/2", "CountryCode": "GRC", "Objectives": "Other"},
        )
    )
    content = cleaned(first.line)
    assert first.line["id"] == "2019/1" and first.line["language"] == "en"
    assert content["title"] == content["body"]["name_english"] == "Clusters"
    assert content["regions"] == ["AT"] and content["keywords"] == ["clusters", "trust"]
    assert content["body"]["instruments"] == [{"code": "PI008", "band": "BR10"}, {"code": "PI021", "band": None}]
    assert content["body"]["stip_theme"] == "TH47" and content["body"]["stip_themes"] == ["TH31"]
    assert content["body"]["target_groups"] == ["TG31"] and content["body"]["evaluated"] == "yes"
    assert second.line["regions"] == ["EL"] and second.line["title"] == ""


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"InitiativeID": "a", "EnglishName": "Other"}, "different things in the column EnglishName"),
        ({"InitiativeID": "a", "EnglishName": "Name", "TH31": "x"}, "TH31"),
        ("a|AUT|" + "|" * 20, "23 cells; there are 12"),
        ({"InitiativeID": "a", "EnglishName": "Na\x00me"}, "NUL"),
    ],
)
def test_a_bad_row_takes_its_whole_initiative_with_it_and_not_the_one_beside_it(
    row: dict[str, str] | str, reason: str
) -> None:
    name = row["EnglishName"] if isinstance(row, dict) and "TH31" in row else "Name"
    policies = read(foreign({"InitiativeID": "a", "EnglishName": name}, row, {"InitiativeID": "b"}))
    wrong = [each for each in policies if each.line is None]
    assert len(wrong) == 1 and reason in wrong[0].error
    assert [each.line["id"] for each in policies if each.line] == ["b"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"Name|Other\n", "InitiativeID"), (b"InitiativeID|A|A\n", "twice"), (b"\xff\xfe", "UTF-8")],
)
def test_what_is_no_such_file_is_refused_whole(data: bytes, reason: str) -> None:
    with pytest.raises(FileError, match=reason):
        list(read_policies(data, language="en"))


@pytest.mark.django_db
def test_a_file_is_loaded_with_row_numbers_and_the_download_of_the_list_loads_again_unchanged(
    django_assert_max_num_queries,
) -> None:
    from polisee.knowledge.jobs import index_record
    from tests import people

    cache.clear()
    reviewer = people.reviewer(people.organisation("AWAY", "RO"))
    lines = [each for each in reference_records() if each["kind"] == "policy" and each["organisation"] is None][:3]
    lines = [{**each, "links": []} for each in lines]
    text = file_of([*lines, {"id": "bad", "language": "xx", "title": "Bad"}])
    report = Loader(io.BytesIO(), reviewer, lines=policy_lines(io.BytesIO(text.encode()), language="en")).run()
    assert (report.made, [each.id for each in report.refusals]) == (3, ["bad"])
    rows = sum(len(each["body"].get("instruments", [1])) for each in lines)
    assert report.refusals[0].line == rows + 3  # behind the header and the row that explains it
    assert "language" in report.refusals[0].errors
    for record in Record.objects.all():
        index_record(record_id=str(record.pk))
    with django_assert_max_num_queries(12):
        answer = Client().get("/en/records/policies.csv?kind=policy")
    assert 'filename="polisee-policies-stip.csv"' in answer["Content-Disposition"]
    again = Loader(io.BytesIO(), reviewer, lines=policy_lines(io.BytesIO(answer.content), language="en")).run()
    assert (again.refusals, again.unchanged, again.updated, again.made) == ([], 3, 0, 0)
    assert b"policies.csv?kind=policy" in Client().get("/en/records/?kind=policy").content
    assert b"policies.csv" not in Client().get("/en/records/?kind=practice").content
