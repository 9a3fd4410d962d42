"""What the digest's jobs write: nobody's act, but the platform's own. Nothing leaves twice."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from polisee.following import jobs
from polisee.following.followables import followables, news_between
from polisee.following.models import Digest, DigestItem, DigestPlan
from polisee.following.queries import matching_follows
from polisee.following.rules import MOST_ITEMS, next_due, reasons
from polisee.foundation.jobs import defer
from polisee.partnership.api import Person

OVERLAP = timedelta(hours=6)
"""How far back from the last look news is looked for again: a long transaction is seen only when it ends."""


@transaction.atomic
def compose_digest(*, person: Person, at: datetime) -> Digest | None:
    """Put a digest together if it is due, plan the next one, and have it sent; None where nothing is due or new.

    All in one transaction under the lock of the plan: a job that is killed here has done nothing.
    """
    plan = DigestPlan.objects.select_for_update().filter(person=person, next_at__lte=at).first()
    if plan is None:
        return None
    plan.next_at = next_due(plan.frequency, weekday=plan.weekday, hour=plan.hour, zone=plan.zone, after=at)
    items, plan.since = _new_items(person, plan.since, at) if person.is_active else ([], at)
    plan.save()
    if not items:
        return None
    digest = Digest.objects.create(person=person, composed_at=at)
    for item in items:
        item.digest = digest
    # No `ignore_conflicts`: what the constraint refuses must undo the whole mail, not be left unseen.
    DigestItem.objects.bulk_create(items)
    defer(jobs.send_digest, digest_id=str(digest.pk))
    return digest


def _new_items(person: Person, since: datetime, at: datetime) -> tuple[list[DigestItem], datetime]:
    """What is new for a person, the oldest first, and up to when it has been looked through."""
    news = {each.id: each for each in news_between(since - OVERLAP, at)}
    told = set(DigestItem.objects.filter(person=person, news__in=news).values_list("news", flat=True))
    fresh = [each for each in news.values() if each.id not in told]
    ranks = {each.kind: each.rank for each in followables()}
    why = reasons(matching_follows(person, fresh), ranks=ranks)
    chosen = [each for each in fresh if each.id in why][:MOST_ITEMS]
    items = [
        DigestItem(
            person=person, news=each.id, about=each.about, source=each.source, at=each.at,
            kind=why[each.id][0], key=why[each.id][1],
        )
        for each in chosen
    ]  # fmt: skip
    return items, chosen[-1].at if len(chosen) == MOST_ITEMS else at


@transaction.atomic
def claim(*, digest_id: UUID | str, at: datetime) -> Digest | None:
    """Take the sole right to send a digest; None if it was taken before. Committed before anything is sent."""
    digest = (
        Digest.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=digest_id, claimed_at=None)
        .first()
    )
    if digest is None:
        return None
    digest.claimed_at = at
    digest.save(update_fields=["claimed_at"])
    return digest
