"""Markdown of people becomes HTML that is safe to show: a subset of CommonMark, no HTML, no pictures.

Two fences: the Markdown parser takes no HTML in, and what it puts out is cleaned again by a parser of HTML.
"""

import re
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from polisee.foundation.languages.hidden import strip_invisible

TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul", "h3", "h4", "h5", "h6"}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
REL = "ugc nofollow noopener"
TOP_HEADING = 3
_ADDRESS = re.compile(r"(https?://[^/?#\s]|mailto:[^\s])", re.IGNORECASE)


def render_markdown(text: str) -> SafeString:
    """The HTML of a Markdown text. Links lead to http, https and mailto; the topmost heading is an h3."""
    html = _parser().render(strip_invisible(text))
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=REL)
    return mark_safe(clean)  # noqa: S308  cleaned on the line above


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    parser.disable(["html_block", "html_inline"])
    parser.validateLink = _may_be_linked  # type: ignore[method-assign, assignment]
    parser.core.ruler.push("polisee_tame", _tame)
    return parser


def _may_be_linked(address: str) -> bool:
    return bool(_ADDRESS.match(address))


def _tame(state: StateCore) -> None:
    """Lower the headings, put a picture's description in its place, drop what entities smuggled in."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + TOP_HEADING - 1, 6)}"
        if token.type in ("fence", "code_block"):
            token.content = strip_invisible(token.content)
            token.info = ""
        if token.children:
            token.children = [_tamed(child) for child in token.children]


def _tamed(token: Token) -> Token:
    if token.type == "image":
        return Token("text", "", 0, content=strip_invisible(token.content), level=token.level)
    if token.type in ("text", "text_special", "code_inline"):
        # Here and not on the finished HTML: composing letters there could swallow the end of a tag.
        token.content = strip_invisible(token.content)
    return token
