"""A text that names the records it rests on, ready to be shown: notes with titles, sentences with their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import PATHS
from polisee.records.api import (
    Block,
    CitedProse,
    LocalText,
    PublishedRecord,
    Run,
    Sentence,
    Synthesis,
    published,
    showing,
)
from polisee.records.api import read_synthesis as read

REL = "ugc nofollow noopener"
TOP_HEADING = 4


@dataclass(frozen=True)
class Note:
    """A record that sentences rest on, and the publication of it that was read when the text was approved."""

    number: int
    mark: str
    title: str
    lang: str
    """`lang=` of the title where it is not the page's."""
    kind: Message
    href: str
    """Empty where the record is not public any more."""
    history: str
    publication: int
    digest: str
    address: str
    """The whole address of its page, for files."""
    state: str
    """`same`, `moved` (published anew with other words since), `gone` (not public), `unknown` (no such record)."""


@dataclass(frozen=True)
class ShownSynthesis:
    """A field with marks, in the reader's language."""

    field: str
    reading: Synthesis
    notes: tuple[Note, ...]

    @property
    def counts(self) -> str:
        """“14 of 17 sentences rest on records.”"""
        return gettext("%(supported)d of %(total)d sentences rest on records.") % {
            "supported": self.reading.supported,
            "total": self.reading.total,
        }

    @property
    def by_mark(self) -> dict[str, Note]:
        return {note.mark: note for note in self.notes}


def cited_records(record: PublishedRecord) -> dict[str, PublishedRecord]:
    """The records that a sealed text cites, as they are public now, by id; one query, none for none."""
    ids = {each["record"] for each in record.payload.get("cited", {}).values()}
    return published(ids) if ids else {}


def syntheses_of(
    record: PublishedRecord,
    reader: str,
    chain: tuple[str, ...] | None = None,
    now: Mapping[str, PublishedRecord] | None = None,
) -> dict[str, ShownSynthesis]:
    """Every field of a record that names records, by the field's name; one query, none for most kinds.

    `now`: the cited records as they are public, where they are known already.
    """
    fields = [
        field for field in record.kind.public_fields if isinstance(field, CitedProse) and record.body.get(field.name)
    ]
    if not fields:
        return {}
    current = cited_records(record) if now is None else now
    return {field.name: _shown(record, field.name, reader, chain, current) for field in fields}


def _shown(
    record: PublishedRecord,
    field: str,
    reader: str,
    chain: tuple[str, ...] | None,
    now: Mapping[str, PublishedRecord],
) -> ShownSynthesis:
    text = record.text(field, reader, chain)
    reading = read(text.text, text.language)
    cited = record.payload.get("cited", {})
    notes = tuple(
        _note(number, mark, cited.get(mark), now, reader) for number, mark in enumerate(reading.marks, start=1)
    )
    return ShownSynthesis(field, reading, notes)


def _note(
    number: int, mark: str, cited: dict[str, Any] | None, now: Mapping[str, PublishedRecord], reader: str
) -> Note:
    if cited is None:
        return Note(number, mark, mark, "", "", "", "", 0, "", "", "unknown")
    current = now.get(cited["record"])
    if current is None:
        return Note(number, mark, cited["title"], "", "", "", "", cited["publication"], cited["digest"], "", "gone")
    title = current.title(reader)
    moved = current.payload["revision"] != cited["revision"]
    history = showing.address_of(current.id, "knowledge:history")
    return Note(
        number=number,
        mark=mark,
        title=title.text,
        lang=_foreign(title, reader),
        kind=current.kind.name,
        href=showing.address_of(current.id),
        history=f"{history}#edition-{cited['publication']}" if history else "",
        publication=cited["publication"],
        digest=cited["digest"],
        address=f"{settings.BASE_URL}{showing.address_of(current.id)}",
        state="moved" if moved else "same",
    )


def note_words(note: Note) -> str:
    """A note in one line, for files: title, kind, and which publication was read."""
    if note.state == "unknown":
        return gettext("%(mark)s: no such record is known.") % {"mark": note.mark}
    words = gettext("%(title)s (%(kind)s), publication %(number)d, seal %(digest)s.") % {
        "title": note.title,
        "kind": note.kind or gettext("record"),
        "number": note.publication,
        "digest": note.digest[:16],
    }
    if note.state == "moved":
        words += " " + gettext("It was published anew since.")
    return words + (" " + gettext("It is not public any more.") if note.state == "gone" else "")


def _foreign(text: LocalText, reader: str) -> str:
    return "" if text.html == PATHS[reader].html else text.html


