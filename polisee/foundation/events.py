"""Domain events: a room says what happened, others react, neither imports the other.

An event is a frozen dataclass of ids. `emit` calls the receivers in the emitter's transaction; a receiver that has
slow work to do defers a job there, so that the work exists exactly if the fact does.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_receivers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type, receiver: Callable[[Any], None]) -> None:
    """Have `receiver` called with each event of that type; called from `AppConfig.ready`, once."""
    if receiver not in _receivers[event_type]:
        _receivers[event_type].append(receiver)


def emit(event: Any) -> None:
    """Tell every receiver, now, in this transaction. What a receiver raises undoes the whole act."""
    for receiver in _receivers[type(event)]:
        receiver(event)
