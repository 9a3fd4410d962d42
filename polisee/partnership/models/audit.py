"""Who did what. Rows can be added, never edited (a trigger of the database sees to it)."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One act of one person (or of the operator: `actor` empty) on one thing."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    act = models.CharField(max_length=60)
    target_type = models.CharField(max_length=40)
    target_id = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["target_type", "target_id", "at"]), models.Index(fields=["actor", "at"])]
