"""What people say of two records that seem to be the same: the author, then whoever decides."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.errors import InvalidError, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership.api import Person, record_act, standing_of
from polisee.records import permissions
from polisee.records.models import LikelySame
from polisee.records.operations.steps import locked, require
from polisee.records.pairs import FoundPair, note_pairs

LONGEST_REASON = 500


@transaction.atomic
def say_of_pair(*, actor: Person, at: datetime, pair: FoundPair, said: str, why: str = "") -> LikelySame:
    """The author's word on a pair (`pair.one` is the author's record): the same, or not because of something."""
    record = locked(pair.one)
    require(allowed=permissions.may_write(standing_of(actor, at.date()), permissions.facts_of(record)))
    words = _reason(why)
    if said not in ("same", "different"):
        raise InvalidError({"said": [_("Say whether the two are the same.")]})
    if said == "different" and not words:
        raise InvalidError({"why": [_("Say in a few words what makes them different.")]})
    note_pairs(found=[pair], at=at)
    first, second = sorted((pair.one, pair.other))
    row = LikelySame.objects.select_for_update(of=("self",)).get(first_id=first, second_id=second)
    row.said, row.said_why, row.said_by, row.said_at = said, words, actor, at
    row.save()
    record_act(
        actor=actor, at=at, act="record.say_same", target_type="record", target_id=record.pk,
        other=str(pair.other), said=said,
    )  # fmt: skip
    return row


@transaction.atomic
def decide_pair(
    *, actor: Person, at: datetime, pair_id: UUID, decision: str, why: str = "", seen: tuple[str, str] | None = None
) -> LikelySame:
    """The same, not the same, or later. `seen`: digests of the two texts that the person had before the eyes."""
    row = LikelySame.objects.select_for_update(of=("self",)).filter(pk=pair_id).first()
    require(allowed=row is not None)
    if row is None:  # for the type checker
        raise RuntimeError
    facts = permissions.facts_of(row.first), permissions.facts_of(row.second)
    require(allowed=permissions.may_merge(standing_of(actor, at.date()), *facts))
    if seen is not None and seen != (row.first_digest, row.second_digest):
        raise StaleError(_("Somebody has changed one of the two meanwhile. Compare them again."))
    words = _reason(why)
    if decision not in ("same", "different", "later"):
        raise InvalidError({"decision": [_("Say whether the two are the same.")]})
    if decision == "different" and not words:
        raise InvalidError({"why": [_("Say in a few words what makes them different.")]})
    row.decision, row.why, row.decided_by, row.decided_at = decision, words, actor, at
    row.save()
    record_act(
        actor=actor, at=at, act="record.decide_same", target_type="record", target_id=row.first_id,
        other=str(row.second_id), decision=decision,
    )  # fmt: skip
    return row


def _reason(why: str) -> str:
    return " ".join(strip_invisible(why).split())[:LONGEST_REASON]
