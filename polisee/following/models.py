"""Who follows what, when each is told, and what was told: the outbox in which nothing stands twice."""

from django.conf import settings
from django.db import models

from polisee.following.rules import FREQUENCIES
from polisee.foundation.ids import new_id

LONGEST_KEY = 700


class Follow(models.Model):
    """A person follows one thing: a record (its id), a theme (its number), a region (its code), …"""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=LONGEST_KEY)
    at = models.DateTimeField()
    moved_from = models.CharField(max_length=LONGEST_KEY, blank=True)
    """The key of the thing that was joined to this one; empty unless the follow moved."""

    class Meta:
        ordering = ["kind", "at", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "kind", "key"], name="following_follow_once")]
        indexes = [models.Index(fields=["kind", "key"], name="following_follow_of_thing")]


class DigestPlan(models.Model):
    """When a person gets digests. `hour` and `weekday` (0: Monday) are those of `zone`."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="digest_plan"
    )
    frequency = models.CharField(max_length=6)
    weekday = models.SmallIntegerField()
    hour = models.SmallIntegerField()
    zone = models.CharField(max_length=40)
    since = models.DateTimeField()
    """Up to when news has been looked through."""
    next_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="following_plan_due")]
        constraints = [
            models.CheckConstraint(name="following_plan_frequency", condition=models.Q(frequency__in=FREQUENCIES)),
            models.CheckConstraint(
                name="following_plan_none_is_never_due",
                condition=models.Q(frequency="none", next_at=None)
                | ~models.Q(frequency="none") & ~models.Q(next_at=None),
            ),
            models.CheckConstraint(
                name="following_plan_hour_and_day",
                condition=models.Q(hour__gte=0, hour__lte=23, weekday__gte=0, weekday__lte=6),
            ),
        ]


class Digest(models.Model):
    """One mail: put together, then claimed by the one job that may send it, then sent. A claim is never taken back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    composed_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    """Null though claimed: it is not known whether the mail went; it is not sent again."""

    class Meta:
        ordering = ["-composed_at"]
        indexes = [models.Index(fields=["person", "-composed_at"], name="following_digest_latest")]
        constraints = [
            models.CheckConstraint(
                name="following_digest_sent_is_claimed",
                condition=models.Q(sent_at=None) | models.Q(claimed_at__isnull=False),
            )
        ]


class DigestItem(models.Model):
    """One publication for one person: never twice, whichever follow brings it and however often a job runs."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="items")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    news = models.UUIDField()
    about = models.UUIDField()
    source = models.CharField(max_length=20)
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "news"], name="following_item_never_twice")]
