"""Keys say what they are for, and when they were used last. Those that there are may do what they could: everything."""

import django.contrib.postgres.fields
from django.db import migrations, models

ALL = ["read", "write", "translate", "review"]


class Migration(migrations.Migration):
    dependencies = [("partnership", "0005_sealed_rows")]
    operations = [
        migrations.AddField(
            "apitoken",
            "scopes",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=20), default=ALL),
            preserve_default=False,
        ),
        migrations.AddField("apitoken", "last_used_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "apitoken",
            models.CheckConstraint(
                condition=models.Q(scopes__contained_by=ALL, scopes__len__gte=1), name="partnership_apitoken_scopes"
            ),
        ),
    ]
