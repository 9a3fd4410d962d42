"""Incidents: something that the public would have read no longer agrees with its seal."""

from django.db import models

from polisee.foundation.ids import new_id
from polisee.trust.hosts.models import OutboundHost

__all__ = ["Incident", "OutboundHost"]


class Incident(models.Model):
    """One broken seal, seen once; seen again it only counts up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    what = models.CharField(max_length=40)
    target_id = models.CharField(max_length=40)
    digest_expected = models.CharField(max_length=64)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    times_seen = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["what", "target_id"], condition=models.Q(closed_at=None), name="trust_incident_open_once"
            )
        ]
