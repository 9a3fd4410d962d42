"""The audit is never edited; a change to what the public reads raises the public version."""

from django.db import migrations

from polisee.foundation.public_version import never_changed, raised_by

PUBLIC = ("organisation", "partner", "project", "theme", "workinggroup", "workpackage", "activity", "timelineevent")


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial"), ("foundation", "0002_public_version")]
    operations = [never_changed("partnership_auditentry"), *[raised_by(f"partnership_{name}") for name in PUBLIC]]
