"""A host that is refused loses its links on every page at once: readers' pages are made anew."""

from django.db import migrations

from polisee.foundation.public_version import raised_by


class Migration(migrations.Migration):
    dependencies = [("trust", "0004_outbound_hosts"), ("foundation", "0002_public_version")]
    operations = [raised_by("trust_outboundhost")]
