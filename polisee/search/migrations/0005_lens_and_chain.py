"""A document says through which lens it looks, and how it stands in the chain."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_near_by_index")]
    operations = [
        migrations.AddField("document", "lens", models.CharField(blank=True, default="", max_length=30), preserve_default=False),
        migrations.AddField(
            "document",
            "chain",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            "document", django.contrib.postgres.indexes.GinIndex(fields=["chain"], name="search_document_chain")
        ),
    ]
