"""Hosts come into the register with a text, and are decided by a second person."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.addresses import is_reserved
from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.partnership.api import Organisation, Person, record_act, standing_of
from polisee.trust.hosts.models import KNOWN, REFUSED, WAITING, OutboundHost
from polisee.trust.hosts.permissions import may_decide

LONGEST_REASON = 500


@transaction.atomic
def bring_hosts(*, brought: Mapping[str, UUID | None], target_id: object, title: str, at: datetime) -> None:
    """Enter the hosts that are not in the register yet; they wait. `brought`: by host, who wrote it into the text."""
    rows = [
        OutboundHost(
            host=host, state=WAITING, first_seen_at=at, first_seen_in=str(target_id), first_seen_title=title[:150],
            brought_by_id=person,
        )
        for host, person in brought.items()
        if not is_reserved(host)
    ]  # fmt: skip
    OutboundHost.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def decide_host(
    *,
    host: str,
    state: str,
    actor: Person,
    at: datetime,
    reason: str = "",
    organisation_id: UUID | None = None,
    vouched: bool = False,
) -> OutboundHost:
    """Confirm a host as known, refuse it, or say whose it is. The same decision again changes only reason and owner.

    `vouched`: the operator of the platform names this person as the one who approves what a file brings; then no role
    is asked for, but still another person. Raises `NotAllowedError`, `InvalidError`.
    """
    row = OutboundHost.objects.select_for_update().filter(host=host).first()
    if row is None:
        raise NotAllowedError(_("This host is not in the register."))
    if row.brought_by_id == actor.pk:
        raise NotAllowedError(_("You have brought this host yourself: another person decides about it."))
    if not vouched and not may_decide(standing_of(actor, at.date()), brought_by=row.brought_by_id):
        raise NotAllowedError(_("You may not decide about hosts."))
    words = " ".join(strip_invisible(reason).split())
    _check(state, words, organisation_id)
    row.state, row.decided_by, row.decided_at, row.reason = state, actor, at, words
    row.organisation_id = organisation_id or row.organisation_id
    row.save()
    record_act(
        actor=actor, at=at, act=f"host.{state}", target_type="host", target_id=host[:40], host=host, reason=words
    )
    return row


def _check(state: str, reason: str, organisation_id: UUID | None) -> None:
    if state not in (KNOWN, REFUSED):
        raise InvalidError({"state": [_("Confirm the host or refuse it.")]})
    if state == REFUSED and not reason:
        raise InvalidError({"reason": [_("Say in a few words why it is refused.")]})
    if len(reason) > LONGEST_REASON:
        raise InvalidError({"reason": [_("Give the reason in at most 500 characters.")]})
    if organisation_id is not None and not Organisation.objects.filter(pk=organisation_id).exists():
        raise InvalidError({"organisation": [_("We do not know this organisation.")]})
