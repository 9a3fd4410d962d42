"""What readers see of these tables makes their kept pages new."""

from django.db import migrations

from polisee.foundation.public_version import raised_by


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial"), ("foundation", "0002_public_version")]
    operations = [
        raised_by(f"knowledge_{name}") for name in ("dismissedsuggestion", "sourcecheck", "qualitysnapshot")
    ]
