"""An event reaches every receiver once, in the emitter's transaction."""

from dataclasses import dataclass

import pytest

from polisee.foundation import events


@dataclass(frozen=True)
class Happened:
    number: int


@pytest.fixture(autouse=True)
def _forget() -> None:
    events._receivers.pop(Happened, None)


def test_every_receiver_is_told_once_even_if_it_subscribed_twice() -> None:
    told: list[int] = []

    def receiver(event: Happened) -> None:
        told.append(event.number)

    events.subscribe(Happened, receiver)
    events.subscribe(Happened, receiver)
    events.emit(Happened(7))
    assert told == [7]


def test_what_a_receiver_raises_reaches_whoever_acts() -> None:
    def refuse(event: Happened) -> None:
        raise ValueError("no")

    events.subscribe(Happened, refuse)
    with pytest.raises(ValueError, match="no"):
        events.emit(Happened(1))
