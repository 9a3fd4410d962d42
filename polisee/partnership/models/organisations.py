"""Organisations, and their dated membership of the project. Counts of partners are never constants."""

from django.conf import settings
from django.db import models

from polisee.foundation.ids import new_id
from polisee.foundation.sealed_rows import SealedRow

CERTAINTY = [("found", "found in a source"), ("inferred", "inferred"), ("general", "general knowledge")]


class Project(SealedRow):
    """The project that the partnership carries out; one row in an installation."""

    code = models.CharField(max_length=40, unique=True)
    acronym = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    summary = models.JSONField(default=dict)
    objectives = models.JSONField(default=list)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    budget_cents = models.BigIntegerField(null=True)
    notes = models.JSONField(default=list)
    sources = models.JSONField(default=list)


class Organisation(SealedRow):
    """An institution. `country` is ISO 3166-1 (Greece `GR`), `region` a NUTS code (Greece `EL…`)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, unique=True)
    name_original = models.CharField(max_length=300)
    original_language = models.CharField(max_length=3)
    name_en = models.CharField(max_length=300)
    short_name = models.CharField(max_length=60)
    country = models.CharField(max_length=2, db_index=True)
    region = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=100, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    website = models.URLField(blank=True)
    about = models.JSONField(default=dict)
    certainty = models.CharField(max_length=10, choices=CERTAINTY, default="found")
    note = models.TextField(blank=True)
    sources = models.JSONField(default=list)
    changed_by_people = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)
    not_public = frozenset({"changed_by_people", "updated_at"})

    class Meta:
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.short_name


class Partner(SealedRow):
    """An organisation's membership of the project, dated: one may join late, one may leave."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    number = models.PositiveSmallIntegerField(null=True)
    fund = models.CharField(max_length=4, choices=[(code, code) for code in ("ERDF", "IPA", "ENPI", "own")])
    role = models.CharField(max_length=8, choices=[("lead", "lead partner"), ("partner", "partner")])
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    budget_cents = models.BigIntegerField(null=True)
    certainty = models.CharField(max_length=10, choices=CERTAINTY, default="found")
    note = models.TextField(blank=True)
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ["number", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="partnership_partner_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(ends__isnull=True), name="partnership_partner_current_once"
            ),
        ]


class Affiliation(models.Model):
    """A person works for an organisation, from a day, perhaps until a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="partnership_affiliation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(ends__isnull=True),
                name="partnership_affiliation_current_once",
            ),
        ]
