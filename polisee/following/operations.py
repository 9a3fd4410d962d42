"""Acts of a person who follows: begin and end, choose the digest; and what becomes of follows of joined things."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from polisee.following.followables import followable
from polisee.following.models import LONGEST_KEY, DigestPlan, Follow
from polisee.following.queries import zone_for
from polisee.following.rules import (
    FIRST_HOUR,
    FREQUENCIES,
    LAST_HOUR,
    MONDAY,
    NONE,
    USUAL_HOUR,
    WEEKLY,
    next_due,
)
from polisee.foundation.errors import InvalidError
from polisee.partnership.api import Person, record_act

MOST_SEARCHES = 50
"""Searches that one person may follow: each is asked anew for each digest, at about 30 ms."""


@transaction.atomic
def follow(*, actor: Person, at: datetime, kind: str, key: str) -> Follow:
    """Follow a thing; following it twice is following it once. Who has no plan yet gets a weekly digest.

    Raises `InvalidError` where there is no such thing.
    """
    known = followable(kind)
    kept = known.known(key) if known else None
    if kept is None or len(kept) > LONGEST_KEY:
        raise InvalidError({"key": [_("This cannot be followed.")]})
    if kind == "search" and Follow.objects.filter(person=actor, kind=kind).exclude(key=kept).count() >= MOST_SEARCHES:
        raise InvalidError(
            {"key": [_("You follow %(count)s searches already. End one first.") % {"count": MOST_SEARCHES}]}
        )
    made, is_new = Follow.objects.get_or_create(person=actor, kind=kind, key=kept, defaults={"at": at})
    if is_new:
        plan_of(actor=actor, at=at)
        record_act(actor=actor, at=at, act="follow.begin", target_type=kind, target_id=kept[:40])
    return made


@transaction.atomic
def unfollow(*, actor: Person, at: datetime, kind: str, key: str) -> bool:
    """End following; whether there was anything to end. Only one's own follows can be ended."""
    known = followable(kind)
    kept = (known.known(key) if known else None) or key
    ended, _by_table = Follow.objects.filter(person=actor, kind=kind, key__in={kept, key}).delete()
    if ended:
        record_act(actor=actor, at=at, act="follow.end", target_type=kind, target_id=kept[:40])
    return bool(ended)


@transaction.atomic
def plan_of(*, actor: Person, at: datetime) -> DigestPlan:
    """The actor's plan; made at the first call: weekly, on Monday morning where the actor works."""
    zone = zone_for(actor, at.date())
    due = next_due(WEEKLY, weekday=MONDAY, hour=USUAL_HOUR, zone=zone, after=at)
    usual = {"frequency": WEEKLY, "weekday": MONDAY, "hour": USUAL_HOUR, "zone": zone, "since": at, "next_at": due}
    return DigestPlan.objects.get_or_create(person=actor, defaults=usual)[0]


@transaction.atomic
def choose_digest(*, actor: Person, at: datetime, frequency: str, weekday: int, hour: int) -> DigestPlan:
    """Daily, weekly or none, on which day, at which hour. Who takes it up again is told of what comes from then on."""
    errors = {}
    if frequency not in FREQUENCIES:
        errors["frequency"] = [_("Choose how often.")]
    if not 0 <= weekday <= 6:
        errors["weekday"] = [_("Choose a day of the week.")]
    if not FIRST_HOUR <= hour <= LAST_HOUR:
        errors["hour"] = [_("Choose an hour.")]
    if errors:
        raise InvalidError(errors)  # type: ignore[arg-type]
    plan_of(actor=actor, at=at)
    plan = DigestPlan.objects.select_for_update().get(person=actor)
    if plan.frequency == NONE and frequency != NONE:
        plan.since = at
    plan.frequency, plan.weekday, plan.hour = frequency, weekday, hour
    plan.zone = zone_for(actor, at.date())
    plan.next_at = next_due(frequency, weekday=weekday, hour=hour, zone=plan.zone, after=at)
    plan.save()
    record_act(actor=actor, at=at, act="follow.digest", target_type="person", target_id=actor.pk, frequency=frequency)
    return plan


@transaction.atomic
def stop_digests(*, actor: Person, at: datetime) -> None:
    """No more digests; what is followed stays. For the link in the mail: doing it twice changes nothing."""
    changed = DigestPlan.objects.filter(person=actor).exclude(frequency=NONE).update(frequency=NONE, next_at=None)
    if changed:
        record_act(actor=actor, at=at, act="follow.digest", target_type="person", target_id=actor.pk, frequency=NONE)


@transaction.atomic
def move_follows(*, actor: Person, at: datetime, kind: str, old: str, new: str) -> int:
    """Whoever followed one thing follows the one that took its place; how many moved."""
    there = Follow.objects.filter(kind=kind, key=new).values("person")
    Follow.objects.filter(kind=kind, key=old, person__in=there).delete()
    moved = Follow.objects.filter(kind=kind, key=old).update(key=new, moved_from=F("key"))
    record_act(actor=actor, at=at, act="follow.move", target_type=kind, target_id=old[:40], to=new[:40], count=moved)
    return moved


@transaction.atomic
def move_follows_back(*, actor: Person, at: datetime, kind: str, old: str, new: str) -> int:
    """Undo `move_follows`; who has followed the old thing since keeps that follow."""
    there = Follow.objects.filter(kind=kind, key=old).values("person")
    ours = Follow.objects.filter(kind=kind, key=new, moved_from=old).exclude(person__in=there)
    moved = ours.update(key=old, moved_from="")
    record_act(actor=actor, at=at, act="follow.move", target_type=kind, target_id=new[:40], to=old[:40], count=moved)
    return moved
