"""Reviews, remarks on fields, and the time of every step."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.records.models.editing import Record, Revision, one_of


class Review(models.Model):
    """One round: a revision was sent for review, somebody was asked, somebody answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    submitted_at = models.DateTimeField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=14, blank=True, default="")
    conclusion = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    oddity = models.PositiveSmallIntegerField(default=0)
    """How unusual the change was when it was sent: it orders the queue and blocks nothing."""
    oddities = models.JSONField(default=list)
    """Why, as `[{"key", "field", "values"}]`."""

    class Meta:
        ordering = ["submitted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=models.Q(decided_at=None), name="records_review_one_open"
            ),
            one_of("outcome", ("", "changes_asked", "approved", "withdrawn"), "records_review_outcome"),
        ]


class Remark(models.Model):
    """A reviewer's remark on a field (or, with no field, on the whole)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="remarks")
    field = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]


class Transition(models.Model):
    """A record went from one state to another: what the clocks are read from. Never edited."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="transitions")
    origin = models.CharField(max_length=16)
    target = models.CharField(max_length=16)
    act = models.CharField(max_length=16)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["record", "at"]), models.Index(fields=["target", "at"])]
