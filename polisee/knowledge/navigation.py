"""The links that this feature puts into the frame of every page of a signed-in person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.notify.api import unread_count
from polisee.ui.api import NavigationItem, register_navigation


def _is_signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


def register_working_links() -> None:
    """Called once, when Django is ready."""
    register_navigation(
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
