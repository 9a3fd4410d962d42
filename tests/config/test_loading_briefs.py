"""A file of records in which a brief stands before what it rests on."""

import io
import json

import pytest

from polisee.config.loading.loader import Loader
from polisee.records.api import published_one
from polisee.records.models import Record
from tests import people

pytestmark = pytest.mark.django_db


def lines(*records: dict[str, object]) -> io.BytesIO:
    return io.BytesIO("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode())


def practice(external_id: str, **more: object) -> dict[str, object]:
    return {"id": external_id, "kind": "practice", "language": "bg", **people.practice_content(), **more}


def brief(external_id: str, text: str) -> dict[str, object]:
    body = {"question": "Who pays?", "synthesis": text}
    return {"id": external_id, "kind": "brief", "language": "en", "title": "Who pays", "body": body, "themes": [3]}


def test_a_brief_is_taken_after_the_records_that_it_names_and_those_that_link_to_it() -> None:
    desk = people.person("Desk")
    file = lines(
        brief("b-1", "It works [[x-2]]."),
        practice("x-1", links=[{"type": "inspired_by", "to": "b-1"}]),
        practice("x-2", links=[{"type": "inspired_by", "to": "x-3"}]),
        practice("x-3"),
    )
    report = Loader(file, desk).run()
    assert (report.made, report.refusals) == (4, [])
    made = Record.objects.get(external_id="b-1")
    assert set(published_one(made.pk).payload["cited"]) == {"x-2"}
    file.seek(0)
    assert Loader(file, desk).run().unchanged == 4


def test_a_brief_that_names_what_is_not_there_is_refused_with_its_line_and_the_rest_is_taken() -> None:
    file = lines(practice("x-1"), brief("b-1", "It works [[nothing]]."), brief("b-2", "It works [[x-1]]."))
    report = Loader(file, people.person("Desk")).run()
    assert report.made == 2
    assert [(each.line, list(each.errors)) for each in report.refusals] == [(2, ["synthesis"])]
    assert not Record.objects.filter(external_id="b-1").exists()
