"""Rows of before there were seals are sealed as they stand, once. What is put in later without a seal is withheld."""

from typing import Any

from django.db import migrations

from polisee.trust.rows import adopt

NOT_PUBLIC = {"organisation": {"changed_by_people", "updated_at"}}
SEALED = ("organisation", "partner", "project", "theme", "workinggroup", "workpackage", "activity", "timelineevent")


def seal_what_is_there(apps: Any, schema_editor: Any) -> None:
    for name in SEALED:
        adopt(apps.get_model("partnership", name), not_public=NOT_PUBLIC.get(name, ()))


class Migration(migrations.Migration):
    dependencies = [("trust", "0002_log_of_seals"), ("partnership", "0005_sealed_rows")]
    operations = [migrations.RunPython(seal_what_is_there, migrations.RunPython.noop)]
