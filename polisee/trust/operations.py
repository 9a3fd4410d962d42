"""Writing down that a seal is broken."""

from datetime import datetime, timedelta

from django.db.models import F

from polisee.trust.models import Incident

# A page that is read often must not write each time: once a minute is enough to count.
COUNT_AGAIN_AFTER = timedelta(minutes=1)


def report_incident(*, what: str, target_id: object, digest_expected: str, at: datetime) -> None:
    """Note an incident; the same one, seen again while open, is counted at most once a minute."""
    incident, is_new = Incident.objects.get_or_create(
        what=what,
        target_id=str(target_id),
        closed_at=None,
        defaults={"digest_expected": digest_expected, "first_seen_at": at, "last_seen_at": at},
    )
    if not is_new and at - incident.last_seen_at > COUNT_AGAIN_AFTER:
        Incident.objects.filter(pk=incident.pk).update(last_seen_at=at, times_seen=F("times_seen") + 1)
