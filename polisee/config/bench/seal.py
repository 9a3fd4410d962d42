"""What seals cost: pages with and without the check, and a sweep over everything in twelve languages."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import Any
from unittest.mock import patch

from polisee.search.bench_ground import scratch_database

Line = dict[str, Any]
ALTERNATIONS = 3
PARTNERS = 25


def bench_seal(*, texts: int, renders: int) -> Iterator[Line]:
    """Lines for each page, then for the sweep. `texts`: records with words in twelve languages each."""
    with scratch_database():
        begun = time.perf_counter()
        record = _ground(texts)
        yield {"bench": "seal", "ground": "made", "records": texts, "seconds": round(time.perf_counter() - begun, 1)}
        for name, path in {
            "record": f"/en/records/{record}/", "list": "/en/records/", "partners": "/en/partners/",
            "record (API)": f"/api/v1/records/{record}",
        }.items():  # fmt: skip
            yield _render(name, path, renders)
        yield _sweep()


def _ground(count: int) -> str:
    """`count` public records and a partnership; the id of a record."""
    from polisee.knowledge.jobs import index_record
    from polisee.partnership.api import Organisation, Partner
    from polisee.records.bench_ground import publish_many

    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"P{number}", name_original=f"Partner {number}", original_language="en", name_en=f"Partner {number}",
            short_name=f"P{number}", country="BG", city="City", latitude=42.0, longitude=23.0,
        )
        for number in range(PARTNERS)
    )  # fmt: skip
    Partner.objects.bulk_create(
        Partner(organisation=each, role="partner", fund="ERDF", starts=date(2012, 5, 1)) for each in made
    )
    keys = publish_many(count)
    for key in keys[:20]:
        index_record(record_id=str(key))
    return str(keys[0])


def _render(name: str, path: str, renders: int) -> Line:
    """Both ways take turns three times over, page by page, so that whatever else the machine does meets both alike."""
    times: dict[bool, list[float]] = {True: [], False: []}
    with _no_page_kept() as client:
        for _time in range(ALTERNATIONS):
            for checked in (True, False) * (renders // 2):
                times[checked].append(_once(client, path, checked=checked))
    with_check, without = (statistics.median(times[checked]) * 1000 for checked in (True, False))
    return {
        "bench": "seal", "page": name, "renders": len(times[True]), "alternations": ALTERNATIONS,
        "with_check_ms": round(with_check, 3), "without_check_ms": round(without, 3),
        "slower_percent": round((with_check / without - 1) * 100, 2), "bar_percent": 3,
    }  # fmt: skip


def _once(client: Any, path: str, *, checked: bool) -> float:
    with ExitStack() as stack:
        if not checked:
            stack.enter_context(patch("polisee.records.published.is_intact", lambda **_sealed: True))
            stack.enter_context(patch("polisee.trust.rows.TrustedGuard.check", lambda _guard, _row: None))
        begun = time.perf_counter()
        response = client.get(path)
        taken = time.perf_counter() - begun
    if response.status_code != 200:
        raise RuntimeError(f"{path} was answered with {response.status_code}")
    return taken


@contextmanager
def _no_page_kept() -> Iterator[Any]:
    """A reader for whom each page is made anew."""
    from django.conf import settings
    from django.test import Client
    from django.test.utils import override_settings

    kept = "polisee.config.reader_cache.ReaderCacheMiddleware"
    with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if name != kept]):
        yield Client(headers={"host": "127.0.0.1"})


def _sweep() -> Line:
    """In a process of its own, so that its memory is its own."""
    from django.db import connection

    about = connection.settings_dict
    address = f"postgresql://{about['USER']}:{about['PASSWORD']}@{about['HOST']}:{about['PORT']}/{about['NAME']}"
    connection.close()
    answer = subprocess.run(
        [sys.executable, "-m", "polisee.config.bench.seal_sweep"], env={**os.environ, "POLISEE_DATABASE_URL": address},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {"bench": "seal", "sweep": "everything", **json.loads(answer.stdout), "bar_seconds": 300, "bar_mb": 500}
