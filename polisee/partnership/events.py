"""What happened here, for others to react to: ids, no objects."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class RoleGiven:
    """A person now holds a role."""

    assignment_id: UUID
    at: datetime


@dataclass(frozen=True)
class RoleEnded:
    """A person no longer holds a role."""

    person_id: UUID
    role: str
    at: datetime
