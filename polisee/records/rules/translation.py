"""The state of a translation follows from what it was made from; nothing has to remember to mark it outdated."""

from typing import Final, Literal

State = Literal["missing", "machine", "draft", "approved", "outdated"]
STATES: Final = ("missing", "machine", "draft", "approved", "outdated")


def state_of(*, kept: str | None, made_from: str | None, original_now: str | None) -> State | None:
    """`kept`: machine, draft or approved, None where there is no translation; digests of the original, then and now.

    None where there is nothing to translate (the original has no such text) and nothing was translated.
    """
    if original_now is None:
        return "outdated" if kept else None
    if kept is None:
        return "missing"
    if made_from != original_now:
        return "outdated"
    return kept  # type: ignore[return-value]


def summary_state(states: list[State]) -> State:
    """The state of a whole translation: as good as its weakest field."""
    for state in ("outdated", "missing", "machine", "draft"):
        if state in states:
            return state  # type: ignore[return-value]
    return "approved" if states else "missing"
