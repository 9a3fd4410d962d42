"""Django's name for this room; puts its page into the foot of every page."""

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "polisee.opendata"
    label = "opendata"

    def ready(self) -> None:
        from polisee.opendata.navigation import register

        register()
