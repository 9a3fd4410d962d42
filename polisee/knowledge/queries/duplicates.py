"""Records that seem to be the same: for the author before sending, for the reviewer, and by the sweep."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from polisee.foundation.canonical import digest
from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import html_tag
from polisee.knowledge.queries.comparison import as_lines, labels_of, text_names
from polisee.knowledge.queries.working import theme_names
from polisee.knowledge.rules.sameness import LOOKED_AT, Verdict, judge, told_of
from polisee.records.api import LocalText, PublishedRecord, kind_of, pairs, public_content, published
from polisee.search.api import Similar, alike, alike_document

REASONS: dict[str, Message] = {
    "meaning": _("they say nearly the same"),
    "sources": _("they name the same source"),
    "marks": _("the same names or numbers stand in both"),
    "regions": _("they are about the same place"),
    "time": _("they are about the same time"),
    "other_regions": _("but about different places"),
    "other_time": _("but about different times"),
}
MOST = 3


@dataclass(frozen=True)
class SeemsSame:
    """Another record that seems to be the same, for the reader: why, and what the author and the deciders say."""

    record: PublishedRecord
    title: LocalText
    summary: LocalText
    pair: Any
    """`FoundPair`."""
    reasons: tuple[Message, ...]
    known: Any
    """`LikelySame` if it was noted; else None."""


def opening(content: dict[str, Any]) -> str:
    """Title and summary as the index has them."""
    title = str(content.get("title", "")).strip()
    ended = title if not title or title.endswith((".", "?", "!")) else f"{title}."
    return f"{ended} {content.get('summary', '')}".strip()


def seem_same(record: Any, content: dict[str, Any], reader: str = "") -> list[SeemsSame]:
    """Published records of the same kind that seem to be the same as this working copy; three queries."""
    content = public_content(kind_of(record.kind), content)
    near = alike(opening(content), record.original_language, exclude=[record.pk], at_least=LOOKED_AT)
    hits = [hit for hit in near if hit.kind == record.kind]
    shown = published([hit.id for hit in hits])
    judged = [
        (hit, judge(hit.score, told_of(content), told_of(shown[str(hit.id)].content)))
        for hit in hits
        if str(hit.id) in shown
    ]
    likely = sorted((each for each in judged if each[1].is_likely), key=lambda each: -each[1].score)[:MOST]
    if not likely:
        return []
    known = pairs.pairs_of(record.pk)
    return [
        SeemsSame(
            record=shown[str(hit.id)],
            title=shown[str(hit.id)].title(reader or get_language() or "en"),
            summary=shown[str(hit.id)].summary(reader or get_language() or "en"),
            pair=_pair(record.pk, content, hit.id, shown[str(hit.id)].content, verdict),
            reasons=words_for(verdict.reasons),
            known=known.get(hit.id),
        )
        for hit, verdict in likely
    ]


def words_for(reasons: Iterable[str]) -> tuple[Message, ...]:
    """The reasons in words."""
    return tuple(REASONS[each] for each in reasons if each in REASONS)


def _pair(one: UUID, content: dict[str, Any], other: UUID, its: dict[str, Any], verdict: Verdict) -> pairs.FoundPair:
    return pairs.FoundPair(one, other, digest(content), digest(its), verdict.score, verdict.reasons)


def pairs_with(record: PublishedRecord) -> list[pairs.FoundPair]:
    """All published records that seem to be the same as this one; two queries. For the sweep."""
    hits: tuple[Similar, ...] = alike_document(UUID(record.id), at_least=LOOKED_AT)
    wanted = [hit for hit in hits if hit.kind == record.payload["kind"]]
    if not wanted:
        return []
    shown = published([hit.id for hit in wanted])
    found = []
    for hit in wanted:
        other = shown.get(str(hit.id))
        if other is None:
            continue
        verdict = judge(hit.score, told_of(record.content), told_of(other.content))
        if verdict.is_likely:
            found.append(_pair(UUID(record.id), record.content, hit.id, other.content, verdict))
    return found


@dataclass(frozen=True)
class FieldOfBoth:
    """One field of two records, as the reader can read each: in the own language where there is a translation."""

    label: str
    first: str
    first_lang: str
    second: str
    second_lang: str


def side_by_side(first: Any, second: Any, reader: str) -> tuple[list[dict[str, Any]], list[FieldOfBoth]]:
    """Both records for a reader: titles, and every field that one of them has; four queries."""
    kind, themes, shown = kind_of(first.kind), theme_names(reader), published([first.pk, second.pk])
    sides, lines = [], []
    for record in (first, second):
        content: dict[str, Any] = record.current.content if record.current else {}
        public = shown.get(str(record.pk))
        texts = {name: public.text(name, reader) for name in text_names(kind)} if public else {}
        own = as_lines(kind, content, themes)
        lines.append(
            {
                name: (texts[name].text, texts[name].html)
                if texts.get(name)
                else (text, html_tag(record.original_language) if name in text_names(kind) else "")
                for name, text in own.items()
            }
        )
        sides.append({"record": record, "title": texts.get("title") or own.get("title", ""), "href": _page_of(record)})
    labels = labels_of(kind)
    fields = [
        FieldOfBoth(str(labels[name]), *lines[0].get(name, ("", "")), *lines[1].get(name, ("", "")))
        for name in labels
        if name in lines[0] or name in lines[1]
    ]
    return sides, fields


def _page_of(record: Any) -> str:
    return reverse("knowledge:record" if record.published_id else "knowledge:preview", args=[record.pk])
