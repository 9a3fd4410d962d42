"""How much memory a platform takes that is at work, and how long it takes to start."""

import json
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polisee.config.bench.platform import Platform, throwaway

PAGES = [
    "/en/", "/bg/", "/en/records/", "/en/records/?theme=3", "/de/records/?q=cluster", "/en/partners/", "/en/themes/",
    "/en/timeline/", "/sr-cyrl/about/", "/api/v1/search?q=" + urllib.parse.quote("иновации"), "/api/v1/records",
]  # fmt: skip
WARM_STARTS = 3


def bench_footprint() -> Iterator[dict[str, Any]]:
    """PSS of every process, when pages were visited and the sentence model answers; one line each, then the sum."""
    with throwaway() as platform, platform.running():
        for page in PAGES * 3:
            urllib.request.urlopen(platform.address + page, timeout=120).close()
        cookie = {"Cookie": platform.session()}
        for page in ("/en/work/", "/en/work/records/new/"):
            urllib.request.urlopen(urllib.request.Request(platform.address + page, headers=cookie), timeout=60).close()
        model_answers = _model_answers(platform)
        by_kind = memory(platform)
    for kind, sizes in by_kind.items():
        yield {"bench": "footprint", "processes": kind, "count": len(sizes), "pss_mb": round(sum(sizes), 1)}
    yield {
        "bench": "footprint",
        "processes": "all",
        "model_answers": model_answers,
        "count": sum(map(len, by_kind.values())),
        "pss_mb": round(sum(map(sum, by_kind.values())), 1),
    }


def _model_answers(platform: Platform) -> bool:
    """Is anything found by meaning, so that the model is in memory?"""
    question = f"{platform.address}/api/v1/search?q={urllib.parse.quote('предузећа раде заједно')}"
    with urllib.request.urlopen(question, timeout=60) as answer:
        return any(hit["matched"] in ("meaning", "both") for hit in json.load(answer)["results"])


def bench_start() -> Iterator[dict[str, Any]]:
    """Seconds to the first good page: the very first time (with the reference partnership), then again."""
    with throwaway() as platform:
        with platform.running() as seconds:
            yield {"bench": "start", "start": "cold", "seconds": round(seconds, 1)}
        for _time in range(WARM_STARTS):
            with platform.running() as seconds:
                yield {"bench": "start", "start": "warm", "seconds": round(seconds, 1)}


def memory(platform: Platform) -> dict[str, list[float]]:
    """Megabytes of PSS of each process of the platform, by what it is."""
    postmaster = Path(str(platform.embedded.info()["data_dir"])) / "postmaster.pid"
    roots = {"python": platform.pid, "postgres": int(postmaster.read_text().split()[0])}
    children = defaultdict(list)
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children[parent].append(int(entry.name))
    found: dict[str, list[float]] = {}
    for kind, root in roots.items():
        waiting = [root]
        while waiting:
            pid = waiting.pop()
            waiting += children[pid]
            found.setdefault(kind if kind == "postgres" else _command(pid), []).append(pss_megabytes(pid))
    return found


def _command(pid: int) -> str:
    """`serve`, `worker`, `up`."""
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return next((word for word in words if word in ("up", "serve", "worker")), words[0].rpartition("/")[2])


def pss_megabytes(pid: int) -> float:
    """Its share of memory: what it alone uses, and its part of what it shares. 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
