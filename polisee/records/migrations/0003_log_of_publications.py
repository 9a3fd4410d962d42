"""What is public now goes into the log of seals, so that taking it away is noticed."""

from typing import Any

from django.db import migrations
from django.utils.timezone import now

from polisee.trust.log import append

BATCH = 500


def log_what_is_public(apps: Any, schema_editor: Any) -> None:
    records = apps.get_model("records", "Record").objects.filter(published__isnull=False).order_by("pk")
    rows = records.values_list("pk", "state", "published__number", "published__digest")
    batch: dict[str, dict[str, Any]] = {}
    for key, state, number, digest in rows.iterator(chunk_size=BATCH):
        public = state != "archived"
        batch[str(key)] = {"publication": number if public else None, "digest": digest if public else None}
        if len(batch) == BATCH:
            append("records.record", batch, at=now())
            batch = {}
    if batch:
        append("records.record", batch, at=now())


class Migration(migrations.Migration):
    dependencies = [("records", "0002_guards"), ("trust", "0003_seal_what_is_there")]
    operations = [migrations.RunPython(log_what_is_public, migrations.RunPython.noop)]
