"""Who sees what broke, and who puts it right."""

from polisee.partnership.api import Standing


def may_see_incidents(who: Standing) -> bool:
    """The log of incidents holds what somebody wrote behind our back: only those who must judge it read it."""
    return who.is_administrator or who.is_coordinator


def may_recover(who: Standing) -> bool:
    """Revert everything that somebody did in a window of time."""
    return who.is_administrator
