"""The quality of the data: counted as it is, under the time at which it was counted."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from polisee.foundation.events import emit
from polisee.knowledge import jobs
from polisee.knowledge.checking import gather_sources
from polisee.knowledge.counting import KEPT_SNAPSHOTS, count_quality
from polisee.knowledge.models import QualitySnapshot
from polisee.knowledge.web.reading_quality import PARTS
from polisee.records import api as records
from tests import people
from tests.knowledge.cycle.conftest import gap
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=400)


@pytest.fixture
def counted(shelf):
    """Two practices (one without sources' dates, with evidence), a gap, a translation of a title."""
    shelf.publish(content=practice_content(evidence_grade="monitoring"))
    other = shelf.publish(content=practice_content(themes=[3, 5], regions=[]))
    shelf.publish("factor", gap())
    translator = people.contributor(shelf.away, password=None)
    records.save_translation(
        actor=translator, at=AT, record_id=other.pk, language="de", texts={"title": "Saubere Technik"}, seen={}
    )
    records.approve_translation(actor=shelf.reviewer, at=AT, record_id=other.pk, language="de")
    return shelf


def rows_of(part: str) -> list[dict[str, str]]:
    response = Client().get(f"/en/quality/{part}.csv")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_every_figure_is_what_the_records_say(counted) -> None:
    gather_sources(LATER)
    figures = count_quality(LATER).figures
    assert figures["records"] == 3
    assert figures["kinds"] == {"practice": 2, "factor": 1}
    assert figures["age"] == {"1_to_2": 3}
    assert figures["evidence"] == {"monitoring": 1, "none": 2}
    assert figures["languages"]["bg"] == {"original": 3}
    assert figures["languages"]["hu"] == {"missing": 3}
    assert figures["coverage"]["3"] == {"": 3, "BG": 2, "none": 1}
    assert figures["coverage"]["5"] == {"": 1, "none": 1}
    assert figures["ends"] == {"gap": 1, "no_answer": 1, "no_transfer": 2, "practice": 2}
    assert figures["sources"] == {"not_asked": 1}
    assert figures["without_source"] == 0
    assert set(figures["completeness"]["partners"]) == {"HOME"}
    assert figures["completeness"]["partners"]["HOME"]["records"] == 3
    assert 0 < figures["completeness"]["mean"] < 100


def test_a_translation_in_part_is_told_as_such(counted) -> None:
    assert count_quality(LATER).figures["languages"]["de"] == {"missing": 2, "part": 1}


def test_every_chart_has_its_table_and_its_file_with_the_time_of_counting(counted) -> None:
    jobs.count_everything()
    at = QualitySnapshot.objects.get().counted_at.isoformat()
    html = Client().get("/en/quality/").content.decode()
    for part in PARTS:
        assert f'id="part-{part}"' in html, part
        assert f"/quality/{part}.csv" in html, part
        rows = rows_of(part)
        assert rows, part
        assert {row["counted_at"] for row in rows} == {at}
    assert {row["what"]: row["count"] for row in rows_of("kinds")}["practice"] == "2"
    assert html.count("<h1") == 1


def test_the_page_shows_the_last_count_and_not_what_has_changed_since(counted) -> None:
    jobs.count_everything()
    counted.publish()
    cache.clear()
    assert "3 public records" in Client().get("/en/quality/").content.decode()
    jobs.count_all()
    assert "4 public records" in Client().get("/en/quality/").content.decode()


def test_a_part_that_is_not_there_is_not_found(counted) -> None:
    jobs.count_everything()
    assert Client().get("/en/quality/nonsense.csv").status_code == 404


def test_it_is_counted_at_the_first_start_and_when_the_reference_was_loaded_but_not_at_each_start(shelf) -> None:
    emit(records.RecordsPrepared(loaded=False))
    assert QualitySnapshot.objects.count() == 1
    emit(records.RecordsPrepared(loaded=False))
    assert QualitySnapshot.objects.count() == 1
    emit(records.RecordsPrepared(loaded=True))
    assert QualitySnapshot.objects.count() == 2


def test_old_counts_are_let_go(shelf) -> None:
    rows = [
        QualitySnapshot(counted_at=AT - timedelta(days=day), milliseconds=1, figures={})
        for day in range(KEPT_SNAPSHOTS + 5)
    ]
    QualitySnapshot.objects.bulk_create(rows)
    count_quality(LATER)
    assert QualitySnapshot.objects.count() == KEPT_SNAPSHOTS
    assert QualitySnapshot.objects.order_by("-counted_at").first().counted_at == LATER


def test_the_nightly_count_puts_the_index_right_where_it_had_slipped(counted) -> None:
    from polisee.search.models import Document

    Document.objects.update(chain=["no_taker"])
    jobs.count_everything()
    assert sorted(map(tuple, Document.objects.values_list("chain", flat=True))) == [
        ("gap", "no_answer"), ("no_transfer",), ("no_transfer",),
    ]  # fmt: skip


def test_a_record_that_was_tampered_with_is_not_counted_as_it_stands_in_the_table(counted) -> None:
    """Counting reads sealed text: a row that somebody changed is not in the figures."""
    from django.db import connection

    from polisee.records.models import Publication

    key = Publication.objects.filter(record__kind="factor").get().pk
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE records_publication DISABLE TRIGGER ALL")
        cursor.execute("UPDATE records_publication SET text = replace(text, 'barrier', 'spam') WHERE id = %s", [key])
        cursor.execute("ALTER TABLE records_publication ENABLE TRIGGER ALL")
    assert count_quality(LATER).figures["kinds"] == {"practice": 2}
