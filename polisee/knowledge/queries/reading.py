"""A published record as its page shows it: sections with fields, its place in the chain, its languages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import PATHS, native_name
from polisee.foundation.richtext import render_markdown
from polisee.knowledge.queries.chain import Chain, Edge
from polisee.knowledge.queries.linking import WORDS
from polisee.knowledge.queries.synthesis import ShownSynthesis, html_of, syntheses_of
from polisee.records.api import (
    BandedChoices,
    Choice,
    Choices,
    Counts,
    Day,
    Field,
    LocalText,
    Number,
    Prose,
    PublishedRecord,
    Words,
    showing,
    words_in,
)
from polisee.ui.api import number, written_date

MOST_KNOTS = 4


@dataclass(frozen=True)
class ShownField:
    """One field. Either `html` (paragraphs) or `lines` (one or more values) is filled."""

    name: str
    label: Message
    html: SafeString | None
    lines: tuple[str, ...]
    text: LocalText | None
    """For texts: in which language, and whether it is a translation."""
    lang: str
    """`lang=` where it is not the page's."""
    synthesis: ShownSynthesis | None = None
    """For texts whose sentences name records: how many do, and the notes."""


@dataclass(frozen=True)
class ShownSection:
    code: str
    label: Message
    fields: tuple[ShownField, ...]

    @property
    def prose(self) -> list[ShownField]:
        return [field for field in self.fields if field.html is not None]

    @property
    def facts(self) -> list[ShownField]:
        return [field for field in self.fields if field.html is None]


def sections_of(
    record: PublishedRecord,
    reader: str,
    chain: tuple[str, ...] | None = None,
    hidden: dict[str, Any] | None = None,
    refused: frozenset[str] = frozenset(),
) -> list[ShownSection]:
    """What the record says, field by field; empty fields and sections are left out.

    `chain`: content codes in the order in which texts are taken, instead of the reader's own. `hidden`: values of the
    fields for members, for a reader who is one. `refused`: hosts to which nothing is linked.
    """
    body = {**record.body, **(hidden or {})}
    syntheses = syntheses_of(record, reader, chain)
    found = []
    for section in record.kind.sections:
        fields = tuple(
            shown
            for field in record.kind.in_section(section.code)
            if (
                shown := _field(
                    record,
                    field,
                    body.get(field.name),
                    reader,
                    chain,
                    synthesis=syntheses.get(field.name),
                    refused=refused,
                )
            )
            is not None
        )
        if fields:
            found.append(ShownSection(section.code, section.label, fields))
    return found


def _field(
    record: PublishedRecord,
    field: Field,
    value: Any,
    reader: str,
    chain: tuple[str, ...] | None,
    *,
    synthesis: ShownSynthesis | None,
    refused: frozenset[str],
) -> ShownField | None:
    if value in (None, "", []):
        return None
    if not field.is_text or field.members_only:
        return ShownField(field.name, field.label, None, _lines(field, value, reader), None, "")
    text = record.text(field.name, reader, chain)
    html = (
        html_of(synthesis) if synthesis else render_markdown(text.text, refused) if isinstance(field, Prose) else None
    )
    lang = "" if text.html == PATHS[reader].html else text.html
    lines = () if html is not None else tuple(words_in(text.text)) if isinstance(field, Words) else (text.text,)
    return ShownField(field.name, field.label, html, lines, text, lang, synthesis)


def _lines(field: Field, value: Any, reader: str) -> tuple[str, ...]:
    if isinstance(field, BandedChoices | Choices):
        return tuple(plain_value(field, [each], reader) for each in value)
    if isinstance(field, Counts):
        return tuple(plain_value(field, {code: value[code]}, reader) for code in field.choices if code in value)
    return (plain_value(field, value, reader),)


def plain_value(field: Field, value: Any, reader: str) -> str:
    """A value that is not prose, in words of the reader's language."""
    in_words = next((words for kind, words in _IN_WORDS if isinstance(field, kind)), None)
    return in_words(field, value, reader) if in_words else str(value)


