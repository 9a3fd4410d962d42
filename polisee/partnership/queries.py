"""Reads of the partnership."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from polisee.partnership.models import Affiliation, AuditEntry, Person, RoleAssignment
from polisee.partnership.rules import NOBODY, Standing


def on(day: date) -> Q:
    """Rows whose dates hold on that day."""
    return Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))


def standing_of(person: Person | None, day: date) -> Standing:
    """What a person is on a day; two queries. A blocked or absent person is nobody."""
    if person is None or not getattr(person, "is_authenticated", False) or not person.is_active:
        return NOBODY
    return standings_of([person.pk], day)[person.pk]


def standings_of(person_ids: Collection[UUID], day: date) -> dict[UUID, Standing]:
    """What each of these people (not blocked: the caller sees to that) is on a day; two queries for all."""
    roles: dict[UUID, dict[tuple[str, str], set[object]]] = defaultdict(lambda: defaultdict(set))
    for held in RoleAssignment.objects.filter(on(day), person_id__in=person_ids):
        scope = held.organisation_id or held.working_group_id or held.work_package_id
        roles[held.person_id][held.role, held.scope].add(scope)
    organisations: dict[UUID, set[str]] = defaultdict(set)
    rows = Affiliation.objects.filter(on(day), person_id__in=person_ids)
    for person_id, organisation_id in rows.values_list("person_id", "organisation_id"):
        organisations[person_id].add(str(organisation_id))
    return {each: _standing(each, roles[each], organisations[each]) for each in person_ids}


def _standing(person_id: UUID, roles: dict[tuple[str, str], set[object]], organisations: set[str]) -> Standing:
    def ids(role: str) -> frozenset[str]:
        return frozenset(str(value) for value in roles[role, "organisation"])

    def themes(role: str) -> frozenset[int]:
        return frozenset(int(str(value)) for value in roles[role, "working_group"])

    return Standing(
        person_id=str(person_id),
        platform_roles=frozenset(role for (role, scope) in list(roles) if scope == "platform"),
        organisations=frozenset(organisations),
        contributor_for=ids("contributor"),
        reviewer_for=ids("reviewer"),
        leads_themes=themes("leader"),
        reviews_themes=themes("reviewer"),
        member_of_themes=themes("member"),
        leads_packages=frozenset(str(value) for value in roles["leader", "work_package"]),
    )


def people_holding(
    role: str, day: date, *, themes: Collection[int] | None = None, organisation_ids: Collection[UUID] | None = None
) -> list[Person]:
    """Active people who hold a role on a day, by name; of these working groups or organisations only, where given."""
    held = RoleAssignment.objects.filter(on(day), role=role)
    if themes is not None:
        held = held.filter(working_group__in=themes)
    if organisation_ids is not None:
        held = held.filter(organisation__in=organisation_ids)
    people = Person.objects.filter(pk__in=held.values("person_id"), is_active=True)
    return list(people.order_by("full_name", "email"))


def acts_of(person_id: UUID, since: datetime, until: datetime, *, act: str = "", most: int = 1000) -> list[AuditEntry]:
    """The lines of the audit of one person from `since` on and before `until`, oldest first; one query."""
    rows = AuditEntry.objects.filter(actor_id=person_id, at__gte=since, at__lt=until)
    return list((rows.filter(act=act) if act else rows).order_by("at", "pk")[:most])


def roles_given_by(person_id: UUID, since: datetime, until: datetime) -> list[RoleAssignment]:
    """Roles that still hold and that this person gave in that time; two queries."""
    told = acts_of(person_id, since, until, act="person.role_given")
    days = {(entry.target_id, entry.detail.get("role")) for entry in told}
    rows = RoleAssignment.objects.filter(given_by=person_id, ends=None).select_related("person")
    return [row for row in rows if (str(row.person_id), row.role) in days]


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a role, all that this person is, and to which organisations he or she belongs, in one line."""

    person: Person
    standing: Standing
    organisations: str


def holders_of(roles: Collection[str], day: date) -> list[Holder]:
    """Active people who hold any of these roles on a day, by name; two queries."""
    wanted = RoleAssignment.objects.filter(on(day), role__in=roles).values("person_id")
    people: dict[UUID, Person] = {}
    held: dict[UUID, dict[tuple[str, str], set[object]]] = defaultdict(lambda: defaultdict(set))
    roles_held = RoleAssignment.objects.filter(on(day), person__in=wanted, person__is_active=True)
    for row in roles_held.select_related("person"):
        people[row.person_id] = row.person
        held[row.person_id][row.role, row.scope].add(row.organisation_id or row.working_group_id or row.work_package_id)
    belongs: dict[UUID, dict[str, str]] = defaultdict(dict)
    rows = Affiliation.objects.filter(on(day), person__in=wanted).select_related("organisation")
    for each in rows.order_by("organisation__short_name"):
        name = each.organisation.short_name or each.organisation.name_original
        belongs[each.person_id][str(each.organisation_id)] = name
    found = [
        Holder(person, _standing(key, held[key], set(belongs[key])), ", ".join(belongs[key].values()))
        for key, person in people.items()
    ]
    return sorted(found, key=lambda holder: (holder.person.full_name, holder.person.email))
