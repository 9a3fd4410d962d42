"""Where a role holds: the scope a person chose, checked against the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from polisee.foundation.errors import InvalidError, Message
from polisee.partnership import messages
from polisee.partnership.models import Organisation, Role, WorkingGroup, WorkPackage
from polisee.partnership.models.roles import SCOPES


@dataclass(frozen=True)
class Scope:
    """At most one is given; none means the platform."""

    organisation_id: UUID | None = None
    theme: int | None = None
    work_package: str | None = None

    @property
    def name(self) -> str:
        """`platform`, `organisation`, `working_group` or `work_package`."""
        if self.organisation_id is not None:
            return "organisation"
        if self.theme is not None:
            return "working_group"
        return "work_package" if self.work_package else "platform"

    @property
    def columns(self) -> dict[str, Any]:
        """For a row that holds a role in this scope."""
        return {
            "organisation_id": self.organisation_id,
            "working_group_id": self.theme,
            "work_package_id": self.work_package or None,
        }


PLATFORM = Scope()


def scope_for(
    role: str, *, organisation_id: UUID | None = None, theme: int | None = None, work_package: str | None = None
) -> Scope:
    """The scope that a role means when the home organisation, a theme and a package are offered.

    A contributor writes for the organisation; a reviewer without a theme reviews on the whole platform.
    """
    allowed = SCOPES.get(Role(role), set()) if role in Role.values else set()
    if theme is not None and "working_group" in allowed:
        return Scope(theme=theme)
    if work_package and "work_package" in allowed:
        return Scope(work_package=work_package)
    if "platform" in allowed:
        return PLATFORM
    if "organisation" in allowed:
        return Scope(organisation_id=organisation_id)
    return PLATFORM


def scope_problems(role: str, scope: Scope) -> Mapping[str, list[Message]]:
    """What is wrong with a role in a scope, by field; empty if nothing is. One query at most."""
    if role not in Role.values:
        return {"role": [messages.ROLE_UNKNOWN]}
    given = [part for part in (scope.organisation_id, scope.theme, scope.work_package or None) if part is not None]
    if len(given) > 1 or scope.name not in SCOPES[Role(role)]:
        return _where_it_belongs(role)
    if scope.theme is not None and not WorkingGroup.objects.filter(pk=scope.theme).exists():
        return {"theme": [messages.GROUP_UNKNOWN]}
    if scope.work_package and not WorkPackage.objects.filter(pk=scope.work_package).exists():
        return {"work_package": [messages.PACKAGE_UNKNOWN]}
    if scope.organisation_id is not None and not Organisation.objects.filter(pk=scope.organisation_id).exists():
        return {"organisation": [messages.ORGANISATION_UNKNOWN]}
    return {}


def check_scope(role: str, scope: Scope) -> None:
    """`InvalidError` unless the role exists in that scope."""
    problems = scope_problems(role, scope)
    if problems:
        raise InvalidError(dict(problems))


def _where_it_belongs(role: str) -> Mapping[str, list[Message]]:
    allowed = SCOPES[Role(role)]
    if "platform" in allowed:
        return {"role": [messages.SCOPE_WRONG]}
    field = "theme" if "working_group" in allowed else "organisation"
    return {field: [messages.GROUP_UNKNOWN if field == "theme" else messages.ORGANISATION_UNKNOWN]}
