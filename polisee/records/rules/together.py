"""What the fields of a kind must say together. A kind lists such rules; they are looked at when a record is sent for
review, and what they find is told at the field where it can be mended.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from polisee.records.rules.fields import Problem


class Rule(Protocol):
    """Looks at a body and at the types of the links that lead to the record."""

    def problems(self, body: Mapping[str, Any], links_to_it: Collection[str]) -> Iterator[tuple[str, Problem]]:
        """What is wrong, each with the field's name."""
        ...


@dataclass(frozen=True, kw_only=True)
class Wants:
    """Where `field` says one of `values`, `wanted` must be filled in, or a link of one of the types `or_link` must lead
    to the record. `key` is that of the message.
    """

    field: str
    values: tuple[str, ...]
    wanted: str
    key: str
    or_link: tuple[str, ...] = ()

    def problems(self, body: Mapping[str, Any], links_to_it: Collection[str]) -> Iterator[tuple[str, Problem]]:
        answered = body.get(self.wanted) or not set(self.or_link).isdisjoint(links_to_it)
        if body.get(self.field) in self.values and not answered:
            yield self.wanted, Problem(self.key)


@dataclass(frozen=True, kw_only=True)
class InOrder:
    """Two years or two days, the first not after the last."""

    first: str
    last: str

    def problems(self, body: Mapping[str, Any], links_to_it: Collection[str]) -> Iterator[tuple[str, Problem]]:
        first, last = body.get(self.first), body.get(self.last)
        if first is not None and last is not None and last < first:
            yield self.last, Problem("ends_before_start")
