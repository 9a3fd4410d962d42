"""The guard of the rows that the public reads as they stand: seals them when written, checks them when loaded."""

import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from polisee.foundation.clock import now
from polisee.foundation.sealed_rows import (
    SEAL_COLUMNS,
    SealedRow,
    default_value,
    public_fields,
    public_values,
    put_values,
)
from polisee.trust.log import append, latest_entries
from polisee.trust.models import LogEntry
from polisee.trust.operations import report_incident
from polisee.trust.seals import is_intact

Payload = dict[str, Any]


def name_of(model: type[SealedRow]) -> str:
    """`partnership.organisation`: how the log of seals calls the rows of a model."""
    return str(model._meta.label_lower)


class TrustedGuard:
    """Stands guard as `polisee.foundation.sealed_rows.Guard` asks."""

    def seal(self, rows: Collection[SealedRow]) -> None:
        """Seal each as it stands in memory, note it in the log, write the seal beside it; three queries a model."""
        by_model: dict[type[SealedRow], list[SealedRow]] = {}
        for row in rows:
            by_model.setdefault(type(row), []).append(row)
        for model, held in by_model.items():
            _seal_all(model, held)

    def check(self, row: SealedRow) -> None:
        """No query while all is well."""
        payload = opened(row.sealed_text, row.sealed_digest, row.sealed_signature)
        if payload is not None and is_about(payload, row) and not differences(row, payload):
            return
        _put_right(row, payload if payload is not None and is_about(payload, row) else None)

    def gone(self, model: type[SealedRow], keys: Collection[Any]) -> None:
        """The log says that the application took the rows away; the sweep does not miss them."""
        append(name_of(model), {str(key): None for key in keys}, at=now())


def _seal_all(model: type[SealedRow], rows: list[SealedRow]) -> None:
    names = public_fields(model)
    entries = append(name_of(model), {str(row.pk): public_values(row, names) for row in rows}, at=now())
    for row in rows:
        entry = entries[str(row.pk)]
        for column, value in zip(SEAL_COLUMNS, (entry.text, entry.digest, entry.signature), strict=True):
            setattr(row, column, value)
    write_seals(model._meta.db_table, str(model._meta.pk.column), {row.pk: entries[str(row.pk)] for row in rows})


def write_seals(table: str, key_column: str, entries: dict[Any, LogEntry]) -> None:
    """Put seals beside the rows, past everything that watches writes: it is no change to what the rows say."""
    quote = connection.ops.quote_name
    columns = ", ".join(f"{column} = %s" for column in SEAL_COLUMNS)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(table)} SET {columns} WHERE {quote(key_column)} = %s",  # noqa: S608  names of our tables
            [(entry.text, entry.digest, entry.signature, key) for key, entry in entries.items()],
        )


@lru_cache(maxsize=20_000)
def opened(text: str, digest: str, signature: str) -> Payload | None:
    """What was sealed, or None if this is not it. Kept: shared between rows, never changed."""
    if not text or not is_intact(text=text, digest=digest, signature=signature):
        return None
    payload: Payload = json.loads(text)
    return payload


def is_about(payload: Payload, row: SealedRow) -> bool:
    """Is it the seal of this very row, and not one carried over from another?"""
    return payload.get("what") == name_of(type(row)) and payload.get("target") == str(row.pk)


def differences(row: SealedRow, payload: Payload) -> list[str]:
    """The columns in which the row does not say what was sealed. A later one must be as nobody wrote into it."""
    sealed: dict[str, Any] = payload.get("values") or {}
    model = type(row)
    found = public_values(row, public_fields(model))
    return [
        name for name, value in found.items()
        if value != (sealed[name] if name in sealed else default_value(model, name))
    ]  # fmt: skip


def _put_right(row: SealedRow, payload: Payload | None) -> None:
    """The last good words in memory, a mark, an incident. A row that never had a good seal is withheld, and empty."""
    name, found = name_of(type(row)), public_values(row, public_fields(type(row)))
    if payload is None or payload.get("values") is None:
        payload = next(
            (
                good for entry in LogEntry.objects.filter(what=name, target_id=str(row.pk)).order_by("-number")[:20]
                if (good := opened(entry.text, entry.digest, entry.signature)) and is_about(good, row)
            ),
            None,
        )  # fmt: skip
    sealed = payload.get("values") if payload else None
    row.was_changed_behind_our_back = True
    row.is_withheld = sealed is None
    hidden = {key: default_value(type(row), key) for key in found if key != row._meta.pk.attname}
    put_values(row, hidden if sealed is None else sealed)
    report_incident(what=name, target_id=row.pk, sealed=sealed, found=found, at=now())


def adopt(model: type[Any], *, not_public: Collection[str] = ()) -> int:
    """Seal rows of before there were seals as they stand, once: for migrations. How many it were."""
    names = public_fields(model, not_public)
    rows = list(model.objects.filter(sealed_text=""))
    if not rows:
        return 0
    with transaction.atomic():
        entries = append(model._meta.label_lower, {str(row.pk): public_values(row, names) for row in rows}, at=now())
        write_seals(model._meta.db_table, model._meta.pk.column, {row.pk: entries[str(row.pk)] for row in rows})
    return len(rows)


def newest_digests(model: type[SealedRow]) -> dict[str, str | None]:
    """Key → digest of the latest seal, None where the application took the row away; for the sweep."""
    return {entry.target_id: None if entry.is_gone else entry.digest for entry in latest_entries(name_of(model))}
