"""Links of a record as its writers see them, and records to link to."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import content_code
from polisee.records.api import LINK_TYPES, LocalText, PublishedRecord, published, queries
from polisee.search.api import SearchRequest, search

# type → its words from the source, and from the target
WORDS: dict[str, tuple[Message, Message]] = {
    "addresses": (_("addresses"), _("is addressed by")),
    "is_evidence_for": (_("is evidence for"), _("has as evidence")),
    "inspired_by": (_("was inspired by"), _("inspired")),
    "adapted_from": (_("was adapted from"), _("was adapted as")),
    "recommends": (_("recommends"), _("is recommended by")),
    "tests": (_("tests"), _("is tested by")),
    "evaluates": (_("evaluates"), _("is evaluated by")),
    "implements": (_("implements"), _("is implemented by")),
    "cites": (_("cites"), _("is cited by")),
    "supersedes": (_("supersedes"), _("is superseded by")),
    "contradicts": (_("contradicts"), _("is contradicted by")),
}


@dataclass(frozen=True)
class ShownLink:
    """One link from the record's side."""

    id: UUID
    words: Message
    title: LocalText | None
    """None where the other record is not public."""
    other_id: UUID
    outgoing: bool


OUT, IN = "out", "in"


def link_choices(*, is_gap: bool = False) -> list[tuple[str, Message]]:
    """Every type of link in the words of both its ends, as seen from a record. A gap is most often addressed."""
    outgoing = [(f"{OUT}:{code}", WORDS[code][0]) for code in LINK_TYPES]
    incoming = [(f"{IN}:{code}", WORDS[code][1]) for code in LINK_TYPES]
    return [*incoming, *outgoing] if is_gap else [*outgoing, *incoming]


def typed_link(choice: str, record_id: UUID, other_id: UUID) -> tuple[UUID, UUID, str]:
    """Source, target and type of what was chosen at a record; a bare type goes out from it."""
    way, _colon, type_ = choice.rpartition(":")
    return (other_id, record_id, type_) if way == IN else (record_id, other_id, type_)


def links_shown(record_id: UUID, reader: str) -> list[ShownLink]:
    """Links from and to a record with the titles of the others; two queries."""
    rows = queries.links_of(record_id)
    others = {row.target_id if row.source_id == record_id else row.source_id for row in rows}
    titles = {key: each.title(reader) for key, each in published(others).items()}
    shown = []
    for row in rows:
        outgoing = row.source_id == record_id
        other = row.target_id if outgoing else row.source_id
        shown.append(ShownLink(row.pk, WORDS[row.type][0 if outgoing else 1], titles.get(str(other)), other, outgoing))
    return shown


def found_for_linking(asked: str, record_id: UUID, reader: str) -> list[PublishedRecord]:
    """Public records that answer a search in any language."""
    answer = search(SearchRequest(query=asked, language=content_code(reader), page_size=10))
    records = published([hit.id for hit in answer.hits])
    return [records[str(hit.id)] for hit in answer.hits if str(hit.id) in records and hit.id != record_id]
