"""The plan of work: themes, working groups, work packages, activities, the time line. Names are `{language: text}`."""

from django.db import models

from polisee.foundation.sealed_rows import SealedRow
from polisee.partnership.models.organisations import CERTAINTY, Organisation


class Theme(SealedRow):
    """One of the six themes, or the horizontal one (number 7, letter `H`)."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    letter = models.CharField(max_length=1)
    slug = models.SlugField(unique=True)
    name = models.JSONField(default=dict)
    question = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]


class WorkingGroup(SealedRow):
    """The group that works on a theme. An unknown leader stays open."""

    theme = models.OneToOneField(Theme, on_delete=models.PROTECT, primary_key=True, related_name="group")
    leader = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="groups_led")
    leader_certainty = models.CharField(max_length=10, choices=CERTAINTY, default="found")
    note = models.JSONField(default=dict)


class WorkPackage(SealedRow):
    """WP0 to WP6."""

    code = models.CharField(max_length=8, primary_key=True)
    name = models.JSONField(default=dict)
    purpose = models.JSONField(default=dict)
    leader = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="packages_led")
    leader_certainty = models.CharField(max_length=10, choices=CERTAINTY, default="found")

    class Meta:
        ordering = ["code"]


class Activity(SealedRow):
    """A part of a work package, such as 5.1."""

    work_package = models.ForeignKey(WorkPackage, on_delete=models.CASCADE, related_name="activities")
    code = models.CharField(max_length=8, unique=True)
    name = models.JSONField(default=dict)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        ordering = ["code"]


class TimelineEvent(SealedRow):
    """Something dated that happened. `date` is ISO text because some are known to the month only."""

    date = models.CharField(max_length=10)
    until = models.CharField(max_length=10, blank=True)
    title = models.JSONField(default=dict)
    place = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20)
    certainty = models.CharField(max_length=10, choices=CERTAINTY, default="found")
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["date", "kind", "place"], name="partnership_timelineevent_once")]
