"""Does every model have its migration? Needs no database: `python -m polisee.config.check_migrations`."""

import os
import sys

import django
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


def main() -> int:
    """Name the rooms whose models have no migration; the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "polisee.config.settings")
    django.setup()
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("polisee.")}
    missing = sorted(ours & set(detector.changes(graph=loader.graph)))
    for label in missing:
        sys.stderr.write(f"{label}: its models have changed without a migration\n")
    conflicts = loader.detect_conflicts()
    for label in conflicts:
        sys.stderr.write(f"{label}: two migrations claim to be the last\n")
    return 1 if missing or conflicts else 0


if __name__ == "__main__":
    sys.exit(main())
