"""How fast everything public is taken out, and that the server's memory stays flat meanwhile."""

import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

from polisee.config.bench.footprint import memory
from polisee.config.bench.platform import Platform, throwaway

Line = dict[str, Any]
PIECE = 256 * 1024
SECONDS_BETWEEN_LOOKS = 0.5
PASSES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("first: every seal is checked for the first time", "/api/v1/records.jsonl", {}),
    ("again", "/api/v1/records.jsonl", {}),
    ("again, as gzip", "/api/v1/records.jsonl", {"Accept-Encoding": "gzip"}),
    ("as a table", "/api/v1/records.csv", {}),
)


def bench_export(*, records: int, links: int) -> Iterator[Line]:
    """Copies of the reference records, each sealed, streamed by the server to one reader, several times."""
    with throwaway() as platform, platform.running():
        started = time.perf_counter()
        public = _fill(platform, records, links)
        yield {
            "bench": "export",
            "ground": "copies of the reference records, each with a seal of its own",
            "records": public,
            "links": links,
            "seconds_to_make": round(time.perf_counter() - started, 1),
        }
        for name, path, headers in PASSES:
            yield {
                "bench": "export",
                "pass": name,
                "path": path,
                "records": public,
                **_read(platform, path, headers, public),
            }
        yield {"bench": "export", "pass": "harvest (OAI-PMH), 20 pages of 100", **_harvest(platform)}


def _fill(platform: Platform, records: int, links: int) -> int:
    url = platform.embedded.start()
    told = subprocess.run(
        [sys.executable, "-m", "polisee.config.bench.export_ground", str(records), str(links)],
        capture_output=True,
        text=True,
        check=True,
        env=platform.environment(POLISEE_DATABASE_URL=url),
    )
    return int(told.stdout.split()[-1])


def _read(platform: Platform, path: str, headers: dict[str, str], records: int) -> Line:
    """One reader takes the whole; the memory of the server's processes is looked at all the while."""
    sizes: list[float] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(SECONDS_BETWEEN_LOOKS):
            sizes.append(_served(platform))

    before, watcher = _served(platform), threading.Thread(target=look)
    watcher.start()
    connection = http.client.HTTPConnection("127.0.0.1", platform.port, timeout=600)
    started = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    first, size, line_ends = 0.0, 0, 0
    while piece := answer.read(PIECE):
        first = first or time.perf_counter() - started
        size += len(piece)
        line_ends += piece.count(b"\n")
    seconds = time.perf_counter() - started
    over.set()
    watcher.join()
    connection.close()
    return {
        "lines_read": None if headers else line_ends,
        "seconds": round(seconds, 1),
        "records_a_second": round(records / seconds),
        "megabytes": round(size / 1e6, 1),
        "first_piece_ms": round(1000 * first, 1),
        "serve_pss_mb": {"before": round(before, 1), "most": round(max(sizes, default=before), 1),
                         "second_half_against_first": round(_drift(sizes), 1)},
    }  # fmt: skip


def _drift(sizes: list[float]) -> float:
    """By how many megabytes the mean of the second half lies above that of the first: near 0 where memory is flat."""
    half = len(sizes) // 2
    return sum(sizes[half:]) / len(sizes[half:]) - sum(sizes[:half]) / half if half else 0.0


def _served(platform: Platform) -> float:
    return sum(memory(platform).get("serve", []))


def _harvest(platform: Platform) -> Line:
    """Pages of a harvest, each by the token of the one before."""
    query, times = "verb=ListRecords&metadataPrefix=oai_dc", []
    connection = http.client.HTTPConnection("127.0.0.1", platform.port, timeout=60)
    for _page in range(20):
        started = time.perf_counter()
        connection.request("GET", f"/oai?{query}")
        text = connection.getresponse().read().decode()
        times.append(time.perf_counter() - started)
        found = re.search(r"<resumptionToken[^>]*>([^<]+)<", text)
        if found is None:
            break
        query = f"verb=ListRecords&resumptionToken={found.group(1)}"
    connection.close()
    times.sort()
    return {
        "pages": len(times),
        "p50_ms": round(1000 * times[len(times) // 2], 1),
        "most_ms": round(1000 * times[-1], 1),
    }
