"""Two people changed the same text: what of each stands, field by field, so that nothing is lost unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    """`values`: mine where I changed something, else theirs. `both`: the fields that both changed, and differently."""

    values: dict[str, Any]
    both: tuple[str, ...]
    theirs: tuple[str, ...]
    """The fields that only they changed: taken over from them."""


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Join two changes of `base`. A field that is not there and one that is empty are the same."""
    values: dict[str, Any] = {}
    both: list[str] = []
    only_theirs: list[str] = []
    for name in dict.fromkeys([*theirs, *mine, *base]):
        was, my, their = (side.get(name) or None for side in (base, mine, theirs))
        i_changed, they_changed = my != was, their != was
        chosen = my if i_changed else their
        if chosen is not None:
            values[name] = chosen
        if i_changed and they_changed and my != their:
            both.append(name)
        elif they_changed and not i_changed:
            only_theirs.append(name)
    return Merged(values, tuple(both), tuple(only_theirs))
