"""Reads of the administrator's pages: people with their dated affiliations and roles, organisations, invitations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from polisee.foundation.errors import Message
from polisee.partnership.models import (
    Affiliation,
    AuditEntry,
    Invitation,
    Organisation,
    Partner,
    Person,
    Role,
    RoleAssignment,
)
from polisee.partnership.queries import on
from polisee.partnership.words import ACT_NAMES, ROLE_MEANINGS, ROLE_NAMES, SCOPE_NAMES

ROWS = 20


@dataclass(frozen=True)
class RoleLine:
    """A role a person holds or held. It holds for `where`, or for `texts` (`{language: text}`): a group or package."""

    id: UUID
    name: Message
    meaning: Message
    scope: Message
    where: str
    texts: Mapping[str, str]
    starts: date
    ends: date | None
    is_current: bool


@dataclass(frozen=True)
class AffiliationLine:
    """Where a person works or worked."""

    id: int
    organisation_id: UUID
    organisation: str
    starts: date
    ends: date | None
    is_current: bool


@dataclass(frozen=True)
class PersonLine:
    """One person as an administrator sees them."""

    id: UUID
    name: str
    email: str
    is_active: bool
    joined: datetime
    last_seen: datetime | None
    affiliations: list[AffiliationLine] = field(default_factory=list)
    roles: list[RoleLine] = field(default_factory=list)

    @property
    def current_roles(self) -> list[RoleLine]:
        return [role for role in self.roles if role.is_current]

    @property
    def current_affiliations(self) -> list[AffiliationLine]:
        return [line for line in self.affiliations if line.is_current]


@dataclass(frozen=True)
class PeopleFilter:
    """What the administrator asked for; empty means all."""

    words: str = ""
    organisation: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True)
class ActLine:
    """One line of the audit."""

    at: datetime
    by: str
    act: str
    detail: Mapping[str, Any]

    @property
    def name(self) -> Message:
        """What was done, in the reader's language."""
        return ACT_NAMES.get(self.act, self.act)

    @property
    def subject(self) -> str:
        """The role or the organisation that it was about."""
        role = self.detail.get("role")
        if role in Role.values:
            return str(ROLE_NAMES[Role(role)])
        return str(self.detail.get("organisation", ""))


@dataclass(frozen=True)
class InvitationLine:
    """An invitation that waits, or is too old."""

    id: UUID
    email: str
    organisation: str
    role: Message
    language: str
    invited_by: str
    created_at: datetime
    expires_at: datetime
    mailed_at: datetime | None
    is_open: bool


def people(wanted: PeopleFilter, day: date, *, page: int = 1) -> tuple[Page[Person], list[PersonLine]]:
    """A page of people in the order of their names; four queries whatever their number."""
    shown = Paginator(_matching(wanted, day), ROWS).get_page(page)
    return shown, _lines(list(shown), day)


def person_line(person_id: UUID, day: date) -> PersonLine | None:
    """One person; three queries."""
    person = Person.objects.filter(pk=person_id).first()
    return _lines([person], day)[0] if person else None


def roles_of(person: Person, day: date) -> list[RoleLine]:
    """What a person is today and was; one query."""
    return _roles([person.pk], day)[person.pk]


def affiliations_of(person: Person, day: date) -> list[AffiliationLine]:
    """Where a person works and worked; one query."""
    return _affiliations([person.pk], day)[person.pk]


def acts_on(target_type: str, target_id: object, *, most: int = 30) -> list[ActLine]:
    """The newest lines of the audit on one thing; two queries."""
    entries = list(
        AuditEntry.objects.filter(target_type=target_type, target_id=str(target_id)).order_by("-at", "-pk")[:most]
    )
    actors = Person.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    return [
        ActLine(entry.at, actors[entry.actor_id].full_name if entry.actor_id in actors else "", entry.act, entry.detail)
        for entry in entries
    ]


def open_invitations(at: datetime) -> list[InvitationLine]:
    """Invitations that nobody has accepted or withdrawn, newest first; one query."""
    rows = (
        Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
        .select_related("affiliation", "invited_by")
        .order_by("-created_at")[:200]
    )
    return [
        InvitationLine(
            id=row.pk,
            email=row.email,
            organisation=row.affiliation.name_en,
            role=ROLE_NAMES[Role(row.role)],
            language=row.language,
            invited_by=row.invited_by.full_name if row.invited_by else "",
            created_at=row.created_at,
            expires_at=row.expires_at,
            mailed_at=row.mailed_at,
            is_open=at < row.expires_at,
        )
        for row in rows
    ]


