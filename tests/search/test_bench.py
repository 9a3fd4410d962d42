import threading

import pytest
from django.db import connection

from polisee.search import bench_speed
from polisee.search.bench import REFERENCE
from polisee.search.bench_ground import at_once
from polisee.search.bench_quality import _figures, quality
from polisee.search.bench_speed import speed
from polisee.search.models import Document
from polisee.search.parallel_texts import Pair

PAIRS = [
    Pair("it", "Il consorzio del vino esporta in Asia.", "The wine consortium exports to Asia."),
    Pair("it", "Le imprese sviluppano tecnologie verdi.", "Firms develop green technologies."),
    Pair("de", "Die Agentur leitet acht Cluster.", "The agency leads eight clusters."),
]


def test_figures_count_from_the_first_place_and_nothing_for_what_is_not_among_ten():
    assert _figures([1, 2, 0, 11]) == {"top1": 25.0, "top10": 50.0, "mrr": 0.375}


@pytest.mark.django_db
def test_answers_come_in_the_order_of_the_questions_and_connections_go_back():
    threads = set()

    def ask(number):
        threads.add(threading.get_ident())
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s", [number])
            return cursor.fetchone()[0]

    assert at_once(ask, range(40), threads=8) == list(range(40))
    assert len(threads) > 1


@pytest.mark.django_db(transaction=True)
def test_quality_is_told_by_language_and_method():
    lines = list(quality("few", PAIRS, mixed_queries=5))
    assert [(line["passages"], line["language"]) for line in lines] == [
        ("english", "it"), ("english", "de"), ("english", "mean"), ("all languages", "it"), ("all languages", "de"),
    ]  # fmt: skip
    for line in lines:
        assert line["hybrid"]["top1"] == line["meaning"]["top1"] == 100.0
    assert lines[0]["words"]["top1"] < 100.0
    assert (lines[0]["candidates"], lines[3]["candidates"]) == (3, 6)


@pytest.mark.django_db(transaction=True)
def test_speed_is_measured_over_the_records_that_it_says(monkeypatch):
    monkeypatch.setattr(bench_speed, "ENCODED", 4)
    lines = list(speed(REFERENCE, records=24, queries=24))
    assert Document.objects.count() == 24
    assert [line["indexing"]["records"] for line in lines if "indexing" in line] == [4, 20]
    times = [line for line in lines if "p95_ms" in line]
    assert [(line["concurrency"], line["seen_before"]) for line in times] == [
        (1, False),
        (1, True),
        (8, False),
        (8, True),
    ]
    assert all(line["p50_ms"] <= line["p95_ms"] <= line["max_ms"] for line in times)
    assert all(line["languages"] == 12 and "reference" in line["texts"] for line in lines)
