"""What people write in Markdown cannot harm those who read it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.languages.hidden import has_hidden_text
from polisee.foundation.richtext import ATTRIBUTES, TAGS, render_markdown

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/a)",
    "[x](\x01javascript:alert(1))",
    "![x](http://evil.example/pixel.gif)",
    '![x](http://evil.example/a.gif "onerror=alert(1)")',
    '[x](http://a.example "\\" onmouseover=alert(1)")',
    '<http://a.example/" onclick=alert(1)>',
    "<javascript:alert(1)>",
    "`<b onmouseover=alert(1)>`",
    '```"><script>alert(1)</script>\nx\n```',
    "[a]: javascript:alert(1)\n\n[a]",
    '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
    "<style>@import 'http://evil.example'</style>",
    '<p style="position:fixed">over everything</p>',
    "<form action=//evil.example><input name=password>",
    "<!--><script>alert(1)</script>-->",
    "*a\u0338*\u0338 <\u0338script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "> <base href=//evil.example>",
]


class Seen(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))


def only_harmless(html: str) -> None:
    for tag, attributes in Seen(html).tags:
        assert tag in TAGS, html
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set()), html
        if "href" in attributes:
            assert re.match(r"(https?://|mailto:)", attributes["href"] or "", re.IGNORECASE), html
            assert attributes["rel"] == "ugc nofollow noopener"


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_harmless(attack: str) -> None:
    only_harmless(render_markdown(attack))


@given(st.text(alphabet=st.sampled_from(list("<>[]()!\"'`*_#&;:/\\ \nabjst=\u0338\u200b")), max_size=60))
def test_no_text_at_all_gives_more_than_the_allowed_tags(text: str) -> None:
    only_harmless(render_markdown(text))


def test_paragraphs_lists_emphasis_and_links_are_kept() -> None:
    html = render_markdown("A *b* **c**\n\n1. one\n2. two\n\n[page](https://example.org/a?b=1&c=2)")
    assert "<em>b</em> <strong>c</strong>" in html
    assert "<li>one</li>" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="ugc nofollow noopener">page</a>' in html


def test_no_heading_stands_above_the_third_level() -> None:
    html = render_markdown("# a\n\n## b\n\n###### c\n\nd\n=\n")
    assert re.findall(r"<(h\d)>", html) == ["h3", "h4", "h6", "h3"]


def test_a_picture_is_replaced_by_its_description() -> None:
    assert render_markdown("see ![a chart](https://evil.example/x.png) here") == "<p>see a chart here</p>\n"


@pytest.mark.parametrize(
    "hidden", ["\u200b", "&#8203;", "&ZeroWidthSpace;", "\u202e", "&#x202E;", "\U000e0041", "&shy;"]
)
def test_hidden_characters_do_not_survive_even_as_entities(hidden: str) -> None:
    for text in (
        f"a{hidden}b",
        f"*a{hidden}b*",
        f"`a{hidden}b`",
        f"```\na{hidden}b\n```",
        f"![a{hidden}b](http://x.example)",
    ):
        assert not has_hidden_text(render_markdown(text))


def test_a_combining_stroke_cannot_swallow_the_end_of_a_tag() -> None:
    html = render_markdown("\u0338script")
    assert html.startswith("<p>")


def test_deep_nesting_answers_at_once() -> None:
    assert render_markdown(">" * 5000 + "x")
    assert render_markdown("[" * 5000)
    assert render_markdown("*a" * 5000)