def organisations(words: str, day: date, *, page: int = 1) -> Page[Organisation]:
    """A page of organisations with `.people` who work there today; two queries."""
    rows = Organisation.objects.annotate(
        people=Count(
            "affiliations",
            filter=Q(affiliations__starts__lte=day) & (Q(affiliations__ends=None) | Q(affiliations__ends__gte=day)),
        )
    )
    for word in words.split():
        rows = rows.filter(
            Q(name_en__icontains=word)
            | Q(name_original__icontains=word)
            | Q(short_name__icontains=word)
            | Q(code__iexact=word)
            | Q(city__icontains=word)
        )
    found: Page[Any] = Paginator(rows.order_by("name_en"), ROWS).get_page(page)
    return found


def memberships() -> list[Partner]:
    """Every membership of the project, dated, with its organisation; one query."""
    return list(Partner.objects.select_related("organisation").order_by("number", "starts"))


def organisation_choices() -> list[tuple[str, str]]:
    """`(id, name)` of every organisation, by name; one query."""
    return [(str(pk), name) for pk, name in Organisation.objects.order_by("name_en").values_list("pk", "name_en")]


def _matching(wanted: PeopleFilter, day: date) -> QuerySet[Person]:
    rows = Person.objects.order_by("full_name", "pk")
    for word in wanted.words.split():
        rows = rows.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
    if wanted.organisation:
        held = Affiliation.objects.filter(on(day), organisation__code=wanted.organisation)
        rows = rows.filter(pk__in=held.values("person_id"))
    if wanted.role:
        rows = rows.filter(pk__in=RoleAssignment.objects.filter(on(day), role=wanted.role).values("person_id"))
    if wanted.state in {"active", "blocked"}:
        rows = rows.filter(is_active=wanted.state == "active")
    return rows


def _lines(rows: list[Person], day: date) -> list[PersonLine]:
    keys = [row.pk for row in rows]
    affiliations, roles = _affiliations(keys, day), _roles(keys, day)
    return [
        PersonLine(
            row.pk,
            row.full_name,
            row.email,
            row.is_active,
            row.date_joined,
            row.last_login,
            affiliations[row.pk],
            roles[row.pk],
        )
        for row in rows
    ]


def _affiliations(people_ids: Iterable[UUID], day: date) -> dict[UUID, list[AffiliationLine]]:
    found: dict[UUID, list[AffiliationLine]] = defaultdict(list)
    rows = Affiliation.objects.filter(person_id__in=list(people_ids)).select_related("organisation")
    for row in rows.order_by("-starts", "-pk"):
        found[row.person_id].append(
            AffiliationLine(
                row.pk,
                row.organisation_id,
                row.organisation.name_en,
                row.starts,
                row.ends,
                _holds(row.starts, row.ends, day),
            )
        )
    return found


def _roles(people_ids: Iterable[UUID], day: date) -> dict[UUID, list[RoleLine]]:
    found: dict[UUID, list[RoleLine]] = defaultdict(list)
    rows = RoleAssignment.objects.filter(person_id__in=list(people_ids)).select_related(
        "organisation", "working_group__theme", "work_package"
    )
    for row in rows.order_by("-starts", "-pk"):
        found[row.person_id].append(_role_line(row, day))
    return found


def _role_line(row: RoleAssignment, day: date) -> RoleLine:
    texts: Mapping[str, str] = {}
    if row.working_group is not None:
        texts = row.working_group.theme.name
    elif row.work_package is not None:
        texts = row.work_package.name
    role = Role(row.role)
    return RoleLine(
        id=row.pk,
        name=ROLE_NAMES[role],
        meaning=ROLE_MEANINGS[role],
        scope=SCOPE_NAMES[row.scope],
        where=row.organisation.name_en if row.organisation else "",
        texts=texts,
        starts=row.starts,
        ends=row.ends,
        is_current=_holds(row.starts, row.ends, day),
    )


def _holds(starts: date, ends: date | None, day: date) -> bool:
    return starts <= day and (ends is None or day <= ends)
