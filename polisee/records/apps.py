"""Django's name for this room."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "polisee.records"
    label = "records"

    def ready(self) -> None:
        from polisee.records.uses import records_that_name
        from polisee.trust.api import register_uses

        register_uses(records_that_name)
