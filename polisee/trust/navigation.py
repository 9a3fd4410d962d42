"""The link to the register of hosts, for those who decide about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.partnership.api import standing_today
from polisee.trust.hosts.permissions import may_see_hosts
from polisee.ui.api import NavigationItem, register_navigation


def register_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(NavigationItem("account", _("Outbound hosts"), "trust:hosts", order=94, shown_to=_decides))


def _decides(user: Any) -> bool:
    return may_see_hosts(standing_today(user))
