"""The life of a record as a table: from which state, by which act, to which state.

Source: records page of the design, "Life". A published record that is edited goes back to `draft`; what was published
stays public until the edited text is published in its turn. *Due for review* is no state: it follows from a date.
"""

from datetime import date, timedelta
from typing import Final

DRAFT: Final = "draft"
SUBMITTED: Final = "submitted"
IN_REVIEW: Final = "in_review"
CHANGES_ASKED: Final = "changes_asked"
PUBLISHED: Final = "published"
ARCHIVED: Final = "archived"
STATES: Final = (DRAFT, SUBMITTED, IN_REVIEW, CHANGES_ASKED, PUBLISHED, ARCHIVED)

TRANSITIONS: Final[dict[tuple[str, str], str]] = {
    (DRAFT, "edit"): DRAFT,
    (CHANGES_ASKED, "edit"): CHANGES_ASKED,
    (PUBLISHED, "edit"): DRAFT,
    (DRAFT, "submit"): SUBMITTED,
    (CHANGES_ASKED, "submit"): SUBMITTED,
    (SUBMITTED, "assign"): IN_REVIEW,
    (IN_REVIEW, "assign"): IN_REVIEW,
    (SUBMITTED, "withdraw"): DRAFT,
    (IN_REVIEW, "withdraw"): DRAFT,
    (CHANGES_ASKED, "withdraw"): DRAFT,
    (IN_REVIEW, "ask_changes"): CHANGES_ASKED,
    (IN_REVIEW, "approve"): PUBLISHED,
    (DRAFT, "publish_import"): PUBLISHED,
    (PUBLISHED, "publish_import"): PUBLISHED,
    (DRAFT, "archive"): ARCHIVED,
    (PUBLISHED, "archive"): ARCHIVED,
    (ARCHIVED, "restore"): DRAFT,
    # Two records become one: the one that goes is archived.
    (DRAFT, "merge"): ARCHIVED,
    (PUBLISHED, "merge"): ARCHIVED,
}
# Two again: what was sealed before is public again as it was sealed. Only for a record that has a publication.
RETURNS: Final[dict[tuple[str, str], str]] = {(ARCHIVED, "unmerge"): PUBLISHED, (DRAFT, "unmerge"): PUBLISHED}
ACTS: Final = tuple(dict.fromkeys(act for _, act in TRANSITIONS))


def next_state(state: str, act: str, *, is_sealed: bool = False) -> str | None:
    """The state after an act, or None where the act is not possible. `is_sealed`: it has a publication."""
    return TRANSITIONS.get((state, act)) or (RETURNS.get((state, act)) if is_sealed else None)


def acts_from(state: str) -> tuple[str, ...]:
    """What can be done with a record in that state."""
    return tuple(act for (origin, act) in TRANSITIONS if origin == state)


def is_due_for_review(next_review: date | None, today: date) -> bool:
    """A published record past its review date is due."""
    return next_review is not None and next_review <= today


# A record whose authors name no later day is looked at again after two years.
REVIEW_AGAIN_AFTER: Final = timedelta(days=730)

LONGEST_REVIEW_PERIOD: Final = timedelta(days=5 * 366)

# The steps whose clocks are public, as (name, state entered, states that end it).
CLOCKS: Final = (
    ("assignment", SUBMITTED, (IN_REVIEW,)),
    ("review", IN_REVIEW, (CHANGES_ASKED, PUBLISHED)),
    ("correction", CHANGES_ASKED, (SUBMITTED,)),
)

# Days after which a step is late, by the state in which the record waits.
PROMISED_DAYS: Final = {SUBMITTED: 5, IN_REVIEW: 14, CHANGES_ASKED: 30}


def is_late(state: str, since: date, today: date) -> bool:
    """Whether a record has waited in a state for longer than was promised."""
    return state in PROMISED_DAYS and today > since + timedelta(days=PROMISED_DAYS[state])
