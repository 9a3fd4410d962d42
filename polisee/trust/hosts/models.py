"""The register of outbound hosts."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

WAITING, KNOWN, REFUSED = "waiting", "known", "refused"
STATES = (WAITING, KNOWN, REFUSED)


class OutboundHost(models.Model):
    """One host that a text of ours leads to. What was decided before stands in the audit."""

    host = models.CharField(max_length=253, primary_key=True)
    """In lower case, as punycode, without a port."""
    state = models.CharField(max_length=8, default=WAITING)
    organisation = models.ForeignKey(
        "partnership.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    first_seen_at = models.DateTimeField()
    first_seen_in = models.CharField(max_length=40, blank=True)
    """Id of the record in which it was seen first."""
    first_seen_title = models.CharField(max_length=150, blank=True)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    """Whoever wrote it into a text first; nobody for what came from a file."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "trust_outboundhost"
        indexes = [models.Index(fields=["state", "first_seen_at"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="trust_host_state"),
            models.CheckConstraint(
                condition=models.Q(host=Lower("host")) & ~models.Q(host=""), name="trust_host_written_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=WAITING, decided_by=None, decided_at=None)
                | (~models.Q(state=WAITING) & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="trust_host_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(brought_by=None)
                | models.Q(decided_by=None)
                | ~models.Q(decided_by=models.F("brought_by")),
                name="trust_host_second_person",
            ),
        ]
