"""Records that could be tied to one, found by meaning, with the reasons. Nothing is tied before a person says so."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from polisee.knowledge.models import DismissedSuggestion
from polisee.knowledge.rules.ends import GAP, NO_TAKER
from polisee.knowledge.rules.suggesting import (
    NEAR_ENOUGH,
    End,
    Reason,
    Tie,
    end_of,
    kinds_wanted,
    reasons_for,
    strength,
    tie_between,
)
from polisee.records.api import PublishedRecord, published
from polisee.search.api import Filters, near, similar

LOOKED_AT = 40
"""Neighbours in meaning of which the reasons are weighed."""


@dataclass(frozen=True)
class Suggestion:
    """A record that could be tied to the one looked at."""

    record: PublishedRecord
    tie: Tie
    reasons: tuple[Reason, ...]
    strength: float


def suggestions_for(
    record_id: UUID | str,
    kind: str,
    content: dict[str, Any],
    *,
    linked: Collection[str],
    most: int,
    language: str = "",
) -> list[Suggestion]:
    """The strongest first. `linked`: ids of records that are tied already, by whatever link; at most three queries.

    `language`: for a working copy that is not in the index its words are encoded instead; empty: it is public.
    """
    end = end_of(kind, content)
    kinds = kinds_wanted(end)
    if not kinds:
        return []
    filters = Filters(kinds=kinds, chain=() if end.is_gap or kind == "recommendation" else (GAP, NO_TAKER))
    near_ones = _nearest(record_id, content, filters, language)
    known = {str(each) for each in linked} | {str(record_id)}
    wanted = {key: score for key, score in near_ones if key not in known}
    records = published(wanted) if wanted else {}
    dismissed = _dismissed(record_id) if records else frozenset()
    found = _weighed(end, str(record_id), records.values(), wanted, dismissed)
    return sorted(found, key=lambda each: (-each.strength, each.record.id))[:most]


def _nearest(
    record_id: UUID | str, content: dict[str, Any], filters: Filters, language: str
) -> list[tuple[str, float]]:
    if not language:
        hits = near(record_id, filters, limit=LOOKED_AT, at_least=NEAR_ENOUGH)
        return [(str(hit.id), hit.score) for hit in hits]
    text = f"{content.get('title', '')}. {content.get('summary', '')}"
    found = similar(text, language, filters=filters, limit=LOOKED_AT, at_least=NEAR_ENOUGH)
    return [(str(hit.id), hit.score) for hit in found]


def _weighed(
    end: End,
    own: str,
    records: Iterable[PublishedRecord],
    scores: dict[str, float],
    dismissed: frozenset[tuple[str, str, str]],
) -> Iterable[Suggestion]:
    for record in records:
        other = end_of(record.payload["kind"], record.content)
        tie = tie_between(end, other)
        reasons = reasons_for(end, other, scores[record.id])
        if tie is None or not reasons:
            continue
        ends = (own, record.id) if tie.outgoing else (record.id, own)
        if (*ends, tie.type) not in dismissed:
            yield Suggestion(record, tie, reasons, strength(scores[record.id], reasons))


def _dismissed(record_id: UUID | str) -> frozenset[tuple[str, str, str]]:
    key = UUID(str(record_id))
    rows = DismissedSuggestion.objects.filter(source_id=key) | DismissedSuggestion.objects.filter(target_id=key)
    return frozenset(
        (str(source), str(target), type_)
        for source, target, type_ in rows.values_list("source_id", "target_id", "type")
    )
