"""The door of this room."""

from polisee.partnership.audit import record_act
from polisee.partnership.models import (
    Organisation,
    Partner,
    Person,
    Project,
    Role,
    Theme,
    TimelineEvent,
    WorkingGroup,
    WorkPackage,
)
from polisee.partnership.operations.people import create_person
from polisee.partnership.operations.reference import PartnershipFiles, load_partnership
from polisee.partnership.queries import affiliated_names, on, people_holding, standing_of, standings_of
from polisee.partnership.rules import NOBODY, Standing

__all__ = [
    "PartnershipFiles",
    "load_partnership",
    "NOBODY",
    "Organisation",
    "Partner",
    "Person",
    "Project",
    "Role",
    "Standing",
    "Theme",
    "TimelineEvent",
    "WorkPackage",
    "WorkingGroup",
    "affiliated_names",
    "on",
    "people_holding",
    "record_act",
    "standing_of",
    "standings_of",
]
