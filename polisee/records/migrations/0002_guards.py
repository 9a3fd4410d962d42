"""Revisions, publications and steps are never edited; a change to what the public reads raises the public version."""

from django.db import migrations

from polisee.foundation.public_version import never_changed, raised_by


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial"), ("foundation", "0002_public_version")]
    operations = [
        *[never_changed(f"records_{name}") for name in ("revision", "publication", "transition")],
        *[raised_by(f"records_{name}") for name in ("publication", "record", "link")],
    ]
