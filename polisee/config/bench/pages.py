"""How fast pages are, for readers without and with an account; that none is stale; a peer beside them."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from polisee.config.bench.load import CONCURRENCY, ask_over_and_over
from polisee.config.bench.platform import Platform, throwaway

Line = dict[str, Any]
EDITED = "bench-edited"
BEFORE, AFTER = "As it was before the change", "As it is after the change"


def bench_pages(*, seconds: float, with_peer: bool) -> Iterator[Line]:
    """Lines for each page and reader, then the proof, then the peer."""
    with throwaway() as platform:
        with platform.running():
            record = _publish(platform, BEFORE)
            paths = {"home": "/en/", "facet": "/en/records/?theme=3", "record": f"/en/records/{record}/"}
            yield from _pages(platform, paths, seconds)
            yield never_stale(platform, record)
        if with_peer:
            from polisee.config.bench.peer import wagtail

            yield from wagtail(platform, seconds)


def _pages(platform: Platform, paths: dict[str, str], seconds: float) -> Iterator[Line]:
    queries = _queries(platform, list(paths.values()))
    for who, cookie in (("signed out", ""), ("signed in", platform.session())):
        for name, path in paths.items():
            speed = ask_over_and_over(platform.port, path, seconds=seconds, cookie=cookie)
            yield {
                "bench": "pages",
                "page": name,
                "reader": who,
                "concurrency": CONCURRENCY,
                "queries": queries[path][who],
                **asdict(speed),
            }


def never_stale(platform: Platform, record: str) -> Line:
    """A page that is kept, and asked for at once after a change in another process, shows the change."""
    address = f"{platform.address}/en/records/{record}/"
    times = 0
    stale = 0
    for title in (BEFORE, AFTER) * 3:
        _publish(platform, title)
        times += 1
        stale += title not in _text(address)
        _text(address)  # kept now
    return {"bench": "pages", "proof": "no stale page", "changes": times, "stale": stale}


def _publish(platform: Platform, title: str) -> str:
    """Publish a record in another process; its id."""
    file = platform.var / "edited.jsonl"
    file.write_text(json.dumps({"id": EDITED, "kind": "factor", "language": "en", "title": title, "themes": [3]}))
    platform.polisee("load", str(file), "--publish-as", "reviewer@polisee.example")
    after = ""
    while True:  # the API's own pages
        page = json.loads(_text(f"{platform.address}/api/v1/records?limit=100{after}"))
        for item in page["items"]:
            if item["external_id"] == EDITED:
                return str(item["id"])
        after = f"&cursor={page['next']}"


def _text(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as response:
        return str(response.read().decode())


def _queries(platform: Platform, paths: list[str]) -> dict[str, dict[str, int]]:
    url = platform.embedded.start()
    told = subprocess.run(
        [sys.executable, "-m", "polisee.config.bench.queries", *paths],
        capture_output=True,
        text=True,
        check=True,
        env=platform.environment(POLISEE_DATABASE_URL=url),
    )
    found: dict[str, dict[str, int]] = json.loads(told.stdout.splitlines()[-1])
    return found
