"""`bench chain`: the chain page of the best-linked of many records, each time made anew, and as readers get it."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from polisee.foundation.ids import new_id
from polisee.search.bench import REFERENCE
from polisee.search.bench_ground import at_once, scratch_database

Line = dict[str, Any]
AT = datetime(2026, 1, 1, tzinfo=UTC)
SKEW = 3
"""How unevenly links fall: the first of n records gets the share (1/n)^(1/3) of all."""
BAR_MS = 300
FACTOR_TYPES = ("success_factor", "barrier", "information_gap")


def bench_chain(*, records: int, links: int, times: int) -> Iterator[Line]:
    """Fill an empty database and ask for pages. Every line says of what they are made."""
    with scratch_database():
        about = {"bench": "chain", "records": records, "links": links, "cores": os.cpu_count()}
        started = time.perf_counter()
        ids = _written(records)
        ends, made = _tied(ids, links)
        _tidied()
        best, most = ends.most_common(1)[0]
        about |= {"links_of_best_linked": most, "links_written": made}
        yield about | {"filled_seconds": round(time.perf_counter() - started, 1)}
        yield from _pages(about, best, times)


def _pages(about: Line, best: UUID, times: int) -> Iterator[Line]:
    page, api = f"/en/records/{best}/chain/", f"/api/v1/records/{best}/chain"
    figures = _size(page)
    for name, path, concurrency, fresh in (
        ("chain, made anew", page, 1, True),
        ("chain, made anew", page, 8, True),
        ("chain, as kept for readers", page, 1, False),
        ("chain by the API", api, 1, True),
        ("record", page.removesuffix("chain/"), 1, True),
    ):
        measured = _times(path, times, concurrency, fresh=fresh)
        yield about | figures | {"page": name, "concurrency": concurrency, "requests": times} | measured
        figures = {}


def _written(count: int) -> list[UUID]:
    from polisee.records.generated import Generated, write_public
    from polisee.search.generated_records import generated, reference_sentences

    chance = random.Random(1)  # noqa: S311  nothing secret
    ids: list[UUID] = []

    def made() -> Iterator[Generated]:
        for thing in generated(reference_sentences(REFERENCE), count):
            text = thing.texts[thing.language]
            ids.append(new_id())
            body = {"description": text.body, "factor_type": chance.choice(FACTOR_TYPES)}
            content = {
                "title": text.title,
                "summary": text.summary,
                "themes": sorted(thing.themes),
                "regions": list(thing.countries),
                "body": body if thing.kind == "factor" else {"challenge": text.body},
            }
            yield Generated(ids[-1], thing.kind, thing.language, content)

    write_public(made(), AT)
    return ids


def _tied(ids: list[UUID], count: int) -> tuple[Counter[UUID], int]:
    """Links of all types, most of them to a few records; how many each record has."""
    from polisee.records.api import LINK_TYPES
    from polisee.records.generated import write_links

    chance = random.Random(2)  # noqa: S311
    types = list(LINK_TYPES)
    links: dict[tuple[UUID, UUID, str], None] = {}
    while len(links) < count:
        source, target = chance.choice(ids), ids[int(len(ids) * chance.random() ** SKEW)]
        if source != target:
            links[source, target, chance.choice(types)] = None
    ends = Counter(end for source, target, _type in links for end in (source, target))
    return ends, write_links(links, AT)


def _tidied() -> None:
    """What the database does by itself after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("record", "revision", "publication", "link"):
            cursor.execute(f"VACUUM ANALYZE records_{table}")


def _asker() -> Callable[[str], Any]:
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})

    def ask(path: str) -> Any:
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} was answered with {response.status_code}")
        return response

    return ask


def _size(path: str) -> Line:
    """How much is on the page, and what it costs the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask = _asker()
    ask(path)
    with CaptureQueriesContext(connection) as queries:
        html = ask(f"{path}?made=anew").content.decode()
    return {"queries": len(queries), "kilobytes": round(len(html) / 1000), "boxes": html.count("chain-box")}


def _times(path: str, times: int, concurrency: int, *, fresh: bool) -> Line:
    """Milliseconds a request, through every middleware. `fresh`: under an address that was never asked before.

    `own_p50_ms`: what the server itself computed, without the database and without waiting for a processor.
    """
    ask = _asker()

    def one(number: int) -> tuple[float, float]:
        address = f"{path}?asked={concurrency}-{number}" if fresh else path
        started, own = time.perf_counter(), time.thread_time()
        ask(address)
        return 1000 * (time.perf_counter() - started), 1000 * (time.thread_time() - own)

    at_once(one, range(-5, 0), threads=concurrency)
    measured = at_once(one, range(times), threads=concurrency)
    found, own = sorted(each for each, _own in measured), sorted(own for _each, own in measured)
    p95 = found[int(len(found) * 0.95)]
    return {
        "p50_ms": round(found[len(found) // 2], 1),
        "p95_ms": round(p95, 1),
        "max_ms": round(found[-1], 1),
        "own_p50_ms": round(own[len(own) // 2], 1),
        "bar_ms": BAR_MS,
        "within_bar": p95 <= BAR_MS,
    }
