"""One row that says how often anything public has changed; readers' pages are kept for as long as it stands."""

from django.db import models


class PublicVersion(models.Model):
    """A single row. Database triggers on every public table raise `number` in the writer's own transaction."""

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="foundation_publicversion_one_row")]
