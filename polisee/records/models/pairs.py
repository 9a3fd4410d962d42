"""Pairs of records that seem to say the same, what their authors say of it, and what was decided."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.records.models.editing import Record, one_of

DECISIONS = ("", "same", "different", "later")
SAID = ("", "same", "different")


class LikelySame(models.Model):
    """Two records, the one with the smaller id first, so that a pair is there once.

    What was decided holds for the texts of then: `first_digest` and `second_digest` are of the revisions compared.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    first_digest = models.CharField(max_length=64)
    second_digest = models.CharField(max_length=64)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    said = models.CharField(max_length=9, blank=True, default="")
    said_why = models.CharField(max_length=500, blank=True, default="")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=9, blank=True, default="")
    why = models.CharField(max_length=500, blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-score", "id"]
        indexes = [models.Index(fields=["decision", "-score"], name="records_pair_open")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="records_pair_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="records_pair_in_order"),
            one_of("decision", DECISIONS, "records_pair_decision"),
            one_of("said", SAID, "records_pair_said"),
        ]


class SamenessSweep(models.Model):
    """One look over what was published since the look before."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    looked_at = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
