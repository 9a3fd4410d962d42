"""The overview of the cycle and the matrix: every number is the length of the list behind it."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from polisee.records import api as records
from polisee.records.models import Link
from polisee.search.models import Document
from tests.knowledge.cycle.conftest import gap
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def page(path: str) -> str:
    response = Client().get(f"/en/{path}")
    assert response.status_code == 200
    return response.content.decode()


def rows_of(path: str) -> list[dict[str, str]]:
    text = Client().get(f"/en/{path}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def listed(href: str) -> int:
    html = Client().get(unescape(href)).content.decode()
    total = re.search(r'class="total"[^>]*>\s*(\d+)', html)
    assert total, href
    return int(total.group(1))


def numbers(html: str) -> list[tuple[str, int]]:
    return [(href, int(count)) for href, count in re.findall(r'<a href="([^"]*/records/\?[^"]+)">(\d+)</a>', html)]


@pytest.fixture
def small(shelf):
    """An answered gap, an open one in two themes, a settled one, a practice that was adapted, one that was not."""
    answered, _open = shelf.publish("factor", gap()), shelf.publish("factor", gap(themes=[3, 5], regions=["RO11"]))
    shelf.publish("factor", gap(themes=[2], body={"fate": "accepted", "fate_reason": "Такъв е законът."}))
    first, second = shelf.publish(), shelf.publish(content=practice_content(themes=[5], regions=[]))
    records.link(actor=shelf.author, at=AT, source_id=first.pk, target_id=answered.pk, type="addresses")
    records.link(actor=shelf.author, at=AT, source_id=second.pk, target_id=first.pk, type="adapted_from")
    return shelf


def test_the_overview_counts_what_is_there_and_what_is_missing(small) -> None:
    (everything,) = [row for row in rows_of("cycle/cycle.csv") if row["by"] == "all"]
    assert {name: int(everything[name]) for name in ("gaps", "no_answer", "settled", "practices", "no_transfer")} == {
        "gaps": 3,
        "no_answer": 1,
        "settled": 1,
        "practices": 2,
        "no_transfer": 1,
    }


def test_a_record_counts_at_each_of_its_themes_and_places_and_once_in_the_sum(small) -> None:
    rows = rows_of("cycle/cycle.csv")
    by_theme = {row["code"]: int(row["no_answer"]) for row in rows if row["by"] == "theme"}
    assert by_theme == {"1": 0, "2": 0, "3": 1, "4": 0, "5": 1, "6": 0, "7": 0}
    places = {row["code"]: (int(row["gaps"]), int(row["practices"])) for row in rows if row["by"] == "place"}
    assert places == {"BG": (2, 1), "RO": (1, 0), "none": (0, 1)}


@pytest.mark.parametrize("path", ["cycle/", "cycle/?country=BG"])
def test_every_number_of_the_overview_is_the_length_of_its_list(small, path) -> None:
    found = numbers(page(path))
    assert len(found) >= 6
    assert [(href, listed(href)) for href, _count in found] == found


def test_every_cell_of_the_matrix_leads_to_its_list_holes_too(small) -> None:
    html = page("matrix/")
    cells = re.findall(r'<td class="level-\d"><a href="([^"]+)">(.*?)</a>', html)
    assert len(cells) == 8 * 6
    for href, inside in cells[:48:3]:
        count = re.search(r'cell-count">(\d+)', inside)
        assert listed(href) == (int(count.group(1)) if count else 0), href


def test_the_matrix_can_be_cut_three_ways_and_holds_the_third_still(small) -> None:
    by_lens = {(row["theme"], row["lens"]): int(row["records"]) for row in rows_of("matrix/matrix.csv")}
    assert by_lens["5", "current_contexts"] == 1
    assert by_lens["5", "none"] == 1
    assert by_lens["1", "visions"] == 0
    held = {
        (row["country"], row["lens"]): int(row["records"]) for row in rows_of("matrix/matrix.csv?by=place-lens&theme=5")
    }
    assert held["RO", "current_contexts"] == 1
    assert held["none", "none"] == 1
    regions = {
        row["region"]: row["records"]
        for row in rows_of("matrix/matrix.csv?by=place-theme&country=BG")
        if row["theme"] == "3"
    }
    assert regions["BG41"] == "2"
    assert "RO11" not in regions


def test_what_makes_no_sense_in_the_address_of_the_matrix_is_left_out(small) -> None:
    assert page("matrix/?by=nonsense&theme=99&lens=x&country=ZZ&country=%00") == page(
        "matrix/?by=nonsense&theme=99&lens=x&country=ZZ&country=%00"
    )
    assert "Themes by lens" in page("matrix/?by=%00")


def test_an_answer_counts_at_once_and_stops_counting_when_it_is_taken_away(small) -> None:
    open_gap = Document.objects.get(chain__contains=["no_answer"])
    practice = Document.objects.filter(kind="practice").first()
    tied = records.link(actor=small.author, at=AT, source_id=practice.pk, target_id=open_gap.pk, type="addresses")
    assert not Document.objects.filter(chain__contains=["no_answer"]).exists()
    records.unlink(actor=small.author, at=AT, link_id=tied.pk)
    assert Document.objects.filter(chain__contains=["no_answer"]).exists()


def test_an_answer_that_is_archived_answers_no_longer(small) -> None:
    from polisee.knowledge.jobs import index_record

    answer = Link.objects.get(type="addresses").source
    records.archive(actor=small.coordinator, at=AT + timedelta(days=9), record_id=answer.pk)
    index_record(record_id=str(answer.pk))
    assert Document.objects.filter(chain__contains=["no_answer"]).count() == 2


def test_the_list_shows_what_is_missing_as_a_filter_with_a_chip(small) -> None:
    html = page("records/?chain=no_answer")
    assert "Gaps without an answer" in html
    assert page("records/?chain=nonsense").count("<li>") == page("records/").count("<li>")


def test_every_theme_has_its_row_even_where_nothing_is(shelf) -> None:
    shelf.publish("factor", gap())
    assert sum(row["by"] == "theme" for row in rows_of("cycle/cycle.csv")) == 7


def test_with_nothing_published_the_overviews_say_so_and_show_a_way_on(shelf) -> None:
    assert "Nothing is written here yet" in page("cycle/")
    assert "Nothing has been counted yet" in page("quality/")
    assert page("matrix/").count('class="hollow-knot"') >= 7 * 5
