"""Two records beside each other, field by field: what can be taken from the one that goes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from polisee.knowledge.queries.comparison import as_lines, labels_of, text_names
from polisee.knowledge.queries.working import theme_names
from polisee.records.api import LISTS, Kind, merged, names_of, value_of


@dataclass(frozen=True)
class FieldChoice:
    """One field of two records that become one. `chosen`: what stands if nobody chooses."""

    name: str
    label: str
    kept: str
    gone: str
    """In the words of the record that goes."""
    taken: str
    """The same in the language of the one that stays; empty where it is not translated into it."""
    is_text: bool
    same: bool
    may_take: bool
    may_take_both: bool
    chosen: str


def field_choices(kind: Kind, kept: Any, gone: Any, reader: str) -> list[FieldChoice]:
    """Every field that one of the two has, in the order of the form; two queries. `kept`, `gone`: records."""
    old, other = _content(kept), _content(gone)
    takeable = merged.takeable(gone, kept.original_language)
    themes = theme_names(reader)
    own, theirs, taken = (as_lines(kind, content, themes) for content in (old, other, takeable))
    labels, texts, known = labels_of(kind), text_names(kind), names_of(kind)
    found = []
    for name in labels:
        if name not in known or not (own.get(name) or theirs.get(name)):
            continue
        same = own.get(name) == taken.get(name)
        may_take = bool(taken.get(name)) and not same
        both = may_take and name in LISTS and bool(value_of(old, name))
        chosen = "both" if both else "gone" if may_take and not own.get(name) else "kept"
        found.append(
            FieldChoice(
                name=name, label=str(labels[name]), kept=own.get(name, ""), gone=theirs.get(name, ""),
                taken=taken.get(name, ""), is_text=name in texts, same=same, may_take=may_take, may_take_both=both,
                chosen=chosen,
            )
        )  # fmt: skip
    return found


def _content(record: Any) -> dict[str, Any]:
    return dict(record.current.content) if record.current else {}


@dataclass(frozen=True)
class JoinedRecord:
    """A record that went into this one, on the page of its versions."""

    merge_id: UUID
    title: str
    language: str
    at: Any
    may_undo: bool


def joined_records(record_id: UUID, person_id: str) -> list[JoinedRecord]:
    """What went into a record; who joined it can part it again. One query where there is nothing."""
    return [
        JoinedRecord(each.merge_id, each.title, each.language, each.at, str(each.made_by_id) == person_id)
        for each in merged.taken_in(record_id)
    ]
