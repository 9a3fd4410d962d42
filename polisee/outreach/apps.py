"""Django's name for this room; puts its pages into the frame of every page."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "polisee.outreach"
    label = "outreach"

    def ready(self) -> None:
        from polisee.outreach.navigation import register

        register()
