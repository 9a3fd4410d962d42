"""Two contents of a record beside each other, field by field, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from polisee.foundation.addresses import host_in_letters
from polisee.foundation.languages.hidden import HiddenCharacter, invisible_characters
from polisee.foundation.markdown import HiddenPart, TextLink, hidden_in_markdown
from polisee.foundation.regions import REGIONS
from polisee.knowledge.forms.record_form import GRADES
from polisee.records.api import (
    BandedChoices,
    Choice,
    Choices,
    Counts,
    Field,
    KeptFile,
    Kind,
    LinkChange,
    Piece,
    Prose,
    has_changes,
    link_changes,
    links_of,
    word_diff,
)


@dataclass(frozen=True)
class Outbound:
    """A link in a text: its host, what became of it, and what about it should be looked at."""

    address: str
    words: str
    host: str
    """In letters; the address itself where it has no reading."""
    punycode: str
    """The host as it travels, where that differs from the letters."""
    became: str
    """`kept`, `new`, `removed` or `changed` (the same words led to `was`)."""
    was: str
    says_other: str
    """The host that the words name although they lead to another."""
    looks_like: str
    """What the host pretends to be; empty if it pretends nothing."""

    @property
    def is_new(self) -> bool:
        return self.became in ("new", "changed")

    @property
    def has_words(self) -> bool:
        return self.words not in ("", self.address)


@dataclass(frozen=True)
class Compared:
    """One field before and after."""

    name: str
    label: str
    before: str
    after: str
    is_text: bool
    pieces: tuple[Piece, ...]
    links: tuple[Outbound, ...]
    hidden: tuple[HiddenCharacter, ...]
    members_only: bool = False
    unseen: tuple[HiddenPart, ...] = ()
    """Words that a reader would not see: titles of links, unused definitions, notes of code."""

    @property
    def changed(self) -> bool:
        return has_changes(self.pieces)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """For the component that shows differences."""
        return [({"kept": "=", "removed": "-", "added": "+"}[piece.change], piece.text) for piece in self.pieces]


def compare(
    kind: Kind,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    themes: Mapping[int, str],
    *,
    files: Mapping[str, KeptFile] | None = None,
) -> list[Compared]:
    """Every field that one of the two has, in the order of the form. `themes`: names by number; `files`: by id."""
    old = as_lines(kind, before or {}, themes, files)
    new = as_lines(kind, after, themes, files)
    labels, texts = labels_of(kind), text_names(kind)
    old_links, new_links = _links_by_field(kind, before or {}), _links_by_field(kind, after)
    prose = {each.name for each in kind.fields if isinstance(each, Prose)}
    hidden = {each.name for each in kind.fields if each.members_only}
    return [
        Compared(
            name=name,
            label=str(labels[name]),
            before=old.get(name, ""),
            after=new.get(name, ""),
            is_text=name in texts,
            pieces=word_diff(old.get(name, ""), new.get(name, "")),
            links=tuple(map(_outbound, link_changes(old_links.get(name, []), new_links.get(name, [])))),
            hidden=tuple(invisible_characters(new.get(name, ""))),
            members_only=name in hidden,
            unseen=tuple(hidden_in_markdown(new.get(name, ""))) if name in prose else (),
        )
        for name in labels
        if old.get(name) or new.get(name)
    ]


def labels_of(kind: Kind) -> dict[str, Any]:
    """The labels of all fields in the order of the form."""
    own = {each.name: each.label for section in kind.sections for each in kind.in_section(section.code)}
    return {
        "title": _("Title"),
        "summary": _("Summary"),
        "themes": _("Themes"),
        "keywords": _("Keywords"),
        **own,
        "regions": _("Regions"),
        "period": _("Period"),
        "sources": _("Sources"),
        "evidence_grade": _("What the evidence is"),
        "authors": _("Other authors"),
        "images": _("Pictures"),
        "attachments": _("Attachments"),
    }


def text_names(kind: Kind) -> set[str]:
    """Fields that are written in the record's language."""
    return {"title", "summary", "keywords", *(each.name for each in kind.fields if each.is_text)}


def as_lines(
    kind: Kind, content: Mapping[str, Any], themes: Mapping[int, str], files: Mapping[str, KeptFile] | None = None
) -> dict[str, str]:
    """A content as text, field by field; empty fields are left out."""
    period = content.get("period", {})
    lines = {
        "title": content.get("title", ""),
        "summary": content.get("summary", ""),
        "themes": "\n".join(str(themes.get(number, number)) for number in content.get("themes", [])),
        "keywords": ", ".join(content.get("keywords", [])),
        "regions": "\n".join(
            f"{REGIONS[code].name} ({code})" for code in content.get("regions", []) if code in REGIONS
        ),
        "period": f"{period.get('from', '…')}–{period.get('to', '…')}" if period else "",
        "sources": "\n".join(" · ".join(source.values()) for source in content.get("sources", [])),
        "evidence_grade": str(GRADES.get(content.get("evidence_grade", ""), "")),
        "authors": "\n".join(content.get("authors", [])),
        "images": "\n".join(
            " · ".join(filter(None, (image.get("alt"), image.get("rights")))) for image in content.get("images", [])
        ),
    }
    lines["attachments"] = "\n".join(_file_line(each, files or {}) for each in content.get("attachments", []))
    body = content.get("body", {})
    lines |= {each.name: _as_text(each, body[each.name]) for each in kind.fields if each.name in body}
    return {name: text for name, text in lines.items() if text}


def _file_line(attachment: Mapping[str, str], files: Mapping[str, KeptFile]) -> str:
    """Title, rights, and the file itself: another file under the same title is another line."""
    file = files.get(attachment["id"])
    known = (file.name, f"SHA-256 {file.digest[:12]}", *notes_on(file.notes)) if file is not None else ()
    return " · ".join(filter(None, (attachment.get("title"), attachment.get("rights"), *known)))


def notes_on(notes: Sequence[str]) -> tuple[str, ...]:
    """What a reviewer should know of a file, in words."""
    words = {
        "embedded": _("carries other files inside"),
        "outside": _("asks for other files when it is opened"),
    }
    return tuple(words[note] for note in notes if note in words)


def _as_text(field: Field, value: Any) -> str:
    if isinstance(field, BandedChoices):
        rows = [(field.choices[item["code"]], field.bands.get(item.get("band") or "", "")) for item in value]
        return "\n".join(f"{name}: {band}" if band else str(name) for name, band in rows)
    if isinstance(field, Choices):
        return "\n".join(field.words_for(code) for code in value)
    if isinstance(field, Counts):
        return "\n".join(f"{name}: {count}" for name, count in field.in_order(value))
    if isinstance(field, Choice):
        return str(field.choices[value])
    return str(value)


def _links_by_field(kind: Kind, content: Mapping[str, Any]) -> dict[str, list[TextLink]]:
    found: dict[str, list[TextLink]] = {}
    for each in links_of(kind, content):
        found.setdefault(each.field, []).append(each.link)
    return found


def _outbound(change: LinkChange) -> Outbound:
    address = change.link.address
    letters = host_in_letters(change.host)
    mixed = [each.name for each in invisible_characters(address) if each.reason == "lookalike"]
    foreign = letters if letters != change.host else ""
    return Outbound(
        address=address,
        words=change.link.words,
        host=letters or address,
        punycode=change.host if foreign else "",
        became=change.became,
        was=change.was,
        says_other=host_in_letters(change.says_other),
        looks_like=mixed[0] if mixed else "",
    )
