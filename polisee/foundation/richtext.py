"""Markdown of people becomes HTML that is safe to show: a subset of CommonMark, no HTML, no pictures.

Two fences: the Markdown parser takes no HTML in, and what it puts out is cleaned again by a parser of HTML.
"""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from polisee.foundation.addresses import AddressRefused, host_in_letters, host_of, read_address
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.markdown import permissive_parser

TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul", "h3", "h4", "h5", "h6"}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
REL = "ugc nofollow noopener"
TOP_HEADING = 3


def render_markdown(text: str, refused: frozenset[str] = frozenset()) -> SafeString:
    """The HTML of a Markdown text. Links lead to http, https and mailto; the topmost heading is an h3.

    Behind a link whose words do not name it stands the host to which it leads. What leads to a `refused` host is shown
    as words.
    """
    html = _parser().render(strip_invisible(text), {"refused": refused})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=REL)
    return mark_safe(clean)  # noqa: S308  cleaned on the line above


@lru_cache
def _parser() -> MarkdownIt:
    parser = permissive_parser()
    parser.validateLink = _may_be_linked  # type: ignore[method-assign, assignment]
    parser.normalizeLink = normalizeLink  # type: ignore[method-assign]
    parser.core.ruler.push("polisee_tame", _tame)
    return parser


def _may_be_linked(address: str) -> bool:
    try:
        read_address(address)
    except AddressRefused:
        return False
    return True


def _tame(state: StateCore) -> None:
    """Lower the headings, put a picture's description in its place, drop what entities smuggled in."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + TOP_HEADING - 1, 6)}"
        if token.type in ("fence", "code_block"):
            token.content = strip_invisible(token.content)
            token.info = ""
        if token.children:
            tamed = [_tamed(child) for child in token.children]
            token.children = _with_hosts(tamed, state.env.get("refused", frozenset()))


def _tamed(token: Token) -> Token:
    if token.type == "image":
        return Token("text", "", 0, content=strip_invisible(token.content), level=token.level)
    if token.type in ("text", "text_special", "code_inline"):
        # Here and not on the finished HTML: composing letters there could swallow the end of a tag.
        token.content = strip_invisible(token.content)
    return token


def _with_hosts(tokens: list[Token], refused: frozenset[str]) -> list[Token]:
    """A reader sees where a link leads before following it; what leads nowhere (`[words]()`) is no link."""
    result: list[Token] = []
    host, words = "", ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href") or "")
            host, words = "" if host_of(address) in refused else host_shown(address), ""
        elif token.type != "link_close":
            words += token.content
        if token.type not in ("link_open", "link_close") or host:
            result.append(token)
        if token.type == "link_close":
            if host and host not in words:
                result.append(Token("text", "", 0, content=f" ({host})", level=token.level))
            host = ""
    return result


def host_shown(address: str) -> str:
    """The host of an address as people read it, without `www.`; empty where there is none."""
    try:
        return host_in_letters(read_address(address).host).removeprefix("www.")
    except AddressRefused:
        return ""
