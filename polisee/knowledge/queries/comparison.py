"""Two contents of a record beside each other, field by field, in words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from polisee.foundation.languages.hidden import HiddenCharacter, invisible_characters
from polisee.foundation.regions import REGIONS
from polisee.knowledge.forms.record_form import GRADES
from polisee.records.api import BandedChoices, Choice, Choices, Field, KeptFile, Kind, Piece, has_changes, word_diff

_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)


@dataclass(frozen=True)
class Outbound:
    """A link in a text: its host, whether it is new, and what about it should be looked at."""

    address: str
    host: str
    is_new: bool
    looks_like: str
    """What the host pretends to be; empty if it pretends nothing."""


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
    known_hosts = {_host(address) for text in old.values() for address in _LINK.findall(text)}
    hidden = {each.name for each in kind.fields if each.members_only}
    return [
        Compared(
            name=name,
            label=str(labels[name]),
            before=old.get(name, ""),
            after=new.get(name, ""),
            is_text=name in texts,
            pieces=word_diff(old.get(name, ""), new.get(name, "")),
            links=_links(new.get(name, ""), known_hosts),
            hidden=tuple(invisible_characters(new.get(name, ""))),
            members_only=name in hidden,
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
        return "\n".join(str(field.choices[code]) for code in value)
    if isinstance(field, Choice):
        return str(field.choices[value])
    return str(value)


def _links(text: str, known_hosts: set[str]) -> tuple[Outbound, ...]:
    found = []
    for address in dict.fromkeys(_LINK.findall(text)):
        host = _host(address)
        mixed = [each.name for each in invisible_characters(host) if each.reason == "lookalike"]
        punycode = any(part.startswith("xn--") for part in host.split("."))
        foreign = host if punycode or (not mixed and not host.isascii()) else ""
        found.append(Outbound(address, host, host not in known_hosts, mixed[0] if mixed else foreign))
    return tuple(found)


def _host(address: str) -> str:
    return (
        address.split("://", 1)[-1]
        .split("/", maxsplit=1)[0]
        .split("?", maxsplit=1)[0]
        .split("#", maxsplit=1)[0]
        .rpartition("@")[2]
        .lower()
    )
