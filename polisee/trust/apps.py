"""Django's name for this room; sets the guard over sealed rows and makes its message known."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "polisee.trust"
    label = "trust"

    def ready(self) -> None:
        from polisee.foundation.sealed_rows import stand_guard
        from polisee.trust.messages import register
        from polisee.trust.navigation import register_links
        from polisee.trust.rows import TrustedGuard

        stand_guard(TrustedGuard())
        register()
        register_links()
