"""Who may see the register of hosts, and who may decide."""

from uuid import UUID

from polisee.partnership.api import Standing


def may_see_hosts(who: Standing) -> bool:
    """Administrators, coordinators, leaders of working groups."""
    return who.is_administrator or who.is_coordinator or bool(who.leads_themes)


def may_decide(who: Standing, *, brought_by: UUID | None) -> bool:
    """Another person than the one who brought the host; reviewers too, at the text that they review."""
    judges = may_see_hosts(who) or who.may_review_at_all
    return judges and (brought_by is None or str(brought_by) != who.person_id)
