"""Publications in the order of time: what harvesters ask for page by page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0007_attachments")]
    operations = [
        migrations.AddIndex("publication", models.Index(fields=["at"], name="records_publication_at")),
    ]
