"""Recoveries: everything that somebody did in a window of time was looked at, and what was chosen was reverted."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id


class Recovery(models.Model):
    """One window of one person. The same window again goes on where it was left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "since", "until"], name="records_recovery_window_once"),
            models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name="records_recovery_window"),
        ]


class Recovered(models.Model):
    """One thing that was put right, in the transaction that put it right: what is here is done, once."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="things")
    what = models.CharField(max_length=20)
    """`record`, `role` or `access`."""
    target_id = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recovery", "what", "target_id"], name="records_recovered_once")]
