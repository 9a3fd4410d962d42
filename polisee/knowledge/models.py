"""What this feature keeps beside the records: dismissed suggestions, whether sources answer, what was counted."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.knowledge.rules.sources import OUTCOMES


class DismissedSuggestion(models.Model):
    """A person said that these two do not belong together like that; it is not suggested again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey("records.Record", on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey("records.Record", on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "type"], name="knowledge_dismissed_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="knowledge_dismissed_two_ends"),
        ]


class SourceCheck(models.Model):
    """An address that a public record names as its source, and whether it answered when it was last asked."""

    digest = models.CharField(max_length=64, unique=True)
    """Of the address: a long one fits into no index."""
    url = models.TextField()
    host = models.CharField(max_length=255)
    outcome = models.CharField(max_length=12, default="not_asked")
    status = models.PositiveSmallIntegerField(null=True)
    """The answer's HTTP status, where there was one."""
    asked_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    """When it first did not answer, if it has not answered since."""
    failures = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="knowledge_source_next")]
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=OUTCOMES), name="knowledge_source_outcome"),
            models.CheckConstraint(
                condition=models.Q(failures=0, failing_since=None)
                | models.Q(failures__gt=0, failing_since__isnull=False),
                name="knowledge_source_failing_since",
            ),
        ]


class SourceUse(models.Model):
    """A public record names this source."""

    source = models.ForeignKey(SourceCheck, on_delete=models.CASCADE, related_name="uses")
    record = models.ForeignKey("records.Record", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "record"], name="knowledge_source_use_once")]


class QualitySnapshot(models.Model):
    """The state of the public records as it was counted at one time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    counted_at = models.DateTimeField(unique=True)
    milliseconds = models.PositiveIntegerField()
    figures = models.JSONField()