def _banded(field: BandedChoices, value: Any, _reader: str) -> str:
    rows = [(field.choices[item["code"]], field.bands.get(item.get("band") or "", "")) for item in value]
    return "; ".join(f"{name} ({band})" if band else str(name) for name, band in rows)


def _chosen(field: Choices, value: Any, _reader: str) -> str:
    return "; ".join(field.words_for(code) for code in value)


def _counted(field: Counts, value: Any, reader: str) -> str:
    return "; ".join(f"{name}: {number(count, reader)}" for name, count in field.in_order(value))


def _measured(field: Number, value: Any, reader: str) -> str:
    # A year is no quantity: it has no separators.
    plain = str(value) if not field.unit else number(value, reader)
    return f"{plain} {field.unit}".strip()


# The first that fits: a sort stands before what it is a sort of.
_IN_WORDS: tuple[tuple[type[Field], Callable[[Any, Any, str], str]], ...] = (
    (BandedChoices, _banded),
    (Choices, _chosen),
    (Choice, lambda field, value, _reader: str(field.choices[value])),
    (Counts, _counted),
    (Day, lambda _field, value, reader: written_date(date.fromisoformat(value), reader)),
    (Number, _measured),
)


@dataclass(frozen=True)
class LanguageChoice:
    """One language in which the record can be read; names are those of the component `c-language-bar`."""

    label: str
    lang: str
    href: str
    how: Message
    current: bool


def language_choices(record: PublishedRecord, shown: LocalText, reader: str) -> list[LanguageChoice]:
    """The original first, then the translations."""
    found = []
    for code in record.languages:
        text = record.text("title", reader, (code,))
        how = {
            "original": gettext("original"),
            "approved": gettext("translation"),
            "outdated": gettext("older translation"),
        }[text.state]
        found.append(LanguageChoice(native_name(code), text.html, f"?text={code}", how, code == shown.language))
    return found


@dataclass(frozen=True)
class Knot:
    """A step of the thread; names are those of the component `c-thread`."""

    name: Message
    kind: Message
    href: str = ""
    note: Message = ""
    state: str = ""
    lang: str = ""
    number: str = ""


def thread_of(chain: Chain, reader: str, missing: Message = "") -> list[Knot]:
    """What leads to the record, the record, what follows; a hollow knot where nothing is linked yet.

    `missing`: what the record lacks after it, however much else follows.
    """
    record = chain.records[chain.root]
    before = [edge for edge in chain.edges if edge.later == chain.root]
    after = [edge for edge in chain.edges if edge.earlier == chain.root]
    knots = [_knot(chain, edge, reader) for edge in before[:MOST_KNOTS]]
    knots += _more(before)
    if not before:
        knots.append(Knot(gettext("Nothing leads here yet"), "", state="missing"))
    title = record.title(reader)
    knots.append(Knot(title.text, record.kind.name, state="here", lang=_foreign(title, reader)))
    knots += [_knot(chain, edge, reader) for edge in after[:MOST_KNOTS]]
    knots += _more(after)
    if missing or not after:
        knots.append(Knot(missing or gettext("Nothing follows yet"), "", state="missing"))
    return knots


def _knot(chain: Chain, edge: Edge, reader: str) -> Knot:
    outgoing = edge.source == chain.root
    other = chain.records[edge.target if outgoing else edge.source]
    title = other.title(reader)
    # The words of the link are those of this record's end: "is addressed by".
    return Knot(
        title.text, other.kind.name, showing.address_of(other.id), WORDS[edge.type][0 if outgoing else 1],
        lang=_foreign(title, reader),
    )  # fmt: skip


def _more(edges: Iterable[Edge]) -> list[Knot]:
    left = len(list(edges)) - MOST_KNOTS
    return [Knot(gettext("%(number)d more") % {"number": left}, "")] if left > 0 else []


def _foreign(text: LocalText, reader: str) -> str:
    return "" if text.html == PATHS[reader].html else text.html
