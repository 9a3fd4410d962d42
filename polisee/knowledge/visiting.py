"""Visiting our own pages as a reader without an account, and comparing what comes with the sealed words.

The sweep reads tables; this looks at the other end: whatever a template, a cache or a server does to the words.
"""

import html
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from polisee.foundation.canonical import text_digest
from polisee.foundation.clock import today
from polisee.foundation.languages.tags import PATH_CODES, content_code
from polisee.foundation.richtext import render_markdown
from polisee.records.api import (
    LICENCE,
    CitedProse,
    LocalText,
    Prose,
    PublishedRecord,
    published,
    queries,
    read_synthesis,
)
from polisee.trust.api import Finding, Swept, refused_hosts

Fetch = Callable[[str], tuple[int, str]]
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
LINK = re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*(?:https?:)?//([^"'\s/>]+)""", re.IGNORECASE)
BATCH = 50


def visit_pages(*, most: int | None, address: str = "") -> Swept:
    """Visit records (all: None), other ones each day, each in the languages it has; `address`: a running platform."""
    swept, fetch = Swept(), fetch_from(address)
    day = today().isoformat()
    ids = sorted((str(key) for key, _at in queries.public_ids()), key=lambda key: text_digest(key + day))[:most]
    for start in range(0, len(ids), BATCH):
        for record in published(ids[start : start + BATCH]).values():
            swept.findings += list(_compare(record, fetch, swept))
    return swept


def fetch_from(address: str) -> Fetch:
    """How a page is asked for: over the network from a running platform, or made in this process."""
    if not address:
        client = Client(headers={"host": urlsplit(settings.BASE_URL).netloc})

        def made_here(path: str) -> tuple[int, str]:
            response = client.get(path, secure=settings.BASE_URL.startswith("https"))
            return response.status_code, response.content.decode()

        return made_here

    def over_the_network(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(address.rstrip("/") + path, timeout=30) as answer:  # noqa: S310  the operator's
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    return over_the_network


def _compare(record: PublishedRecord, fetch: Fetch, swept: Swept) -> Iterator[Finding]:
    for path in _paths(record):
        swept.counts["pages visited"] += 1
        status, page = fetch(f"/{path}/records/{record.id}/")
        main = MAIN.search(page)
        wrong = f"status {status}" if status != 200 or main is None else _wrong_on_page(record, path, main.group())
        if wrong:
            yield Finding("visitor", record.id, "changed", found={f"/{path}/": wrong}, detail=f"/{path}/: {wrong}")
            return
    swept.counts["pages visited"] += 1
    status, answer = fetch(f"/api/v1/records/{record.id}")
    if status != 200 or not _is_sealed_answer(record, answer):
        yield Finding("visitor", record.id, "changed", found={"/api/": f"status {status}"}, detail="/api/")


def _paths(record: PublishedRecord) -> list[str]:
    """The languages of the interface in which it has words of its own."""
    return [path for path in PATH_CODES if content_code(path) in record.languages]


def _wrong_on_page(record: PublishedRecord, path: str, main: str) -> str:
    """What of the sealed words is not on the page, or which host is on it that is not under the seal; or nothing."""
    words = html.unescape(main)
    missing = [name for name in ("title", "summary") if str(record.text(name, path)) not in words]
    for field in record.kind.fields:
        if not isinstance(field, Prose) or field.members_only or not record.body.get(field.name):
            continue
        if not _is_shown(field, record.text(field.name, path), main, words):
            missing.append(field.name)
    if missing:
        return "not as sealed: " + ", ".join(missing)
    strangers = {host for host in LINK.findall(main) if host not in _known_hosts(record)}
    return "links that nobody approved: " + ", ".join(sorted(strangers)) if strangers else ""


def _is_shown(field: Prose, text: LocalText, main: str, words: str) -> bool:
    """Does the page have these sealed words? A synthesis is set with the numbers of its notes between them."""
    if not isinstance(field, CitedProse):
        return render_markdown(text.text, refused_hosts()) in main
    sentences = [sentence for block in read_synthesis(text.text, text.language).blocks for sentence in block.sentences]
    return all(run.text in words for sentence in sentences for run in sentence.runs)


def _known_hosts(record: PublishedRecord) -> set[str]:
    sealed = json.dumps(record.payload, ensure_ascii=False)
    named = set(re.findall(r"https?://([^\s/\"'<>)\\\]]+)", sealed, re.IGNORECASE))
    return named | {urlsplit(LICENCE).netloc, urlsplit(settings.BASE_URL).netloc}


def _is_sealed_answer(record: PublishedRecord, answer: str) -> bool:
    said = json.loads(answer)
    same = all(said.get(name) == value for name, value in record.content.items())
    return (
        same and said["translations"] == record.payload["translations"] and said["seal"]["digest"] == record.seal.digest
    )
