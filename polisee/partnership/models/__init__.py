"""The tables of the partnership, a file a family."""

from polisee.partnership.models.audit import AuditEntry
from polisee.partnership.models.organisations import Affiliation, Organisation, Partner, Project
from polisee.partnership.models.people import Person
from polisee.partnership.models.roles import Invitation, Role, RoleAssignment
from polisee.partnership.models.structure import Activity, Theme, TimelineEvent, WorkingGroup, WorkPackage
from polisee.partnership.models.tokens import ApiToken

__all__ = [
    "Activity",
    "Affiliation",
    "ApiToken",
    "AuditEntry",
    "Invitation",
    "Organisation",
    "Partner",
    "Person",
    "Project",
    "Role",
    "RoleAssignment",
    "Theme",
    "TimelineEvent",
    "WorkPackage",
    "WorkingGroup",
]
