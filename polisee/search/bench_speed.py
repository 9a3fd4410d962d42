"""`bench search`: how long a question takes over many records, how large the index is, how fast it is made."""

import os
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import cast

import numpy as np
from django.db import connection

from polisee.search.bench_ground import Line, at_once
from polisee.search.contract import Indexable, SearchRequest
from polisee.search.encoder import Vectors, encoder
from polisee.search.generated_records import MADE_FROM, generated, questions, reference_sentences
from polisee.search.indexing import index_many, meaning_digest
from polisee.search.lemmas import lemma
from polisee.search.models import KnownMeaning
from polisee.search.queries import search
from polisee.search.rules.passages import planned

ENCODED = 300
"""Records whose vectors the model computes; it would take a quarter of an hour for ten thousand."""
CONCURRENCIES = (1, 8)
_TABLES = ("document", "title", "passage", "knownword", "knownmeaning")


def speed(folder: Path, *, records: int, queries: int) -> Iterator[Line]:
    """Fill the empty index and ask it. Every line says of what the records are made."""
    material = reference_sentences(folder)
    of_what = {
        "bench": "search", "records": records, "languages": len(material.by_language), "texts": MADE_FROM,
        "cores": os.cpu_count(),
    }  # fmt: skip
    things = generated(material, records)
    started = time.perf_counter()
    encoded = index_many(islice(things, min(ENCODED, records)))
    took = time.perf_counter() - started
    yield of_what | {"indexing": {"records": encoded, "per_second": round(encoded / took, 1), "vectors": "computed"}}
    _mix_vectors_beforehand(generated(material, records))
    started = time.perf_counter()
    rest = index_many(things)
    took = time.perf_counter() - started
    if rest:
        kept = "mixed beforehand from computed ones"
        yield of_what | {"indexing": {"records": rest, "per_second": round(rest / took, 1), "vectors": kept}}
    _tidied()
    yield of_what | {"index_megabytes": _sizes()}
    _answer_times(questions(material, 40, seed=99), 2)  # the model, the dictionaries and the pool are warm in a server
    for number, concurrency in enumerate(CONCURRENCIES, start=2):
        asked = questions(material, queries, seed=number)
        for seen in (False, True):
            line = {"concurrency": concurrency, "questions": len(asked), "seen_before": seen}
            yield of_what | line | _figures(_answer_times(asked, concurrency))


def _answer_times(asked: Sequence[tuple[str, str]], concurrency: int) -> list[float]:
    """Milliseconds of each question, with fetching a connection, asked by `concurrency` people at once."""

    def one(question: tuple[str, str]) -> float:
        started = time.perf_counter()
        search(SearchRequest(query=question[0], language=question[1]))
        connection.close()
        return 1000 * (time.perf_counter() - started)

    return at_once(one, asked, threads=concurrency)


def _figures(times: Sequence[float]) -> dict[str, float]:
    return {
        "p50_ms": round(float(np.percentile(times, 50)), 1),
        "p95_ms": round(float(np.percentile(times, 95)), 1),
        "max_ms": round(max(times), 1),
    }


def _mix_vectors_beforehand(things: Iterator[Indexable]) -> None:
    """Give every text that has none a vector between two computed ones, with some noise: as many and as scattered
    as real ones, which is what the time of a question depends on.
    """
    known = KnownMeaning.objects.filter(model=encoder().name)
    computed = np.stack(list(known.values_list("vector", flat=True)))
    done = set(known.values_list("digest", flat=True))
    chance = np.random.default_rng(1)
    rows: dict[str, Vectors] = {}
    for thing in things:
        for passage in planned(thing, lemma):
            digest = meaning_digest(passage.meaning_text, passage.language)
            if passage.meaning_text and digest not in done:
                rows[digest] = _mixed(computed, chance)
    KnownMeaning.objects.bulk_create(
        [KnownMeaning(model=encoder().name, digest=digest, vector=vector) for digest, vector in rows.items()],
        batch_size=1_000,
    )


def _mixed(computed: Vectors, chance: np.random.Generator) -> Vectors:
    first, second = computed[chance.integers(len(computed), size=2)]
    vector = first + second * chance.random() + chance.normal(scale=0.02, size=first.shape)
    return cast(Vectors, (vector / np.linalg.norm(vector)).astype(np.float32))


def _tidied() -> None:
    """What the database does by itself after a while."""
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"VACUUM ANALYZE search_{table}")


def _sizes() -> dict[str, float]:
    with connection.cursor() as cursor:
        sizes: dict[str, float] = {}
        for table in _TABLES:
            cursor.execute("SELECT pg_total_relation_size(%s)", [f"search_{table}"])
            sizes[table] = round(cursor.fetchone()[0] / 1e6, 1)
    return sizes | {"all": round(sum(sizes.values()), 1)}
