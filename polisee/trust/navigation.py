"""The links that this room puts into the frame of every page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.partnership.api import standing_today
from polisee.trust.permissions import may_see_incidents
from polisee.ui.api import NavigationItem, register_navigation


def _judges(user: Any) -> bool:
    return may_see_incidents(standing_today(user))


def register_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(
        NavigationItem("foot", _("Seals"), "trust:seals", order=45),
        NavigationItem("account", _("Incidents"), "trust:incidents", order=94, shown_to=_judges),
    )
