"""What the public face says, worked out without a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

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
    Step(
        "learn",
        _("Learn"),
        _("what others did, and what came of it"),
        ("practice", "policy", "cluster", "tool", "experience", "mechanism_report"),
    ),
    Step("transfer", _("Transfer"), _("from there to here")),
    Step("pilot", _("Pilot"), _("tried out at small scale")),
    Step("evaluate", _("Evaluate"), _("whether it worked")),
    # What the mechanism reports recommend is the set of measures on which a strategy draws.
    Step("strategise", _("Strategise"), _("what we want together"), ("recommendation",)),
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


@dataclass(frozen=True)
class Source:
    """Where a fact was found."""

    url: str
    title: str
    seen: date | None

    @property
    def host(self) -> str:
        """What stands for an address that has no title."""
        return urlsplit(self.url).netloc.removeprefix("www.")


def sources_of(value: Any) -> list[Source]:
    """Sources as the data files have them, whatever shape: a list, one, a text (an address or words), or nothing."""
    items = value if isinstance(value, list) else [value] if value else []
    return [_source(item if isinstance(item, dict) else {_key_of(str(item)): str(item)}) for item in items]


def _key_of(text: str) -> str:
    return "url" if text.startswith(("http://", "https://")) else "title"


def _source(item: Mapping[str, Any]) -> Source:
    url = str(item.get("url") or "")
    return Source(
        url=url if _key_of(url) == "url" else "",
        title=str(item.get("title") or ""),
        seen=date_parts(str(item.get("seen") or "")),
    )
