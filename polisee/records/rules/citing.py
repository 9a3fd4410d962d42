"""A text whose sentences name the records that they rest on: `The vouchers were used up in a month [[ref-vouchers]].`

A mark stands inside its sentence or right behind it, and holds the record's own id or its id here. A sentence without a
mark is the authors' opinion: that follows from the text, nobody has to say it. Headings are no sentences.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from polisee.foundation.languages.hidden import strip_invisible
from polisee.records.rules.sentences import sentences

LONGEST_MARK = 100
MARK = re.compile(rf"\[\[([^\[\]\s]{{1,{LONGEST_MARK}}})\]\]")
# While Markdown is read, marks stand as signs of the private area, which no typed text can hold (they are stripped).
_SIGN = re.compile("\ue000(\\d+)\ue001")
# Entities stay apart from the text around them, so that none can be taken for a sign of ours.
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "text_join"])
BlockKind = Literal["paragraph", "heading", "bullet", "number", "quote"]


@dataclass(frozen=True)
class Run:
    """A stretch of text of one look; `href` where it is a link."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(frozen=True)
class Sentence:
    """`marks`: ids of the records that it rests on, as they were typed."""

    runs: tuple[Run, ...]
    marks: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def says_something(self) -> bool:
        return any(letter.isalpha() for letter in self.text)

    @property
    def is_opinion(self) -> bool:
        return self.says_something and not self.marks


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, or a point of a list. `level`: of a heading; how deep a point stands."""

    kind: BlockKind
    level: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Synthesis:
    """A text that was read."""

    blocks: tuple[Block, ...]

    @property
    def counted(self) -> list[Sentence]:
        """The sentences that must rest on something or be called an opinion."""
        bodies = (block for block in self.blocks if block.kind != "heading")
        return [sentence for block in bodies for sentence in block.sentences if sentence.says_something]

    @property
    def opinions(self) -> list[Sentence]:
        return [sentence for sentence in self.counted if sentence.is_opinion]

    @property
    def total(self) -> int:
        return len(self.counted)

    @property
    def supported(self) -> int:
        return self.total - len(self.opinions)

    @property
    def marks(self) -> tuple[str, ...]:
        """Every record that is named, in the order of first naming: the order of the notes."""
        every = (mark for block in self.blocks for sentence in block.sentences for mark in sentence.marks)
        return tuple(dict.fromkeys(every))


def marks_of(text: str) -> tuple[str, ...]:
    """The ids that a text names, each once."""
    return tuple(dict.fromkeys(MARK.findall(text)))


def records_named_in(line: dict[str, Any]) -> set[str]:
    """The ids that the texts of a record line name: those records must be there before it."""
    body = line.get("body")
    texts = body.values() if isinstance(body, dict) else ()
    return {mark for text in texts if isinstance(text, str) for mark in MARK.findall(text)}


def without_marks(text: str) -> str:
    """The words alone: for search, and wherever a mark would be noise."""
    return re.sub(rf"[ \t]*{MARK.pattern}", "", text)


@lru_cache(maxsize=256)
def read(text: str, language: str) -> Synthesis:
    """Read a Markdown text in a language (content code)."""
    marks: list[str] = []

    def sign(match: re.Match[str]) -> str:
        marks.append(match[1])
        return f"\ue000{len(marks) - 1}\ue001"

    tokens = _markdown.parse(MARK.sub(sign, strip_invisible(text)))
    return Synthesis(tuple(_blocks(tokens, marks, language)))


@dataclass
class _Place:
    """Where in the document the reader is."""

    lists: list[BlockKind] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    begins_item: bool = False

    def enter(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists.append("bullet" if token.type == "bullet_list_open" else "number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.begins_item = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "heading_close":
            self.heading = 0

    def block(self, found: tuple[Sentence, ...]) -> Block:
        if self.heading:
            return Block("heading", self.heading, found)
        if self.lists:
            begins, self.begins_item = self.begins_item, False
            return Block(self.lists[-1] if begins else "paragraph", len(self.lists), found)
        return Block("quote" if self.quotes else "paragraph", 0, found)


def _blocks(tokens: Iterable[Token], marks: list[str], language: str) -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        place.enter(token)
        if token.type == "inline":
            runs = list(_runs(token.children or []))
        elif token.type in ("fence", "code_block"):
            runs = [Run(token.content)]
        else:
            continue
        found = _sentences(runs, marks, language)
        if found:
            yield place.block(found)


def _runs(children: Iterable[Token]) -> Iterator[Run]:
    look = Run("")
    for token in children:
        if token.type in ("strong_open", "strong_close"):
            look = replace(look, strong=token.nesting > 0)
        elif token.type in ("em_open", "em_close"):
            look = replace(look, em=token.nesting > 0)
        elif token.type in ("link_open", "link_close"):
            look = replace(look, href=_address(token) if token.nesting > 0 else "")
        elif token.type in ("softbreak", "hardbreak"):
            yield replace(look, text=" ")
        elif token.type == "text_special":  # an entity: it may not make what was stripped from the source
            yield replace(look, text=strip_invisible(token.content))
        elif token.content:
            yield replace(look, text=token.content)


def _address(token: Token) -> str:
    address = str(token.attrs.get("href", ""))
    return address if re.match(r"(https?://[^/?#\s]|mailto:[^\s])", address, re.IGNORECASE) else ""


def _sentences(runs: list[Run], marks: list[str], language: str) -> tuple[Sentence, ...]:
    plain, looks, places = _without_signs(runs)
    spans = sentences(plain, language)
    if not spans:
        return ()
    found: list[list[str]] = [[] for _ in spans]
    for place, number in places:
        # A mark right behind a sentence is that sentence's; one before the first is the first's.
        at = next((index for index, span in enumerate(spans) if place <= span.end), len(spans) - 1)
        found[at].append(marks[number])
    return tuple(
        Sentence(_joined(_cut(looks, span.start, span.end)), tuple(dict.fromkeys(found[index])))
        for index, span in enumerate(spans)
    )


def _without_signs(runs: list[Run]) -> tuple[str, list[Run], list[tuple[int, int]]]:
    """The plain text, its runs, and where which mark stood. The blank before a mark goes with it."""
    looks: list[Run] = []
    places: list[tuple[int, int]] = []
    length, owed = 0, False
    for run in runs:
        for index, piece in enumerate(_SIGN.split(run.text)):
            if index % 2:
                length, owed = _trimmed(looks, length, owed=owed)
                places.append((length, int(piece)))
            elif piece:
                text = f" {piece}" if owed and piece[0].isalnum() else piece
                owed = False
                looks.append(replace(run, text=text))
                length += len(text)
    return "".join(run.text for run in looks), looks, places


def _trimmed(looks: list[Run], length: int, *, owed: bool) -> tuple[int, bool]:
    """Take blanks off the end; whether there were any."""
    while looks and looks[-1].text.rstrip() != looks[-1].text:
        shorter = looks[-1].text.rstrip()
        length -= len(looks[-1].text) - len(shorter)
        owed = True
        if shorter:
            looks[-1] = replace(looks[-1], text=shorter)
            break
        looks.pop()
    return length, owed


def _cut(looks: list[Run], start: int, end: int) -> Iterator[Run]:
    place = 0
    for run in looks:
        first, last = max(start, place), min(end, place + len(run.text))
        if first < last:
            yield replace(run, text=run.text[first - place : last - place])
        place += len(run.text)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look are one."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
