"""Reads of the register of hosts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from polisee.foundation.addresses import host_in_letters, host_of, is_number, is_reserved
from polisee.trust.hosts.models import KNOWN, REFUSED, STATES, WAITING, OutboundHost
from polisee.trust.hosts.rules import Likeness, likeness

ROWS = 50


@dataclass(frozen=True)
class HostUse:
    """A record in which a host stands."""

    title: str
    language: str
    href: str
    is_public: bool


@dataclass(frozen=True)
class HostLine:
    """A host as a person who decides sees it."""

    host: str
    letters: str
    """The same decoded, where it is punycode."""
    state: str
    owner: str
    owner_id: UUID | None
    first_seen_at: datetime | None
    first_seen_in: str
    first_seen_title: str
    brought_by: str
    brought_by_id: UUID | None
    decided_by: str
    decided_at: datetime | None
    reason: str
    resembles: Likeness | None = None

    @property
    def is_number(self) -> bool:
        return is_number(self.host)

    @property
    def is_punycode(self) -> bool:
        return self.host != self.letters


_finders: list[Callable[[str], Sequence[HostUse]]] = []


def register_uses(finder: Callable[[str], Sequence[HostUse]]) -> None:
    """A room that keeps texts says where a host stands in them."""
    if finder not in _finders:
        _finders.append(finder)


def uses_of(host: str) -> list[HostUse]:
    """Every text that names a host, as far as rooms have told how to find it."""
    return [use for finder in _finders for use in finder(host)]


def states_of(hosts: Collection[str]) -> dict[str, str]:
    """The state of each of these hosts that is in the register; one query, none for none. Reserved names are known."""
    found = {host: KNOWN for host in hosts if is_reserved(host)}
    asked = [host for host in hosts if host not in found]
    if asked:
        found |= dict(OutboundHost.objects.filter(host__in=asked).values_list("host", "state"))
    return found


def refused_hosts() -> frozenset[str]:
    """Every host to which no page leads; one query."""
    return frozenset(OutboundHost.objects.filter(state=REFUSED).values_list("host", flat=True))


def known_hosts() -> frozenset[str]:
    """Every host that a second person has confirmed; one query."""
    return frozenset(OutboundHost.objects.filter(state=KNOWN).values_list("host", flat=True))


def lines_of(hosts: Collection[str]) -> dict[str, HostLine]:
    """What the register says of these hosts, and whom they resemble; two queries, none for none.

    A host that is not in it yet has a line too: nobody has brought it, it waits.
    """
    asked = [host for host in hosts if not is_reserved(host)]
    if not asked:
        return {}
    known = known_hosts()
    found = {row.host: _line(row, known) for row in _rows().filter(host__in=asked)}
    return {host: found.get(host) or _unseen(host, known) for host in asked}


def line_of(host: str) -> HostLine | None:
    """One host of the register; two queries."""
    row = _rows().filter(host=host).first()
    return _line(row, known_hosts()) if row else None


def uuid_of(text: str) -> UUID | None:
    """An id as a form sends it; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def hosts(state: str, words: str, *, page: int = 1) -> tuple[Page[OutboundHost], list[HostLine]]:
    """A page of the register, what waits first, and its lines; three queries."""
    pages = Paginator(_filtered(state, words), ROWS)
    shown = pages.get_page(page)
    known = known_hosts() if any(row.state == WAITING for row in shown) else frozenset()
    return shown, [_line(row, known) for row in shown]


def all_hosts(state: str, words: str) -> list[HostLine]:
    """The same whole, for the file; one query."""
    return [_line(row, frozenset()) for row in _filtered(state, words)]


def counts_by_state() -> dict[str, int]:
    """How many hosts are in each state; one query."""
    found = dict(OutboundHost.objects.values_list("state").annotate(count=Count("pk")))
    return {state: found.get(state, 0) for state in STATES}


def _filtered(state: str, words: str) -> QuerySet[OutboundHost]:
    rows = _rows()
    if state in STATES:
        rows = rows.filter(state=state)
    if words:
        travels = host_of(f"https://{words}/") or words
        rows = rows.filter(
            Q(host=travels)
            | Q(host__icontains=words)
            | Q(first_seen_title__icontains=words)
            | Q(organisation__short_name__icontains=words)
        )
    first = Case(When(state=WAITING, then=0), default=1, output_field=IntegerField())
    return rows.order_by(first, "-first_seen_at", "host")


def _rows() -> QuerySet[OutboundHost]:
    return OutboundHost.objects.select_related("organisation", "brought_by", "decided_by")


def _line(row: OutboundHost, known: frozenset[str]) -> HostLine:
    return HostLine(
        host=row.host,
        letters=host_in_letters(row.host),
        state=row.state,
        owner=row.organisation.short_name if row.organisation else "",
        owner_id=row.organisation_id,
        first_seen_at=row.first_seen_at,
        first_seen_in=row.first_seen_in,
        first_seen_title=row.first_seen_title,
        brought_by=row.brought_by.full_name if row.brought_by else "",
        brought_by_id=row.brought_by_id,
        decided_by=row.decided_by.full_name if row.decided_by else "",
        decided_at=row.decided_at,
        reason=row.reason,
        resembles=likeness(row.host, known) if row.state != KNOWN else None,
    )


def _unseen(host: str, known: frozenset[str]) -> HostLine:
    return HostLine(
        host=host,
        letters=host_in_letters(host),
        state=WAITING,
        owner="",
        owner_id=None,
        first_seen_at=None,
        first_seen_in="",
        first_seen_title="",
        brought_by="",
        brought_by_id=None,
        decided_by="",
        decided_at=None,
        reason="",
        resembles=likeness(host, known),
    )
