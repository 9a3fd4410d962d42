"""Every payload of three public lists, and of a generator of our own, in every place of a record: what is kept is plain.

The browser's side of the same is `tests/journeys/test_payloads.py`.
"""

import html
from html.parser import HTMLParser

import pytest

from polisee.foundation.addresses import AddressRefused, read_address
from polisee.foundation.languages.hidden import has_hidden_text
from polisee.foundation.markdown import hidden_in_markdown, hidden_style
from polisee.foundation.regions import REGIONS
from polisee.foundation.richtext import ATTRIBUTES, REL, TAGS, render_markdown
from polisee.records.rules.content import clean_content, texts_of
from polisee.records.rules.kinds import kind_of
from tests.payloads import HIDDEN, HIDDEN_FORMS, HIDING, HOSTILE_ADDRESSES, LISTS, generated, public_list

PRACTICE = "practice"


class Harmless(HTMLParser):
    """Complains about everything that is not a plain mark of text."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        allowed = ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        if tag not in TAGS or set(found) - allowed:
            self.wrong.append(f"<{tag} {found}>")
        if tag == "a":
            try:
                read_address(found.get("href") or "")
            except AddressRefused as refused:
                self.wrong.append(f"{refused.reason}: {found}")
            if found.get("rel") != REL:
                self.wrong.append(f"rel: {found}")


def wrong_in(markup: str) -> list[str]:
    parser = Harmless()
    parser.feed(markup)
    parser.close()
    return parser.wrong


def payloads_of(name: str) -> list[str]:
    found = generated() if name == "generated" else public_list(name)
    if not found:
        pytest.skip(f"the package {name} is not installed here: its list is read from it")
    return found


@pytest.mark.parametrize("name", [*LISTS, "generated"])
def test_no_payload_of_a_list_becomes_more_than_text(name: str) -> None:
    payloads = payloads_of(name)
    failed = [(payload, wrong) for payload in payloads if (wrong := wrong_in(render_markdown(payload)))]
    print(f"{name}: {len(payloads)} payloads rendered, {len(failed)} became more than text")  # noqa: T201  the figure
    assert failed == []
    assert name == "xssbase" or len(payloads) >= 400


@pytest.mark.parametrize("name", [*LISTS, "generated"])
def test_no_payload_of_a_list_is_kept_with_anything_hidden(name: str) -> None:
    payloads = payloads_of(name)
    kept = refused = 0
    for payload in payloads:
        raw = {
            "title": payload[:100],
            "summary": payload[:300],
            "keywords": [payload[:60]],
            "authors": [payload[:120]],
            "sources": [{"title": payload[:300], "url": "https://example.org/"}],
            "body": {"challenge": payload},
        }
        content, problems = clean_content(kind_of(PRACTICE), raw, known_regions=REGIONS)
        if problems:
            refused += 1
            continue
        kept += 1
        for field, text in texts_of(kind_of(PRACTICE), content).items():
            assert not has_hidden_text(text), (field, payload)
            if field == "challenge":
                assert not hidden_in_markdown(text), payload
                assert not hidden_style(text), payload
                assert not has_hidden_text(html.unescape(render_markdown(text))), payload
    print(f"{name}: {len(payloads)} payloads in six places, {kept} kept as plain text, {refused} refused with a reason")  # noqa: T201  the figure
    assert kept + refused == len(payloads)


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_no_hostile_address_is_kept_as_a_source_or_linked(address: str) -> None:
    content, problems = clean_content(kind_of(PRACTICE), {"sources": [{"url": address}]}, known_regions=REGIONS)
    for source in content.get("sources", []):  # what is kept was only disfigured by characters that are gone now
        assert not problems
        assert has_hidden_text(address)
        assert read_address(source["url"]).host in {"example.org", "evil.example"}
    assert "<a " not in render_markdown(f"[x]({address})") or has_hidden_text(address)


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda each: f"U+{ord(each):04X}")
def test_no_hidden_character_is_kept_or_shown(hidden: str) -> None:
    for form in HIDDEN_FORMS:
        text = form.replace("{h}", hidden)
        content, _problems = clean_content(
            kind_of(PRACTICE), {"title": text, "body": {"challenge": text}}, known_regions=REGIONS
        )
        for kept in texts_of(kind_of(PRACTICE), content).values():
            assert not has_hidden_text(kept)
        assert not has_hidden_text(render_markdown(text))


@pytest.mark.parametrize("text", HIDING)
def test_words_that_nobody_would_see_are_refused(text: str) -> None:
    _content, problems = clean_content(kind_of(PRACTICE), {"body": {"challenge": text}}, known_regions=REGIONS)
    assert {problem.key for problem in problems["challenge"]} & {"not_seen", "picture_in_text"}
