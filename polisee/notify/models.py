"""An inbox line a person, with its reason; and what was mailed when."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id


class Notice(models.Model):
    """One thing a person should know. It is put into words when it is read, in the reader's language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    words = models.JSONField(default=dict)
    path = models.CharField(max_length=300, blank=True)
    """Where to go, without the language prefix: `work/records/…`."""
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    once = models.CharField(max_length=120, null=True, blank=True, unique=True)
    """What must not be told twice has the same value here."""

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "read_at", "-at"])]


class Delivery(models.Model):
    """One mail: handed over or not. The address itself is not kept."""

    notice = models.OneToOneField(Notice, null=True, on_delete=models.SET_NULL, related_name="delivery")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=40)
    handed_over_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
