"""What the public face says, worked out without a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message


@dataclass(frozen=True)
class Step:
    """A step of the learning cycle. `kinds`: of which kinds its records are; none: nothing is written for it yet."""

    code: str
    name: Message
    note: Message
    kinds: tuple[str, ...] = ()


LEARNING_CYCLE: tuple[Step, ...] = (
    Step("assess", _("Assess"), _("what helps, what hinders, what is not known"), ("factor",)),
    Step("learn", _("Learn"), _("what others did, and what came of it"), ("practice", "policy")),
    Step("transfer", _("Transfer"), _("from there to here")),
    Step("pilot", _("Pilot"), _("tried out at small scale")),
    Step("evaluate", _("Evaluate"), _("whether it worked")),
    Step("strategise", _("Strategise"), _("what we want together")),
    Step("decide", _("Decide"), _("what is binding")),
)


@dataclass(frozen=True)
class Knot:
    """A step with its live count; `number` None where there is nothing yet."""

    step: Step
    number: int | None


def knots(counts: Mapping[str, int]) -> tuple[Knot, ...]:
    """The cycle with how many records each step has. `counts`: kind → records."""
    found = []
    for step in LEARNING_CYCLE:
        number = sum(counts.get(kind, 0) for kind in step.kinds)
        found.append(Knot(step, number or None))
    return tuple(found)


def date_parts(text: str) -> date | None:
    """A date of the time line that is known to the month (`2012-04`) or to the day; None for anything else."""
    try:
        return date.fromisoformat(text if len(text) > len("2012-04") else f"{text}-01")
    except ValueError:
        return None


def known_to_the_day(text: str) -> bool:
    return len(text) == len("2012-04-01")
