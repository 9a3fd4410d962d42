"""Writing the audit: one line beside every write, in its transaction."""

from datetime import datetime
from typing import Any

from polisee.partnership.models import AuditEntry, Person


def record_act(
    *, actor: Person | None, at: datetime, act: str, target_type: str, target_id: object, **detail: Any
) -> None:
    """Add one line to the audit. `detail` holds ids and words of state, no personal data."""
    AuditEntry.objects.create(
        actor=actor, at=at, act=act, target_type=target_type, target_id=str(target_id), detail=detail
    )