# -- as HTML -------------------------------------------------------------------------------------------------------


def html_of(shown: ShownSynthesis) -> SafeString:
    """Paragraphs with small numbers that lead to the notes; what rests on no record is marked as opinion.

    Everything that people wrote is escaped; the tags are ours.
    """
    return mark_safe("".join(_nested(shown.reading.blocks, shown.by_mark)))  # noqa: S308  each piece is escaped


def _nested(blocks: tuple[Block, ...], notes: Mapping[str, Note]) -> list[str]:
    """Points of a list stand in their list; deeper points in a list of their own."""
    top = min((block.level for block in blocks if block.kind == "heading"), default=1)
    out: list[str] = []
    open_lists: list[str] = []
    for block in blocks:
        tag = {"bullet": "ul", "number": "ol"}.get(block.kind, "")
        depth = block.level if tag or (block.kind == "paragraph" and block.level) else 0
        while len(open_lists) > depth:
            out.append(f"</li></{open_lists.pop()}>")
        inner = _sentences(block, notes)
        if tag and len(open_lists) == depth:
            if open_lists[-1] == tag:
                out.append(f"</li><li>{inner}")
            else:
                out.append(f"</li></{open_lists.pop()}><{tag}><li>{inner}")
                open_lists.append(tag)
        elif tag:
            while len(open_lists) < depth:
                open_lists.append(tag)
                out.append(f"<{tag}><li>")
            out.append(inner)
        else:
            out.append(_framed(block, inner, top))
    return [*out, *(f"</li></{tag}>" for tag in reversed(open_lists))]


def _framed(block: Block, inner: SafeString, top: int) -> str:
    if block.kind == "heading":
        level = min(block.level - top + TOP_HEADING, 6)
        return f"<h{level}>{inner}</h{level}>"
    return f"<blockquote><p>{inner}</p></blockquote>" if block.kind == "quote" else f"<p>{inner}</p>"


def _sentences(block: Block, notes: Mapping[str, Note]) -> SafeString:
    marked = block.kind != "heading"
    return format_html_join(" ", "{}", ((_sentence(each, notes, marked=marked),) for each in block.sentences))


def _sentence(sentence: Sentence, notes: Mapping[str, Note], *, marked: bool) -> SafeString:
    words = format_html_join("", "{}", ((_run(run),) for run in sentence.runs))
    if marked and sentence.is_opinion:
        return format_html(
            '<span class="opinion">{}<span class="opinion-mark"> ({})</span></span>', words, gettext("opinion")
        )
    numbers = format_html_join(
        mark_safe('<span class="visually-hidden">, </span>'),
        '<sup class="cited"><a href="#note-{0}"><span class="visually-hidden">{1} </span>{0}</a></sup>',
        ((notes[mark].number, gettext("Rests on")) for mark in sentence.marks if mark in notes),
    )
    return format_html("{}{}", words, numbers)


def _run(run: Run) -> SafeString:
    html = format_html("{}", run.text)
    if run.em:
        html = format_html("<em>{}</em>", html)
    if run.strong:
        html = format_html("<strong>{}</strong>", html)
    return format_html('<a href="{}" rel="{}">{}</a>', run.href, REL, html) if run.href else html


# -- for the typesetter --------------------------------------------------------------------------------------------


def printed_blocks(shown: ShownSynthesis) -> list[dict[str, Any]]:
    """The same as plain values: blocks with sentences; each note's text where it is named first."""
    seen: set[str] = set()
    number = 0
    blocks = []
    for block in shown.reading.blocks:
        number = number + 1 if block.kind == "number" else 0
        sentences = [
            _printed(each, shown.by_mark, seen, is_heading=block.kind == "heading") for each in block.sentences
        ]
        sign = {"bullet": "•", "number": f"{number}."}.get(block.kind, "")
        blocks.append({"kind": block.kind, "level": block.level, "sign": sign, "sentences": sentences})
    return blocks


def _printed(sentence: Sentence, notes: Mapping[str, Note], seen: set[str], *, is_heading: bool) -> dict[str, Any]:
    named = []
    for mark in sentence.marks:
        if mark in notes:
            note = notes[mark]
            is_first = mark not in seen
            seen.add(mark)
            named.append(
                {"key": f"note-{note.number}", "text": note_words(note) if is_first else "", "href": note.address}
            )
    runs = [{"text": run.text, "strong": run.strong, "em": run.em, "href": run.href} for run in sentence.runs]
    return {"runs": runs, "notes": named, "opinion": sentence.is_opinion and not is_heading}
