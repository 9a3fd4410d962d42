"""The links that this feature puts into the frame of every page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.notify.api import unread_count
from polisee.partnership.api import standing_today
from polisee.trust.api import may_recover
from polisee.ui.api import NavigationItem, register_navigation


def _is_signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


def register_reading_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(
        NavigationItem(area="search", label=_("Search"), url_name="knowledge:records"),
        NavigationItem(area="suggest", label=_("Titles"), url_name="knowledge:suggest"),
        NavigationItem(area="main", label=_("Records"), url_name="knowledge:records", order=10, icon="list"),
        NavigationItem(area="main", label=_("The cycle"), url_name="knowledge:cycle", order=15, icon="thread"),
        NavigationItem(area="foot", label=_("Matrix"), url_name="knowledge:matrix", order=34),
        NavigationItem(area="foot", label=_("Quality of the data"), url_name="knowledge:quality", order=36),
        NavigationItem(area="foot", label=_("How long reviews take"), url_name="knowledge:service-levels", order=40),
    )


def _recovers(user: Any) -> bool:
    return may_recover(standing_today(user))


def register_working_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(
        NavigationItem("account", _("Recovery"), "knowledge:recovery", order=95, shown_to=_recovers),
        NavigationItem(area="inbox", label=_("Inbox"), url_name="knowledge:inbox", icon="inbox", count=unread_count),
        NavigationItem(area="main", label=_("My work"), url_name="knowledge:work", order=90, shown_to=_is_signed_in),
        NavigationItem(
            area="account",
            label=_("My records"),
            url_name="knowledge:my-records",
            order=10,
            icon="pen",
            shown_to=_is_signed_in,
        ),
    )
