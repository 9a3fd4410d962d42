"""A file of many lines with bad ones of twenty sorts: exactly those are refused, with line and reason, and nothing is
left of any of them.
"""

import io
import json
import os
from typing import Any

import pytest

from polisee.config.loading.loader import Loader, LoadReport
from polisee.records.models import Link, Record, Revision, Translation
from tests import people

Sort = tuple[bytes | dict[str, Any], str]


def good(number: int) -> dict[str, Any]:
    """A line that can be taken; every tenth links to the next one, which stands further down."""
    kinds = ("practice", "policy", "cluster", "factor", "news")
    found: dict[str, Any] = {
        "id": f"g-{number}", "kind": kinds[number % 5], "language": "bg", "title": f"Запис {number}",
        "translations": {"en": {"title": f"Record {number}"}}, "themes": [1 + number % 7], "regions": ["BG41"],
    }  # fmt: skip
    return found | ({"links": [{"type": "cites", "to": f"g-{number + 1}"}]} if number % 10 == 1 else {})


def bad(number: int, **changes: Any) -> dict[str, Any]:
    return {**good(number), "id": f"b-{number}", "kind": "cluster", "links": [], **changes}


def sorts(number: int) -> list[Sort]:
    """Twenty ways to be wrong, each with what the reason must say."""

    def raw(line: dict[str, Any]) -> bytes:
        return json.dumps(line).encode()

    return [
        (raw(bad(number)).replace(b'"b-', b'"\xff-'), "UTF-8"),
        (raw(bad(number))[:-1], "Not JSON"),
        (b"[1, 2]", "one JSON object"),
        (raw(bad(number)).replace(b'"b-', b'"\\u0000-'), "NUL"),
        (b'{"title": "a", "title": "b"}', "stands twice"),
        (b'{"title": NaN}', "not JSON"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "nested"),
        (bad(number, kind="poem"), "kind: The kind must be one of"),
        (bad(number, language="fr"), "language: "),
        (bad(number, title=None), "title: This is still missing"),
        (bad(number, title="x" * 101), "title: This has 101 characters"),
        (bad(number, colour="red"), "colour: This kind of record has no such field"),
        (bad(number, body={"fate": "open"}), "fate: This kind of record has no such field"),
        (bad(number, themes=[8]), "themes: “8” is not one of the choices"),
        (bad(number, regions=["ZZ99"]), "regions: “ZZ99” is not a region code"),
        (bad(number, period={"from": 2014, "to": 2012}), "period: The end lies before the start"),
        (bad(number, sources=[{"url": "javascript:alert(1)"}]), "sources: “javascript:alert(1)” is not a web address"),
        (bad(number, links=[{"type": "cites", "to": "nobody"}]), "links: There is no record “nobody”"),
        (bad(number, organisation="NOBODY"), "organisation: There is no organisation"),
        (bad(number, body={"members": {"sme": -1}}), "members: The number must be between 0"),
    ]


def file_with(lines: int, wrong: int) -> tuple[bytes, dict[int, str]]:
    """So many lines, so many of them wrong in turn, spread evenly; and what must be said, by line number."""
    reasons: dict[int, str] = {}
    rows: list[bytes] = []
    step = lines // wrong
    for number in range(1, lines + 1):
        if number % step == 0:
            of_all = sorts(number)
            line, reasons[number] = of_all[len(reasons) % len(of_all)]
        else:
            line = good(number)
        rows.append(line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode())
    return b"\n".join(rows) + b"\n", reasons


AT_SIZE = pytest.mark.skipif("POLISEE_TEST_AT_SIZE" not in os.environ, reason="takes minutes: POLISEE_TEST_AT_SIZE=1")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "wrong"),
    [(400, 40), (1_000, 50), pytest.param(10_000, 500, marks=[AT_SIZE, pytest.mark.slow])],
    ids=["some", "more", "many"],
)
def test_exactly_the_bad_lines_are_refused_with_line_and_reason_and_nothing_is_left_of_them(
    lines: int, wrong: int
) -> None:
    data, reasons = file_with(lines, wrong)
    assert len(sorts(1)) == 20 and len(reasons) == wrong
    report: LoadReport = Loader(io.BytesIO(data), None).run()
    said = {refusal.line: refusal.sentence() for refusal in report.refusals}
    assert sorted(said) == sorted(reasons)
    for number, reason in reasons.items():
        assert reason in said[number], number
    taken = lines - wrong
    assert (report.made, report.updated, report.unchanged) == (taken, 0, 0)
    assert Record.objects.count() == Revision.objects.count() == Translation.objects.count() == taken
    assert not Record.objects.exclude(external_id__startswith="g-").exists()
    assert Link.objects.count() == sum(b'"to": "g-' in row for row in data.splitlines())
    print(f"{lines} lines, {wrong} bad of 20 sorts: {len(said)} refused, {report.made} taken")  # noqa: T201  the figure


@pytest.mark.django_db
def test_a_line_that_fails_leaves_what_was_published_before_as_it_was() -> None:
    reviewer = people.reviewer(people.organisation("AWAY", "RO"))
    assert Loader(io.BytesIO(json.dumps(good(2)).encode()), reviewer).run().made == 1
    before = Record.objects.get().published_id
    worse = {**good(2), "title": "Нов", "links": [{"type": "cites", "to": "nobody"}]}
    report = Loader(io.BytesIO(json.dumps(worse).encode()), reviewer).run()
    assert len(report.refusals) == 1
    record = Record.objects.get()
    assert (record.published_id, record.current.content["title"]) == (before, "Запис 2")
