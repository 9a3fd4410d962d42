"""Django's name for this room; has its publications swept with everything that is sealed."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "polisee.records"
    label = "records"

    def ready(self) -> None:
        from polisee.records.sweeping import sweep_publications, sweep_records, sweep_working_texts
        from polisee.trust.api import register_sweep

        for sweep in (sweep_publications, sweep_records, sweep_working_texts):
            register_sweep(sweep)
