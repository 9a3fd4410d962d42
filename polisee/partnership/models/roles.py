"""Roles in scopes, dated; and invitations that carry one."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from polisee.foundation.ids import new_id
from polisee.partnership.models.organisations import Organisation
from polisee.partnership.models.structure import WorkingGroup, WorkPackage


class Role(models.TextChoices):
    """What a person may be. The scope says where: nobody is ever more than a role in a scope."""

    ADMINISTRATOR = "administrator"  # platform: people, organisations, roles
    COORDINATOR = "coordinator"  # platform: the lead partner's editors; may act where a leader is missing
    LEADER = "leader"  # working group or work package
    REVIEWER = "reviewer"  # platform, organisation or working group: may be given reviews
    CONTRIBUTOR = "contributor"  # organisation: writes and translates for it
    MEMBER = "member"  # working group or work package


# Which scopes a role may have.
SCOPES = {
    Role.ADMINISTRATOR: {"platform"},
    Role.COORDINATOR: {"platform"},
    Role.LEADER: {"working_group", "work_package"},
    Role.REVIEWER: {"platform", "organisation", "working_group"},
    Role.CONTRIBUTOR: {"organisation"},
    Role.MEMBER: {"working_group", "work_package"},
}


class ScopedRole(models.Model):
    """A role and the one scope it holds in; all three empty means the platform."""

    role = models.CharField(max_length=16, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    working_group = models.ForeignKey(WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    work_package = models.ForeignKey(WorkPackage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def scope(self) -> str:
        """`platform`, `organisation`, `working_group` or `work_package`."""
        for name in ("organisation", "working_group", "work_package"):
            if getattr(self, f"{name}_id") is not None:
                return name
        return "platform"


class RoleAssignment(ScopedRole):
    """A person holds a role from a day, perhaps until a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_assignments")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partnership_roleassignment_one_scope",
                condition=models.Q(
                    models.Q(organisation=None, working_group=None)
                    | models.Q(organisation=None, work_package=None)
                    | models.Q(working_group=None, work_package=None)
                ),
            ),
            models.CheckConstraint(
                name="partnership_roleassignment_ends_after_start",
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
            ),
            models.UniqueConstraint(
                name="partnership_roleassignment_current_once",
                fields=["person", "role", "organisation", "working_group", "work_package"],
                condition=models.Q(ends__isnull=True),
                nulls_distinct=False,
            ),
        ]


class Invitation(ScopedRole):
    """An invitation by mail. Only the digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    language = models.CharField(max_length=8, default="en")
    affiliation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    """When the mail was handed over; empty again while a renewed one waits."""
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "affiliation",
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="partnership_invitation_open_once",
            )
        ]
