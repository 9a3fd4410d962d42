"""Kinds of records. A kind is a class with its fields, nothing else; it registers itself by name."""

from dataclasses import dataclass

from polisee.foundation.errors import Message
from polisee.records.rules.fields import CitedProse, Field, Line, Prose
from polisee.records.rules.together import Rule


@dataclass(frozen=True, kw_only=True)
class Section:
    """A stretch of the form and of the record's page."""

    code: str
    label: Message


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a record can be. `code` stands in files, the API and addresses."""

    code: str
    name: Message
    plural: Message
    description: Message
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()
    """What its fields must say together, looked at when the record is sent for review."""
    needed: tuple[str, ...] = ("title", "summary", "themes", "sources")
    """Common fields without which it cannot be sent for review."""

    def field(self, name: str) -> Field:
        """The field of that name; `KeyError` if the kind has none."""
        return self.by_name[name]

    @property
    def by_name(self) -> dict[str, Field]:
        return {each.name: each for each in self.fields}

    @property
    def public_fields(self) -> tuple[Field, ...]:
        return tuple(each for each in self.fields if not each.members_only)

    @property
    def text_fields(self) -> tuple[Field, ...]:
        """The public fields that are written in a language: what is translated and searched."""
        return tuple(each for each in self.public_fields if each.is_text)

    @property
    def cited_fields(self) -> tuple[CitedProse, ...]:
        """The public fields whose sentences name records."""
        return tuple(each for each in self.public_fields if isinstance(each, CitedProse))

    def in_section(self, code: str) -> tuple[Field, ...]:
        return tuple(each for each in self.fields if each.section == code)


_kinds: dict[str, Kind] = {}

# Fields that every record has besides those of its kind, and that are translated with it.
COMMON_TEXTS = ("title", "summary", "keywords")
TITLE_LIMIT = 100
SUMMARY_LIMIT = 300


def register(kind: Kind) -> Kind:
    """Make a kind known; its field names must be its own."""
    names = [each.name for each in kind.fields]
    if len(set(names)) != len(names) or set(names) & set(COMMON_TEXTS):
        raise ValueError(f"kind {kind.code}: a field's name stands twice")
    _kinds[kind.code] = kind
    return kind


def kind_of(code: str) -> Kind:
    """The kind of that code; `KeyError` if there is none."""
    return _kinds[code]


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which it was registered."""
    return tuple(_kinds.values())


__all__ = [
    "COMMON_TEXTS",
    "SUMMARY_LIMIT",
    "TITLE_LIMIT",
    "Field",
    "Kind",
    "Line",
    "Prose",
    "Section",
    "all_kinds",
    "kind_of",
    "register",
]
