"""The log of seals, and incidents: something that the public would have read no longer agrees with its seal."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.trust.hosts.models import OutboundHost

__all__ = ["Incident", "OutboundHost"]


class LogEntry(models.Model):
    """What one thing said when it was sealed. Never edited (a trigger of the database sees to it)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    what = models.CharField(max_length=40)
    """`partnership.organisation`, `records.record`, …"""
    target_id = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    """1, 2, 3 … of this target: a gap is a seal that was taken away."""
    text = models.TextField()
    """Canonical JSON, byte for byte what was signed."""
    digest = models.CharField(max_length=64)
    signature = models.CharField(max_length=100)
    key_id = models.CharField(max_length=16)
    is_gone = models.BooleanField(default=False)
    """The application took it away; it is not missed."""
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["what", "target_id", "number"], name="trust_logentry_number_once")
        ]
        indexes = [models.Index(fields=["at", "id"])]


class Incident(models.Model):
    """One broken seal, seen once; seen again it only counts up. `sealed` and `found`: what it says and said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    what = models.CharField(max_length=40)
    target_id = models.CharField(max_length=40)
    digest_expected = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=20, default="changed")
    sealed = models.JSONField(null=True, blank=True)
    found = models.JSONField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    times_seen = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    conclusion = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-first_seen_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["what", "target_id"], condition=models.Q(closed_at=None), name="trust_incident_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(conclusion=""),
                name="trust_incident_closed_with_conclusion",
            ),
        ]
