"""Files of records: one row a file, the bytes under their digest in the folder for media."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import polisee.foundation.ids


class Migration(migrations.Migration):
    dependencies = [("records", "0006_known_hosts"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=polisee.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("file", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("notes", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="records.record")),
                ("uploaded_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("record", "digest", "name"), name="records_file_once"),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="records_file_not_empty"),
                    models.CheckConstraint(condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="records_file_digest"),
                ],
            },
        ),
    ]
