"""Does a new host look like one that we know? Pure, and fast for many known hosts."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from polisee.foundation.addresses import host_in_letters
from polisee.foundation.languages.lookalikes import looks

How = Literal["same_look", "one_letter", "inside"]
"""The same to the eye; one letter apart; the known name stands at the front of a longer, foreign one."""

SHORTEST = 6
"""Letters of a name below which one letter apart means nothing: `un.org` is not `eu.org`."""


@dataclass(frozen=True)
class Likeness:
    """The known host that another one resembles, in letters, and how."""

    host: str
    how: How


def likeness(host: str, known: Collection[str]) -> Likeness | None:
    """The known host that this one could be taken for, or None. A host that is known itself resembles nothing."""
    bare = host.removeprefix("www.")
    if host in known or bare in known or f"www.{bare}" in known:
        return None
    found = [
        Likeness(host_in_letters(other), how)
        for other in known
        if (how := _how(bare, other.removeprefix("www."))) is not None
    ]
    order: tuple[How, ...] = ("same_look", "inside", "one_letter")
    return min(found, key=lambda each: (order.index(each.how), each.host), default=None)


def _how(host: str, known: str) -> How | None:
    if host.endswith(f".{known}") or known.endswith(f".{host}"):
        return None  # of the same house
    if _look(host) == _look(known):
        return "same_look"
    if f".{known}." in host or host.startswith((f"{known}.", f"{known.replace('.', '-')}.")):
        return "inside"
    return "one_letter" if len(known) >= SHORTEST and one_edit_apart(host, known) else None


def _look(host: str) -> str:
    return looks(host_in_letters(host)).replace("-", "")


def one_edit_apart(one: str, other: str) -> bool:
    """Whether a letter put in, left out, changed, or two neighbours swapped makes one text of the other."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2][::-1] == other[start : start + 2]
    return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])
