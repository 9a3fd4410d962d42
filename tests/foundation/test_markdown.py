"""What a Markdown text leads to, and what of it a reader would not see."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polisee.foundation.markdown import hidden_in_markdown, hidden_style, links_in_markdown
from polisee.foundation.richtext import render_markdown


def test_every_way_to_write_a_link_is_found_with_its_words() -> None:
    text = "[a](https://a.bg) <https://b.bg/x> [c][1] https://d.bg/y. www.e.bg\n\n[1]: https://c.bg"
    assert [(link.words, link.address, link.is_linked) for link in links_in_markdown(text)] == [
        ("a", "https://a.bg", True),
        ("https://b.bg/x", "https://b.bg/x", True),
        ("c", "https://c.bg", True),
        ("https://d.bg/y", "https://d.bg/y", False),
        ("http://www.e.bg", "http://www.e.bg", False),
    ]


@pytest.mark.parametrize(
    ("text", "hiding", "words"),
    [
        ('[a](https://a.bg "buy courseworks")', "title", "buy courseworks"),
        ("x\n\n[buy courseworks]: https://a.bg", "definition", "buy courseworks: https://a.bg"),
        ("[a][buy courseworks]\n\n[buy courseworks]: https://a.bg", "definition", "buy courseworks: https://a.bg"),
        ("[a]\n\n[a]: https://a.bg\n[a]: https://evil.com", "definition", "A: https://evil.com"),
        ("```buy courseworks\nx\n```", "fence", "buy courseworks"),
        ("![x](https://evil.com/pixel.gif)", "picture", "https://evil.com/pixel.gif"),
        ("word[](https://evil.com)", "empty_link", "https://evil.com"),
        ("word[ . ](https://evil.com)", "empty_link", "https://evil.com"),
    ],
)
def test_what_a_reader_would_not_see_is_told(text: str, hiding: str, words: str) -> None:
    assert [(part.hiding, part.words) for part in hidden_in_markdown(text)] == [(hiding, words)]


def test_a_definition_that_is_used_by_its_number_hides_nothing() -> None:
    assert hidden_in_markdown("[a report][1] and [Programme]\n\n[1]: https://a.bg\n[programme]: https://b.bg") == []


@pytest.mark.parametrize(
    "text",
    [
        '<span style="position:absolute;left:-9999px">',
        "<div hidden>",
        "<font color=white>",
        "<style>p{}</style>",
        "<P\nSTYLE=x>",
    ],
)
def test_markup_that_would_hide_or_move_words_is_found(text: str) -> None:
    assert hidden_style(text)


def test_ordinary_signs_of_less_and_more_are_no_markup() -> None:
    for text in ("a < b and c > d", "<50 staff, style matters", "growth > 3 %; hidden costs"):
        assert hidden_style(text) == ""


PARTS = st.sampled_from(
    ["[", "]", "(", ")", "https://a.bg/x", "<", ">", '"', "alpha", "beta gamma", "\n", "\n\n", ": ", "![", "```", "`", "*", "# ",
     "> ", "- ", "1. ", "\\", "&amp;", "    "]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_every_word_of_a_text_that_hides_nothing_is_on_the_page(text: str) -> None:
    if hidden_in_markdown(text):
        return
    shown = html.unescape(render_markdown(text))
    for word in re.findall(r"alpha|beta|gamma|a\.bg", text):
        assert shown.count(word) >= 1, (text, shown)
