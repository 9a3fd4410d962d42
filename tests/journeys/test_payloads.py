"""Thousands of attacks are published like any text, and read in a real browser: none runs, none is hidden.

Many go onto a page: every payload that is not refused stands in a prose field and, cut to what fits, as a title, a summary,
a keyword, a name, the title of a source. The trap: whatever an attack would call, whatever it would load, whatever the
Content-Security-Policy had to stop.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from polisee.foundation.regions import REGIONS
from polisee.records import api
from polisee.records.models import Record, StoredImage
from polisee.records.rules.content import clean_content
from polisee.records.rules.kinds import kind_of
from tests import people
from tests.journeys.conftest import Visit
from tests.payloads import LISTS, generated, public_list
from tests.people import AT

A_PAGE = 110
"""Payloads in one record, at most."""
TEXTS = ("challenge", "what_is_done", "success_factors", "difficulties")
LONG = 15_000
"""Characters of a text beyond which the next page begins; longer payloads than the rest are none."""
OF_OUR_OWN = 1500
"""Of the generator's; all of them are tried without a browser."""

TRAP = """
  window.hits = [];
  const hit = (what) => (...more) => { window.hits.push(what + ' ' + String(more[0]).slice(0, 80)); };
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = hit(name);
  document.addEventListener('securitypolicyviolation', (e) => window.hits.push('csp ' + e.violatedDirective + ' ' + e.sample + e.blockedURI));
  window.addEventListener('error', (e) => window.hits.push('error ' + e.message));
"""
TOUCH = """() => {
  for (const each of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'animationstart', 'toggle', 'wheel', 'copy'])
      each.dispatchEvent(new Event(kind, {bubbles: true}));
  }
  const main = document.querySelector('main');
  const wrong = [];
  for (const each of main.querySelectorAll('*')) {
    for (const name of each.getAttributeNames()) if (/^on|^style$|^srcdoc$/.test(name)) wrong.push(each.outerHTML.slice(0, 120));
  }
  for (const each of main.querySelectorAll('script:not([src]), iframe, object, embed, base, meta, link, style, math, video, audio, form[action^=javascript]'))
    wrong.push(each.outerHTML.slice(0, 120));
  for (const each of main.querySelectorAll('a[href]')) {
    if (!['http:', 'https:', 'mailto:'].includes(each.protocol)) wrong.push(each.outerHTML.slice(0, 120));
    if (each.host && each.host !== location.host && !/ugc nofollow noopener|license/.test(each.rel)) wrong.push('rel ' + each.outerHTML.slice(0, 120));
  }
  const hidden = [];
  for (const each of main.querySelectorAll('.prose *, h1 *, .lead')) {
    if (!each.textContent.trim()) continue;
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    if (style.display === 'none' || style.visibility !== 'visible' || +style.opacity < 0.5 || parseFloat(style.fontSize) < 9
        || box.right < 0 || box.bottom + scrollY < 0 || box.width === 0) hidden.push(each.outerHTML.slice(0, 120));
  }
  return {hits: window.hits, wrong, hidden, words: main.innerText.length};
}"""


def pages_of(payloads: list[str], told: Counter[str]) -> Iterator[dict[str, Any]]:
    """Contents that hold all of the payloads that may be kept; the rest is counted as refused."""
    kept: dict[str, str] = dict.fromkeys(TEXTS, "")
    lines: list[str] = []
    for payload in payloads:
        told["kept in a text" if acceptable({"body": {"challenge": payload}}) else "refused in a text"] += 1
        is_line = acceptable({"title": payload[:100], "summary": payload[:300], "authors": [payload[:120]]})
        told["kept in a line" if is_line else "refused in a line"] += 1
        lines += [payload] if is_line else []
        if acceptable({"body": {"challenge": payload}}):
            field = min(TEXTS, key=lambda name: len(kept[name]))
            kept[field] += f"\n\n{payload}"
        if len(lines) >= A_PAGE or max(map(len, kept.values())) > LONG:
            yield as_content(kept, lines)
            kept, lines = dict.fromkeys(TEXTS, ""), []
    yield as_content(kept, lines)


def as_content(texts: dict[str, str], lines: list[str]) -> dict[str, Any]:
    return {
        "title": (lines or ["x"])[0][:100],
        "summary": (lines or ["x"])[-1][:300],
        "keywords": [each[:60] for each in lines[:20]],
        "authors": [each[:120] for each in lines[20:40]],
        "sources": [{"url": f"https://example.org/{quoted(each)}", "title": each[:300]} for each in lines[:50]],
        "themes": [3],
        "body": dict(texts),
    }


def acceptable(raw: dict[str, Any]) -> bool:
    content, problems = clean_content(kind_of("practice"), raw, known_regions=REGIONS)
    return bool(content) and not problems


def quoted(payload: str) -> str:
    """A payload as part of an address, as far as an address may hold it."""
    return "".join(each for each in payload if each.isascii() and each.isprintable() and each not in ' <>"\\^`{|}')[
        :200
    ]


