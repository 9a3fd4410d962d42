"""The chain page: drawn, listed, walked, and honest about what is missing and what is left out."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from polisee.knowledge.queries.chain import LARGEST, chain_of
from polisee.knowledge.rules.layout import TALLEST
from polisee.records import api as records
from tests.knowledge.cycle.conftest import gap, many
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def page(record: object, rest: str = "chain/") -> str:
    response = Client().get(f"/en/records/{getattr(record, 'pk', None) or record.id}/{rest}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_gap_without_an_answer_is_a_hollow_knot_and_an_answer_fills_it(shelf) -> None:
    hole, other, practice = shelf.publish("factor", gap()), shelf.publish("factor", gap()), shelf.publish()
    records.link(actor=shelf.author, at=AT, source_id=hole.pk, target_id=other.pk, type="cites")
    html = page(hole)
    assert "2 gaps without an answer" in html
    assert html.count("<title>Nothing answers this gap yet</title>") == 2
    records.link(actor=shelf.author, at=AT, source_id=practice.pk, target_id=hole.pk, type="addresses")
    html = page(hole)
    assert "1 gap without an answer" in html
    assert "1 practice nobody transferred" in html


def test_the_gap_stands_left_of_what_answers_it_in_the_drawing_and_before_it_in_the_list(shelf) -> None:
    hole, practice = shelf.publish("factor", gap()), shelf.publish()
    records.link(actor=shelf.author, at=AT, source_id=practice.pk, target_id=hole.pk, type="addresses")
    html = page(practice)
    columns = dict(re.findall(r'data-key="([^"]+)" data-column="(\d)"', html))
    assert columns == {str(hole.pk): "0", str(practice.pk): "1"}
    listed = html[html.index('id="as-list"') :]
    assert listed.index("1 step before") < listed.index("At the same step")
    assert "is addressed by" in listed


def test_a_record_tied_to_nothing_shows_the_step_that_would_come(shelf) -> None:
    assert "Nothing answers this gap yet" in page(shelf.publish("factor", gap()))


def test_what_is_missing_is_counted_over_all_links_not_over_those_shown(shelf) -> None:
    """Four steps away the answer itself is out of sight; its gap is answered all the same."""
    line = [shelf.publish("factor", gap(title=f"Пречка {number}")) for number in range(5)]
    for one, other in pairwise(line):
        records.link(actor=shelf.author, at=AT, source_id=other.pk, target_id=one.pk, type="cites")
    answer = shelf.publish()
    records.link(actor=shelf.author, at=AT, source_id=answer.pk, target_id=line[4].pk, type="addresses")
    found = chain_of(line[0].pk)
    assert str(answer.pk) not in found.records
    assert found.complete is False
    assert "4 gaps without an answer" in page(line[0])


def test_of_a_hub_the_nearest_are_shown_and_the_page_says_that_there_is_more(shelf) -> None:
    hub = many(LARGEST + 50)[0]
    found = chain_of(hub.id)
    assert len(found.records) == LARGEST
    assert found.complete is False
    html = page(hub)
    assert html.count("<rect") == TALLEST + 1
    assert "more records are in the list" in html
    assert "The chain goes on beyond what is shown" in html


def test_titles_in_the_drawing_are_escaped(shelf) -> None:
    one = shelf.publish(content=practice_content(title="A </text><script>alert(1)</script>"))
    other = shelf.publish()
    records.link(actor=shelf.author, at=AT, source_id=one.pk, target_id=other.pk, type="cites")
    assert "<script>alert(1)" not in page(one)
