"""Django's name for this room; has its publications swept, and says which records name a host."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "polisee.records"
    label = "records"

    def ready(self) -> None:
        from polisee.records.files import sweep_files
        from polisee.records.sweeping import sweep_publications, sweep_records, sweep_working_texts
        from polisee.records.uses import records_that_name
        from polisee.trust.api import register_sweep, register_uses

        for sweep in (sweep_publications, sweep_records, sweep_working_texts, sweep_files):
            register_sweep(sweep)
        register_uses(records_that_name)
