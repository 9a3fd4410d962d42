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
from polisee.partnership.operations.access import end_access
from polisee.partnership.operations.people import create_person
from polisee.partnership.operations.reference import PartnershipFiles, load_partnership
from polisee.partnership.operations.roles import end_role
from polisee.partnership.operations.tokens import held_token, make_token, person_of_token, withdraw_token
from polisee.partnership.permissions import may_invite, may_manage_people
from polisee.partnership.queries import Holder, acts_of, holders_of, on, people_holding, roles_given_by, standing_of
from polisee.partnership.rules import NOBODY, Standing
from polisee.partnership.web.access import (
    allowed_to,
    ask_to_sign_in,
    kept_input,
    safe_next,
    signed_in,
    standing,
    standing_today,
)
from polisee.partnership.web.limits import limited

__all__ = [
    "NOBODY",
    "Holder",
    "Organisation",
    "Partner",
    "PartnershipFiles",
    "Person",
    "Project",
    "Role",
    "Standing",
    "Theme",
    "TimelineEvent",
    "WorkPackage",
    "WorkingGroup",
    "acts_of",
    "allowed_to",
    "ask_to_sign_in",
    "create_person",
    "end_access",
    "end_role",
    "held_token",
    "holders_of",
    "kept_input",
    "limited",
    "load_partnership",
    "make_token",
    "may_invite",
    "may_manage_people",
    "on",
    "people_holding",
    "person_of_token",
    "record_act",
    "roles_given_by",
    "safe_next",
    "signed_in",
    "standing",
    "standing_of",
    "standing_today",
    "withdraw_token",
]
