"""The sweep: every seal is recomputed, and everything that should be there is looked for.

A room registers what it seals (`register_sweep`); rows that are sealed as they stand are swept here. What a sweep finds
is an incident. What it cannot find: see `docs/decisions/0019-every-public-text-sealed.md`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Max

from polisee.foundation.sealed_rows import SealedRow, public_fields, public_values
from polisee.trust.log import latest_entries
from polisee.trust.models import LogEntry
from polisee.trust.operations import report_incident
from polisee.trust.rows import differences, is_about, name_of, newest_digests, opened

BATCH = 500


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was sealed. `reason`: a key of `polisee.trust.messages.REASONS`."""

    what: str
    target_id: str
    reason: str
    sealed: Any = None
    found: Any = None
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.target_id}: {self.reason}{f' ({self.detail})' if self.detail else ''}"


@dataclass
class Swept:
    """What a sweep saw. `counts`: how many of which sort were compared."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        return not self.findings


Sweep = Callable[[Counter[str]], Iterator[Finding]]
_sweeps: list[Sweep] = []


def register_sweep(sweep: Sweep) -> None:
    """Have a room's sealed things swept too; the function counts what it compares. Called when Django is ready."""
    if sweep not in _sweeps:
        _sweeps.append(sweep)


def sweep_all(*, at: datetime, report: bool = True) -> Swept:
    """Compare everything; what fails becomes an incident (unless `report` is off: for the bench)."""
    swept = Swept()
    for sweep in (sweep_log, sweep_rows, *_sweeps):
        swept.findings += sweep(swept.counts)
    if report:
        report_findings(swept.findings, at=at)
    return swept


def report_findings(findings: Iterable[Finding], *, at: datetime) -> None:
    """Each becomes an incident, once."""
    for finding in findings:
        report_incident(
            what=finding.what, target_id=finding.target_id, reason=finding.reason, sealed=finding.sealed,
            found=finding.found, at=at,
        )  # fmt: skip


def sealed_models() -> list[type[SealedRow]]:
    """Every table whose rows are sealed as they stand."""
    return [model for model in apps.get_models() if issubclass(model, SealedRow)]


def sweep_log(counts: Counter[str]) -> Iterator[Finding]:
    """Each entry of the log: its seal, its own place in it, and that none is missing between others."""
    for entry in LogEntry.objects.order_by("pk").iterator(chunk_size=BATCH):
        counts["seals"] += 1
        payload = opened.__wrapped__(entry.text, entry.digest, entry.signature)  # each once: nothing to keep
        if payload is None:
            yield Finding(entry.what, entry.target_id, "changed", found={"text": entry.text[:4000]})
        elif (payload["what"], payload["target"], payload["number"]) != (entry.what, entry.target_id, entry.number):
            yield Finding(entry.what, entry.target_id, "stranger", found={"text": entry.text[:4000]})
    counted = (
        LogEntry.objects.order_by().values_list("what", "target_id").annotate(last=Max("number"), rows=Count("pk"))
    )
    for what, target_id, last, rows in counted.iterator(chunk_size=BATCH):
        if last != rows:
            yield Finding(what, target_id, "gap")


def sweep_rows(counts: Counter[str]) -> Iterator[Finding]:
    """Each row of every sealed table, and each that the log knows and the table no longer has."""
    for model in sealed_models():
        expected = newest_digests(model)
        for row in _as_they_stand(model):
            counts["rows"] += 1
            counts["texts"] += _texts(row)
            finding = _judge(row, expected.pop(str(row.pk), None))
            if finding is not None:
                yield finding
        lost = {key for key, digest in expected.items() if digest is not None}
        for entry in latest_entries(name_of(model)) if lost else ():
            if entry.target_id in lost:
                payload = opened(entry.text, entry.digest, entry.signature) or {}
                yield Finding(name_of(model), entry.target_id, "missing", sealed=payload.get("values"))


def _as_they_stand(model: type[SealedRow]) -> Iterator[SealedRow]:
    """The rows as the table has them: made by hand, because loading them would put them right."""
    names = [column.attname for column in model._meta.concrete_fields]
    for values in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        yield model(**dict(zip(names, values, strict=True)))


def _judge(row: SealedRow, newest: str | None) -> Finding | None:
    found = public_values(row, public_fields(type(row)))
    payload = opened(row.sealed_text, row.sealed_digest, row.sealed_signature)
    name, key = name_of(type(row)), str(row.pk)
    if payload is None or newest is None:
        return Finding(name, key, "unsealed" if newest is None else "changed", found=found)
    if not is_about(payload, row):
        return Finding(name, key, "stranger", found=found)
    if row.sealed_digest != newest:
        return Finding(name, key, "older", found=found)
    if differences(row, payload):
        return Finding(name, key, "changed", sealed=payload.get("values"), found=found)
    return None


def _texts(row: SealedRow) -> int:
    """How many texts a row holds, a language of a text counting as one."""
    return sum(
        len(value) if isinstance(value, dict) else 1
        for value in public_values(row, public_fields(type(row))).values() if isinstance(value, str | dict) and value
    )  # fmt: skip
