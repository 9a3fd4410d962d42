"""The links that this room puts into the frame of every page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.partnership.api import standing_today
from polisee.trust.hosts.permissions import may_see_hosts
from polisee.trust.permissions import may_see_incidents
from polisee.ui.api import NavigationItem, register_navigation


def register_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(
        NavigationItem("foot", _("Seals"), "trust:seals", order=45),
        NavigationItem("account", _("Incidents"), "trust:incidents", order=94, shown_to=_judges),
        NavigationItem("account", _("Outbound hosts"), "trust:hosts", order=95, shown_to=_decides),
    )


def _judges(user: Any) -> bool:
    return may_see_incidents(standing_today(user))


def _decides(user: Any) -> bool:
    return may_see_hosts(standing_today(user))
