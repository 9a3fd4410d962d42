"""What a Markdown text leads to, and what it would hide: read with the parser that also renders it.

`richtext` shows; here is told beforehand what a reader would *not* see of a text: titles of links, definitions that
nothing uses, the address of a picture, the note behind the fence of code. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Hiding = Literal["title", "definition", "picture", "fence", "empty_link", "style"]

# A text without any of these has neither links nor anything hidden, and need not be parsed.
_WORTH_READING = re.compile(r"[\[<]|://|```|~~~|www\.", re.IGNORECASE)
_BARE = re.compile(r"(?:https?://|(?<![\w./@-])www\.)[^\s<>\"'`\\^{|}\])]+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_TRAILING = ".,;:!?…»”’"
_STYLE = re.compile(
    r"<\s*/?\s*[a-z][^<>]*\b(style|hidden|class|width|height|color|bgcolor)\b|<\s*style\b", re.IGNORECASE
)


@dataclass(frozen=True)
class TextLink:
    """A link in a text: where it leads, and the words a reader sees."""

    address: str
    words: str
    is_linked: bool = True
    """False for an address that only stands in the text and cannot be followed."""


@dataclass(frozen=True)
class HiddenPart:
    """Words of a text that its readers would not see, and what hides them."""

    hiding: Hiding
    words: str


def permissive_parser() -> MarkdownIt:
    """The parser of the platform; it takes every address for a link (whoever renders must judge)."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    parser.disable(["html_block", "html_inline"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def links_in_markdown(text: str) -> list[TextLink]:
    """Every link of a Markdown text in order, whether or not it would be rendered, and the bare addresses."""
    if not _WORTH_READING.search(text):
        return []
    tokens, _unused = _parsed(text)
    found: list[TextLink] = []
    for inline in _inlines(tokens):
        found += _links(inline)
    return found


def links_in_line(text: str) -> list[TextLink]:
    """The bare addresses of a plain text. They are shown, and cannot be followed."""
    return [TextLink(address, address, is_linked=False) for address in bare_addresses(text)]


def bare_addresses(text: str) -> list[str]:
    """`https://…` and `www.…` as they stand in a text, without the mark that ends the sentence."""
    found = []
    for match in _BARE.finditer(text):
        address = match.group().rstrip(_TRAILING)
        found.append(address if "://" in address else f"http://{address}")
    return found


def hidden_in_markdown(text: str) -> list[HiddenPart]:
    """What of a Markdown text would not be seen."""
    if not _WORTH_READING.search(text):
        return []
    tokens, unused = _parsed(text)
    found = [HiddenPart("definition", words) for words in unused]
    found += [
        HiddenPart("fence", token.info.strip()) for token in tokens if token.type == "fence" and token.info.strip()
    ]
    for inline in _inlines(tokens):
        found += _hidden_inline(inline)
    return found


def hidden_style(text: str) -> str:
    """The first piece of HTML that would style or hide something; it is never rendered, and never kept."""
    match = _STYLE.search(text)
    return match.group()[:80] if match else ""


@lru_cache
def _parser() -> MarkdownIt:
    return permissive_parser()


class _Definitions(dict[str, Any]):
    """`[label]: address` lines by label; remembers which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        self.used.add(label)
        return super().get(label, default)


def _parsed(text: str) -> tuple[list[Token], list[str]]:
    """The tokens, and the definitions of addresses that nothing in the text uses."""
    definitions = _Definitions()
    about: dict[str, Any] = {"references": definitions}
    tokens = _parser().parse(text, about)
    seen = {link.words.casefold() for inline in _inlines(tokens) for link in _links(inline)}
    unused = [
        f"{label.lower()}: {each['href']}"
        for label, each in definitions.items()
        # A label of words that stands behind other words is not seen either; a bare number hides nothing.
        if label not in definitions.used or (_WORDS.search(label) and label.casefold() not in seen)
    ]
    unused += [f"{each['label']}: {each['href']}" for each in about.get("duplicate_refs", [])]
    return tokens, unused


def _inlines(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    for token in tokens:
        if token.children:
            yield token.children


def _links(inline: list[Token]) -> Iterator[TextLink]:
    address, words = "", ""
    for token in inline:
        if token.type == "link_open":
            address, words = str(token.attrGet("href") or ""), ""
        elif token.type == "link_close":
            yield TextLink(address, words.strip())
            address = ""
        elif address:
            words += _shown(token)
        elif token.type == "image":
            yield TextLink(str(token.attrGet("src") or ""), token.content.strip(), is_linked=False)
        else:
            yield from links_in_line(_shown(token))


def _shown(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _hidden_inline(inline: list[Token]) -> Iterator[HiddenPart]:
    for place, token in enumerate(inline):
        if token.type == "image":
            yield HiddenPart("picture", str(token.attrGet("src") or token.content))
        if token.type in ("link_open", "image") and token.attrGet("title"):
            yield HiddenPart("title", str(token.attrGet("title")))
        if token.type == "link_open":
            inside = "".join(_shown(each) for each in _until_close(inline[place + 1 :]))
            if not any(letter.isalnum() for letter in inside):
                yield HiddenPart("empty_link", str(token.attrGet("href") or ""))


def _until_close(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "link_close":
            return
        yield token
