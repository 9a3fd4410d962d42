"""The benchmarks of search: each function yields result lines (dicts); `print_lines` writes them as JSON.

Both work in a database of their own, made for the run and dropped after it, and ask through `api.search`:
what is measured is what people use.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polisee
from polisee.search.bench_ground import Line, scratch_database
from polisee.search.bench_quality import quality
from polisee.search.bench_speed import speed
from polisee.search.parallel_texts import record_pairs, tatoeba_pairs

PACKAGE = Path(polisee.__file__).parent
SETS = ("records", "tatoeba")
REFERENCE = PACKAGE / "reference" / "records"


def print_lines(lines: Iterable[Line]) -> None:
    """Write result lines to stdout as they come."""
    for line in lines:
        print(json.dumps(line, ensure_ascii=False), flush=True)


def bench_search(*, records: int = 10_000, queries: int = 400) -> Iterator[Line]:
    """Speed over many records in twelve languages."""
    with scratch_database():
        yield from speed(REFERENCE, records=records, queries=queries)


def bench_crosslingual(*, mixed_queries: int = 100, sets: Sequence[str] = SETS) -> Iterator[Line]:
    """How often the right text comes first, by language; sets that are not there are skipped with the reason.

    `mixed_queries`: how many of each language are asked over all languages mixed. `sets`: some of `SETS`.
    """
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
