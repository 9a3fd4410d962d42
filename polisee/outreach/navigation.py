"""Which of this feature's pages stand in the head and the foot of every page."""

from django.utils.translation import gettext_lazy as _

from polisee.ui.api import NavigationItem, register_navigation


def register() -> None:
    """Called once, at start."""
    register_navigation(
        NavigationItem("main", _("Themes"), "outreach:themes", 20),
        NavigationItem("main", _("Partners"), "outreach:partners", 30),
        NavigationItem("main", _("Work packages"), "outreach:packages", 40),
        NavigationItem("main", _("About"), "outreach:about", 60),
        NavigationItem("foot", _("About the project"), "outreach:about", 10),
        NavigationItem("foot", _("Working groups"), "outreach:groups", 20),
        NavigationItem("foot", _("Time line"), "outreach:timeline", 30),
    )
