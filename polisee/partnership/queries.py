"""Reads of the partnership."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from polisee.partnership.models import Affiliation, Person, RoleAssignment
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


def affiliated_names(person_ids: Collection[UUID], day: date) -> dict[UUID, str]:
    """To which organisations each of these people belongs on a day, in one line; one query."""
    names: dict[UUID, list[str]] = defaultdict(list)
    rows = Affiliation.objects.filter(on(day), person_id__in=person_ids).select_related("organisation")
    for row in rows.order_by("organisation__short_name"):
        names[row.person_id].append(row.organisation.short_name or row.organisation.name_original)
    return {person_id: ", ".join(found) for person_id, found in names.items()}
