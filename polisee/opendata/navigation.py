"""Which of this feature's pages stand in the foot of every page."""

from django.utils.translation import gettext_lazy as _

from polisee.ui.api import NavigationItem, register_navigation


def register() -> None:
    """Called once, at start."""
    register_navigation(NavigationItem("foot", _("Open data"), "opendata:page", 50))
