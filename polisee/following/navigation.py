"""The link of this room in the menu of a signed-in person."""

from django.utils.translation import gettext_lazy as _

from polisee.ui.api import NavigationItem, register_navigation


def register() -> None:
    """Called once, at start."""
    register_navigation(NavigationItem("account", _("What I follow"), "following:mine", order=20, icon="bell"))
