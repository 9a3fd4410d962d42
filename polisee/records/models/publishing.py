"""Publications: sealed revisions. The public reads these and nothing else."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.records.models.editing import Record, Revision


class Publication(models.Model):
    """A revision as it was approved, with its translations, under its seal. Never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="publications")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField()
    """Canonical JSON, byte for byte what was signed."""
    digest = models.CharField(max_length=64)
    signature = models.CharField(max_length=100)
    key_id = models.CharField(max_length=16)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["at"], name="records_publication_at")]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="records_publication_number_once")]
