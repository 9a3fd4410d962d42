"""Writing down that a seal is broken, telling those who must know, and closing the matter."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from polisee.foundation.errors import InvalidError, NotAllowedError, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.notify.api import tell
from polisee.partnership.api import Person, people_holding, record_act, standing_of
from polisee.trust.messages import SEAL_BROKEN
from polisee.trust.models import Incident
from polisee.trust.permissions import may_see_incidents

# A page that is read often must not write each time: once a minute is enough to count.
COUNT_AGAIN_AFTER = timedelta(minutes=1)
LONGEST_CONCLUSION = 4000
EDITORS = ("administrator", "coordinator")


def report_incident(
    *,
    what: str,
    target_id: object,
    at: datetime,
    reason: str = "changed",
    digest_expected: str = "",
    sealed: Any = None,
    found: Any = None,
) -> bool:
    """Note an incident and alarm the editors; was it new? Seen again, it is counted at most once a minute."""
    with transaction.atomic():
        incident, is_new = Incident.objects.get_or_create(
            what=what,
            target_id=str(target_id),
            closed_at=None,
            defaults={
                "reason": reason, "digest_expected": digest_expected, "sealed": sealed, "found": found,
                "first_seen_at": at, "last_seen_at": at,
            },
        )  # fmt: skip
        if is_new:
            _alarm(incident, at)
    if not is_new and at - incident.last_seen_at > COUNT_AGAIN_AFTER:
        Incident.objects.filter(pk=incident.pk).update(last_seen_at=at, times_seen=F("times_seen") + 1)
    return is_new


def _alarm(incident: Incident, at: datetime) -> None:
    """Everybody who can do something about it, on screen and by mail, once an incident."""
    editors = {person.pk: person for role in EDITORS for person in people_holding(role, at.date())}
    for person in editors.values():
        tell(
            person=person, kind=SEAL_BROKEN, words={"title": title_of(incident)}, at=at,
            path=f"admin/incidents/{incident.pk}/", once=f"incident:{incident.pk}:{person.pk}",
        )  # fmt: skip


def title_of(incident: Incident) -> str:
    """What the thing is called, by its sealed words; its kind and key where there are none."""
    sealed = incident.sealed if isinstance(incident.sealed, dict) else {}
    for name in ("title", "name_en", "name", "acronym", "short_name", "code"):
        value = sealed.get(name)
        if isinstance(value, dict):
            value = value.get("en") or next(iter(value.values()), "")
        if value:
            return str(value)
    return f"{incident.what} {incident.target_id}"


@transaction.atomic
def close_incident(*, incident_id: UUID, conclusion: str, actor: Person, at: datetime) -> Incident:
    """Say what it was and what was done; without words it stays open."""
    if not may_see_incidents(standing_of(actor, at.date())):
        raise NotAllowedError(_("Only administrators and coordinators close incidents."))
    incident = Incident.objects.select_for_update().filter(pk=incident_id).first()
    if incident is None or incident.closed_at is not None:
        raise StaleError(_("This incident is closed already."))
    words = strip_invisible(conclusion).strip()
    if not words or len(words) > LONGEST_CONCLUSION:
        raise InvalidError({"conclusion": [_("Write what it was and what was done, in at most 4,000 characters.")]})
    incident.closed_at, incident.closed_by, incident.conclusion = at, actor, words
    incident.save(update_fields=["closed_at", "closed_by", "conclusion"])
    record_act(actor=actor, at=at, act="incident.closed", target_type="incident", target_id=incident.pk)
    return incident
