"""The benchmarks of search: each function yields result lines (dicts); `print_lines` writes them as JSON.

Both work in a database of their own, made for the run and dropped after it, and ask through `api.search`:
what is measured is what people use.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

import polisee

Line = dict[str, Any]
T = TypeVar("T")
R = TypeVar("R")
PACKAGE = Path(polisee.__file__).parent
SETS = ("records", "tatoeba")
REFERENCE = PACKAGE / "reference" / "records"


def print_lines(lines: Iterable[Line]) -> None:
    """Write result lines to stdout as they come."""
    for line in lines:
        print(json.dumps(line, ensure_ascii=False), flush=True)


def bench_search(*, records: int = 10_000, queries: int = 400) -> Iterator[Line]:
    """Speed over many records in twelve languages."""
    from polisee.search.bench_speed import speed

    with scratch_database():
        yield from speed(REFERENCE, records=records, queries=queries)


def bench_crosslingual(*, mixed_queries: int = 100, sets: Sequence[str] = SETS) -> Iterator[Line]:
    """How often the right text comes first, by language; sets that are not there are skipped with the reason.

    `mixed_queries`: how many of each language are asked over all languages mixed. `sets`: some of `SETS`.
    """
    from polisee.search.bench_quality import quality
    from polisee.search.parallel_texts import record_pairs, tatoeba_pairs

    folder = data_folder() / "xling"
    found = {"records": list(record_pairs(REFERENCE)), "tatoeba": list(tatoeba_pairs(folder))}
    with scratch_database():
        for name in sets:
            pairs = found[name]
            if pairs:
                yield from quality(name, pairs, mixed_queries=mixed_queries)
            else:
                where = folder if name == "tatoeba" else REFERENCE
                yield {"bench": "crosslingual", "set": name, "skipped": f"no parallel sentences in {where}"}


def data_folder() -> Path:
    """Where measuring data lies: `POLISEE_BENCH_DATA`, else `shared/data` beside the repository."""
    return Path(os.environ.get("POLISEE_BENCH_DATA") or PACKAGE.parents[1] / "shared" / "data")


@contextmanager
def scratch_database() -> Iterator[None]:
    """A migrated, empty database for the run; the platform's own is not touched."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{os.getpid()}"
    _let_go()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        _let_go()
        connection.creation.destroy_test_db(before, verbosity=0)
        _let_go()


def at_once(ask: Callable[[T], R], questions: Sequence[T], *, threads: int) -> list[R]:
    """Ask all questions, `threads` at a time. As in the server each question has its connection from the pool
    and gives it back.
    """

    def one(question: T) -> R:
        try:
            return ask(question)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, questions))


def _let_go() -> None:
    """Pooled connections know the database that they were opened for."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def emptied() -> None:
    """Start the index over."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE search_document, search_title, search_passage, search_knownword")
