"""Hosts that a text leads to: they come into the register with it, and a second person lets them through."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from polisee.foundation.addresses import host_in_letters
from polisee.foundation.errors import InvalidError, Message, NotAllowedError
from polisee.partnership.api import Person, standing_of
from polisee.records import permissions
from polisee.records.models import Record, Revision
from polisee.records.operations.steps import locked, require
from polisee.records.rules.content import public_content
from polisee.records.rules.kinds import kind_of
from polisee.records.rules.outbound import hosts_of, hosts_of_payload
from polisee.trust.api import KNOWN, REFUSED, WAITING, bring_hosts, decide_host, states_of

EVERY: frozenset[str] = frozenset({"*"})
"""Instead of hosts confirmed one by one: all that a file brings, by the person whom the operator names."""


def bring_hosts_of(*, record: Record, revision: Revision, at: datetime) -> None:
    """A text was sent for review: hosts that the register does not have begin to wait there."""
    kind = kind_of(record.kind)
    named = hosts_of(kind, public_content(kind, revision.content))
    _bring(record, named, revision.number, str(revision.content.get("title", "")), at)


def bring_hosts_of_translation(
    *, record: Record, hosts: Collection[str], maker: Person | None, title: str, at: datetime
) -> None:
    """The same for a translation, at its saving."""
    states = states_of(hosts)
    brought = {host: maker.pk if maker else None for host in hosts if host not in states}
    if brought:
        bring_hosts(brought=brought, target_id=record.pk, title=title, at=at)


def confirm_hosts(*, hosts: Collection[str], approver: Person, at: datetime) -> None:
    """The approver of a text that is not public yet lets in what waits of its hosts. Raises `NotAllowedError`."""
    states = states_of(hosts)
    for host in hosts:
        if states.get(host) == WAITING:
            decide_host(host=host, state=KNOWN, actor=approver, at=at)


def require_known_hosts(
    *, record: Record, payload: Mapping[str, Any], approver: Person | None, at: datetime, confirmed: Collection[str]
) -> None:
    """Nothing is sealed that names a host which no second person has let in.

    `confirmed`: hosts that the approver confirms in this act (`EVERY`: all that wait; refused ones stay refused).
    `InvalidError` names the fields in which the others stand.
    """
    named = hosts_of_payload(kind_of(record.kind), payload)
    states = states_of(named)
    unseen = {host: fields for host, fields in named.items() if host not in states}
    if unseen:
        _bring(record, unseen, int(payload["revision"]), str(payload["content"].get("title", "")), at)
    errors: dict[str, list[Message]] = {}
    for host, fields in named.items():
        problem = _problem(host, states.get(host), approver, at, confirmed)
        for field in fields if problem else ():
            errors.setdefault(field, []).append(problem)
    if errors:
        raise InvalidError(errors)


def _problem(
    host: str, state: str | None, approver: Person | None, at: datetime, confirmed: Collection[str]
) -> Message:
    """The sentence for a host that keeps a text from being sealed; empty where nothing does."""
    shown = {"host": host_in_letters(host)}
    if state == KNOWN:
        return ""
    if state == REFUSED:
        return _("The text leads to %(host)s, which has been refused. Take it out.") % shown
    if approver is None or not (host in confirmed or confirmed is EVERY):
        return _("The text leads to %(host)s for the first time. A second person must confirm this host.") % shown
    try:
        decide_host(host=host, state=KNOWN, actor=approver, at=at, vouched=confirmed is EVERY)
    except NotAllowedError as error:
        return f"{shown['host']}: {error.message}"
    return ""


@transaction.atomic
def refuse_host(*, actor: Person, at: datetime, record_id: UUID, host: str, reason: str) -> None:
    """The reviewer of a text refuses a host that stands in it. Raises `NotAllowedError`, `InvalidError`."""
    record = locked(record_id)
    require(allowed=permissions.may_review(standing_of(actor, at.date()), permissions.facts_of(record)))
    kind = kind_of(record.kind)
    content = record.current.content if record.current else {}
    if host not in hosts_of(kind, public_content(kind, content)):
        raise InvalidError({"host": [_("The text does not lead to this host.")]})
    bring_hosts_of(record=record, revision=record.current, at=at)  # type: ignore[arg-type]  # it has a content
    decide_host(host=host, state=REFUSED, actor=actor, at=at, reason=reason)


def _bring(record: Record, named: Mapping[str, Any], number: int, title: str, at: datetime) -> None:
    """`brought_by` is the author of the first revision that names the host: who only sent or reworked it is not."""
    states = states_of(named)
    missing = {host for host in named if host not in states}
    if not missing:
        return
    brought: dict[str, UUID | None] = {}
    kind = kind_of(record.kind)
    for revision in Revision.objects.filter(record=record, number__lte=number).order_by("number"):
        for host in missing.intersection(hosts_of(kind, revision.content)) - set(brought):
            brought[host] = revision.author_id
        if len(brought) == len(missing):
            break
    brought |= {host: _translator(record, host) for host in missing - set(brought)}
    bring_hosts(brought=brought, target_id=record.pk, title=title, at=at)


def _translator(record: Record, host: str) -> UUID | None:
    """Who wrote the translation that names a host which the original does not."""
    from polisee.records.rules.outbound import FieldLink, links_in

    kind = kind_of(record.kind)
    for row in record.translations.order_by("at"):
        if any(FieldLink(row.field, link).host == host for link in links_in(kind, row.field, row.text)):
            return row.made_by_id
    return None
