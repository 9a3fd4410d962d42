"""Two records that became one."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.records.models.editing import Record


class Merge(models.Model):
    """`gone` was joined to `kept`: its address leads there from then on. Both keep their revisions and publications."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="merged_away")
    choices = models.JSONField(default=dict)
    """Field → `gone` or `both`; what is not named stayed as it was in the kept one."""
    before = models.JSONField(default=dict)
    """What undoing needs: states, revisions, links that moved, translations that were replaced."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=models.Q(undone_at=None), name="records_merge_gone_once"
            ),
            models.CheckConstraint(condition=~models.Q(kept=models.F("gone")), name="records_merge_not_into_itself"),
        ]
