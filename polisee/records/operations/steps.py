"""What every act on a record shares: lock it, check the step, note the time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.errors import NotAllowedError, StaleError
from polisee.partnership.api import Person, record_act
from polisee.records.models import Record, Transition
from polisee.records.rules.life import next_state


def locked(record_id: UUID) -> Record:
    """The record, locked until the transaction ends; `NotAllowedError` if there is none.

    Must be called inside a transaction: the state is checked after the lock is held, never before.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a record is locked inside a transaction")
    # No join here: a row that a waiting lock finds changed would be joined to what stood beside its old version.
    record = Record.objects.select_for_update().filter(pk=record_id).first()
    if record is None:
        raise NotAllowedError(_("There is no such record."))
    return record


def require(*, allowed: bool) -> None:
    """`NotAllowedError` unless allowed."""
    if not allowed:
        raise NotAllowedError(_("You may not do this with this record, or not at this step."))


def take_step(*, record: Record, act: str, actor: Person | None, at: datetime, **detail: object) -> None:
    """Move a locked record by an act; note the time, write the audit. The caller saves the record."""
    target = next_state(record.state, act, is_sealed=record.published_id is not None)
    if target is None:
        raise StaleError(_("Meanwhile this record has gone a step further. Load the page again."))
    Transition.objects.create(record=record, origin=record.state, target=target, act=act, actor=actor, at=at)
    record_act(actor=actor, at=at, act=f"record.{act}", target_type="record", target_id=record.pk, **detail)
    record.state = target
    record.updated_at = at
