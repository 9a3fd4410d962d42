"""Django's name for this room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "polisee.ui"
    label = "ui"

    def ready(self) -> None:
        from polisee.ui.account_navigation import register

        register()
