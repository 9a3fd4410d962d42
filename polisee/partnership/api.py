"""The door of this room."""

from polisee.partnership.audit import record_act
from polisee.partnership.models import Organisation, Partner, Person, Role, Theme, WorkingGroup, WorkPackage
from polisee.partnership.queries import on, standing_of
from polisee.partnership.rules import NOBODY, Standing

__all__ = [
    "NOBODY",
    "Organisation",
    "Partner",
    "Person",
    "Role",
    "Standing",
    "Theme",
    "WorkPackage",
    "WorkingGroup",
    "on",
    "record_act",
    "standing_of",
]
