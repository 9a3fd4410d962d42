"""Pairs that seem to be the same: what the platform finds, and what people read of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from polisee.partnership.api import Standing
from polisee.records.models import LikelySame, Record, SamenessSweep
from polisee.records.rules.life import ARCHIVED


@dataclass(frozen=True)
class FoundPair:
    """Two records that seem to be the same; digests are those of the texts compared."""

    one: UUID
    other: UUID
    one_digest: str
    other_digest: str
    score: float
    reasons: tuple[str, ...]


def note_pairs(*, found: Collection[FoundPair], at: datetime) -> int:
    """Keep what was found; how many wait for a decision by it. What was decided stays while the texts are the same."""
    return sum(_note(pair, at) for pair in found)


@transaction.atomic
def _note(pair: FoundPair, at: datetime) -> bool:
    first, second = sorted([(pair.one, pair.one_digest), (pair.other, pair.other_digest)])
    about = {
        "first_digest": first[1], "second_digest": second[1], "score": pair.score, "reasons": list(pair.reasons),
    }  # fmt: skip
    row, is_new = LikelySame.objects.select_for_update().get_or_create(
        first_id=first[0], second_id=second[0], defaults={**about, "found_at": at}
    )
    if is_new or (row.first_digest, row.second_digest) == (first[1], second[1]):
        return is_new
    for name, value in about.items():
        setattr(row, name, value)
    reopened = row.decision in ("different", "later")
    if reopened:
        row.decision, row.why, row.decided_by, row.decided_at, row.found_at = "", "", None, None, at
    row.save()
    return reopened


def _standing_pairs() -> QuerySet[LikelySame]:
    """Pairs of which both records are there to be joined."""
    pairs = LikelySame.objects.select_related("first__current", "second__current", "said_by", "decided_by")
    return pairs.exclude(first__state=ARCHIVED).exclude(second__state=ARCHIVED)


def pairs_for(who: Standing, *, decision: str = "", most: int = 50, skip: int = 0) -> tuple[list[LikelySame], int]:
    """Pairs for whoever may decide them, the likeliest first, and how many there are; two queries."""
    pairs = _standing_pairs().filter(decision=decision, first__kind=F("second__kind"))
    if not (who.is_coordinator or who.is_administrator):
        mine = Q(pk__in=[])
        for theme in who.leads_themes:
            mine |= Q(first__current__content__themes__contains=theme, second__current__content__themes__contains=theme)
        pairs = pairs.filter(mine)
    return list(pairs.order_by("-score", "id")[skip : skip + most]), pairs.count()


def pair(pair_id: UUID) -> LikelySame | None:
    """One pair, without its records; one query."""
    return _standing_pairs().select_related(None).select_related("said_by", "decided_by").filter(pk=pair_id).first()


def pairs_of(record_id: UUID) -> dict[UUID, LikelySame]:
    """The pairs of a record by the other's id; one query."""
    rows = _standing_pairs().filter(Q(first_id=record_id) | Q(second_id=record_id))
    return {row.second_id if row.first_id == record_id else row.first_id: row for row in rows}


def texts_now(ids: Collection[UUID]) -> dict[UUID, Any]:
    """Records with their current revisions, by id; one query."""
    return {row.pk: row for row in Record.objects.filter(pk__in=ids).select_related("current", "published")}


def last_sweep() -> SamenessSweep | None:
    """The last look that came to its end; one query."""
    return SamenessSweep.objects.exclude(finished_at=None).order_by("-started_at").first()


def begin_sweep(at: datetime) -> SamenessSweep:
    """Note that a look begins."""
    return SamenessSweep.objects.create(started_at=at)


def end_sweep(sweep: SamenessSweep, *, looked_at: int, found: int, at: datetime) -> None:
    """Note that it came to its end: the next one looks only at what was published since its beginning."""
    sweep.looked_at, sweep.found, sweep.finished_at = looked_at, found, at
    sweep.save()