@pytest.fixture
def trap(visit: Visit, browser: Any, live_server: Any) -> Iterator[Any]:
    context = browser.new_context(base_url=live_server.url)
    context.add_init_script(TRAP)
    page = context.new_page()
    page.loud = []
    page.on("dialog", lambda dialog: (page.loud.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: page.loud.append(said.text[:200]) if said.type in ("error", "warning") else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((live_server.url, "data:,")) else page.loud.append(asked.url[:200]),
    )
    yield page
    context.close()


def test_no_attack_of_the_lists_runs_or_hides_on_a_published_page(trap: Any) -> None:
    approver = people.person("Approver")
    people.group(3)
    told: Counter[str] = Counter()
    by_list = {name: public_list(name) for name in LISTS} | {
        "generated": generated()[:: len(generated()) // OF_OUR_OWN]
    }
    for name, payloads in by_list.items():
        print(f"{name}: {len(payloads)} payloads" if payloads else f"{name}: not installed here, left out")  # noqa: T201  the figure
    payloads = list(dict.fromkeys(each for found in by_list.values() for each in found))
    problems: list[str] = []
    pages = words = 0
    for number, content in enumerate(pages_of(payloads, told)):
        line = {"id": f"x-{number}", "kind": "practice", "language": "en", "owner_name": content["title"], **content}
        outcome = published(line, approver, told)
        for path in (f"/en/records/{outcome}/", *(LISTED if number == 0 else ())):
            trap.goto(path.replace("ID", outcome), wait_until="load")
            found = trap.evaluate(TOUCH)
            problems += [f"{path}: {each}" for each in (*found["hits"], *found["wrong"], *found["hidden"], *trap.loud)]
            trap.loud.clear()
            pages, words = pages + 1, words + found["words"]
    print(f"{len(payloads)} payloads, {pages} pages read in the browser, {words} characters shown; {dict(told)}")  # noqa: T201  the figure
    print(f"ran, violated the policy, or was hidden: {len(problems)}")  # noqa: T201  the figure
    assert problems == []
    assert len(payloads) >= 1000
    assert told["kept in a text"] >= 500


LISTED = (
    "/en/records/",
    "/en/records/ID/history/",
    "/en/records/ID/cite/",
    "/en/records/ID/chain/",
    "/en/records/?q=alert",
)


def published(line: dict[str, Any], approver: Any, told: Counter[str]) -> str:
    """Publish a page; where the payloads together are refused (one swallows the next), the fields that are wrong go."""
    try:
        outcome = api.import_record(actor=None, at=AT, line=line, publish_as=approver)
    except api.InvalidError as error:
        for name in error.errors:
            told["refused together"] += 1
            line.pop(name, None)
            line["body"].pop(name, None)
        outcome = api.import_record(actor=None, at=AT, line={"title": "x", **line}, publish_as=approver)
    return outcome.record_id


def test_the_trap_catches_an_attack_that_would_run(trap: Any) -> None:
    """Without this, silence would prove nothing."""
    trap.goto("/en/")
    trap.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><p style=\"color:red\">x</p>')"
    )
    trap.wait_for_timeout(200)
    found = trap.evaluate(TOUCH)
    assert any("csp" in each for each in found["hits"])
    assert found["wrong"]


def test_a_reviewer_reads_attacks_in_the_working_copy_unharmed(
    visit: Visit, cast: Any, browser: Any, live_server: Any
) -> None:
    from tests.journeys.conftest import sign_in

    payloads = [
        each for each in [*public_list("xssbase"), *generated()[::120]] if acceptable({"body": {"challenge": each}})
    ]
    content = people.practice_content(
        title=payloads[0][:100], body={"challenge": "\n\n".join(payloads)[:19_000], "what_is_done": "x"}
    )
    record = api.begin_record(
        actor=cast.author, at=AT, kind="practice", language="bg", organisation_id=cast.home.pk, content=content
    )
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    context = browser.new_context(base_url=live_server.url)
    context.add_init_script(TRAP)
    sign_in(context, cast.reviewer, live_server.url)
    page = context.new_page()
    problems: list[str] = []
    for path in ("review/", "review/?view=side", "preview/", "versions/", "links/"):
        page.goto(f"/en/work/records/{record.pk}/{path}")
        found = page.evaluate(TOUCH)
        problems += [f"{path}: {each}" for each in (*found["hits"], *found["wrong"])]
    context.close()
    assert problems == []


def test_the_name_of_an_uploaded_file_is_shown_and_kept_nowhere(visit: Visit, cast: Any) -> None:
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, "PNG")
    record = api.begin_record(
        actor=cast.author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast.home.pk,
        content=people.practice_content(),
    )
    client = Client()
    client.force_login(cast.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    names = [
        "<img src=x onerror=alert(1)>.png",
        "../../etc/passwd.png",
        'a" onload="alert(1).png',
        "x\u202egpj.png",
        "a\x00b.png",
    ]
    for name in names:
        from tests.knowledge.working.conftest import form_of

        typed = form_of(Record.objects.get(pk=record.pk))
        client.post(
            f"/en/work/records/{record.pk}/edit/",
            {**typed, "act": "upload", "image_file": SimpleUploadedFile(name, data.getvalue()), "image_alt": "x"},
        )
        page = client.get(f"/en/work/records/{record.pk}/edit/").content.decode()
        assert "onerror=alert(1)>.png" not in page
        assert "passwd" not in page
    for stored in StoredImage.objects.all():
        assert stored.file.name.startswith("images/")
        assert json.dumps(stored.file.name).count("\\") == 0
