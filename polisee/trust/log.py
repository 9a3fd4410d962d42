"""The log of seals: what was sealed, in its order, never changed. Whoever mirrors it notices what disappears."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from polisee.trust.models import LogEntry
from polisee.trust.seals import seal

FORMAT = 1


@transaction.atomic
def append(what: str, values: Mapping[str, Mapping[str, Any] | None], *, at: datetime) -> dict[str, LogEntry]:
    """Seal what each target says now (None: it was taken away) and add it to the log; two queries."""
    if not values:
        return {}
    before = _numbers(what, list(values))
    made = {key: _entry(what, key, before.get(key, 0) + 1, said, at) for key, said in values.items()}
    LogEntry.objects.bulk_create(made.values())
    return made


def _numbers(what: str, keys: Collection[str]) -> dict[str, int]:
    rows = LogEntry.objects.filter(what=what, target_id__in=keys).order_by()
    return dict(rows.values_list("target_id").annotate(last=Max("number")))


def _entry(what: str, key: str, number: int, said: Mapping[str, Any] | None, at: datetime) -> LogEntry:
    sealed = seal({
        "format": FORMAT, "what": what, "target": key, "number": number, "at": at.isoformat(),
        "values": None if said is None else dict(said),
    })  # fmt: skip
    return LogEntry(
        what=what, target_id=key, number=number, text=sealed.text, digest=sealed.digest, signature=sealed.signature,
        key_id=sealed.key_id, is_gone=said is None, at=at,
    )  # fmt: skip


def latest_entries(what: str) -> Iterator[LogEntry]:
    """The newest entry of each target, by target; one query, in batches."""
    newest = LogEntry.objects.filter(what=what).order_by("target_id", "-number").distinct("target_id")
    return newest.iterator(chunk_size=500)
