"""A recovery in words: for its page, and as a report to keep."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from polisee.foundation.errors import Message

WHATS: dict[str, Message] = {
    "record": gettext_lazy("Record"),
    "role": gettext_lazy("Role"),
    "access": gettext_lazy("Access"),
    "block": gettext_lazy("Account"),
}
OUTCOMES: dict[str, Message] = {
    "reverted": gettext_lazy("readers get the earlier words again, sealed anew"),
    "withdrawn": gettext_lazy("taken out of the public's sight: nothing was public before"),
    "drafts": gettext_lazy("only the working copy or links were put back"),
    "ended": gettext_lazy("ended"),
}


def report_text(recovery: Any, things: Iterable[Any], at: datetime) -> str:
    """Plain text: who, which window, by whom, and each thing with the seals before and after."""
    by = recovery.begun_by.full_name if recovery.begun_by else ""
    about = (
        (_("Person"), f"{recovery.person.full_name} <{recovery.person.email}>"),
        (_("Time window"), f"{recovery.since.isoformat()} – {recovery.until.isoformat()}"),
        (_("Begun by"), f"{by}, {recovery.begun_at.isoformat()}"),
        (_("Report made"), at.isoformat()),
        (_("Number"), recovery.pk),
    )
    lines = [_("Incident report"), "", *(f"{name}: {value}" for name, value in about), ""]
    for thing in things:
        what, outcome = WHATS.get(thing.what, thing.what), OUTCOMES.get(thing.outcome, thing.outcome)
        lines += [f"{thing.at.isoformat()}  {what} {thing.target_id}: {outcome}"]
        lines += [f"    {name}: {value}" for name, value in thing.detail.items() if value not in (None, 0)]
    return "\n".join(lines) + "\n"
