"""Django's name for this room."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "polisee.trust"
    label = "trust"

    def ready(self) -> None:
        from polisee.trust.navigation import register_links

        register_links()
