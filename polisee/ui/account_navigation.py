"""The frame's links to what the partnership keeps: sign-in, the own account, the administrator's pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.partnership.api import may_invite, may_manage_people, standing_today
from polisee.ui.navigation import NavigationItem, register_navigation


def register() -> None:
    """Called once, when everything is loaded."""
    register_navigation(
        NavigationItem("sign-in", _("Sign in"), "account_login", icon="sign-in"),
        NavigationItem("sign-out", _("Sign out"), "account_logout", icon="sign-out"),
        NavigationItem("account", _("My account"), "partnership:profile", order=80),
        NavigationItem("account", _("People"), "partnership:people", order=90, shown_to=_manages),
        NavigationItem("account", _("Organisations"), "partnership:organisations", order=91, shown_to=_manages),
        NavigationItem("account", _("Memberships"), "partnership:memberships", order=92, shown_to=_manages),
        NavigationItem("account", _("Invitations"), "partnership:invite", order=93, shown_to=_invites),
    )


def _manages(user: Any) -> bool:
    return may_manage_people(standing_today(user))


def _invites(user: Any) -> bool:
    return may_invite(standing_today(user))
