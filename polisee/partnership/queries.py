"""Reads of the partnership."""

from collections import defaultdict
from datetime import date

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
    roles: dict[tuple[str, str], set[object]] = defaultdict(set)
    for held in RoleAssignment.objects.filter(on(day), person_id=person.pk):
        roles[held.role, held.scope].add(held.organisation_id or held.working_group_id or held.work_package_id)
    organisations = Affiliation.objects.filter(on(day), person_id=person.pk).values_list("organisation_id", flat=True)

    def ids(role: str) -> frozenset[str]:
        return frozenset(str(value) for value in roles[role, "organisation"])

    def themes(role: str) -> frozenset[int]:
        return frozenset(int(str(value)) for value in roles[role, "working_group"])

    return Standing(
        person_id=str(person.pk),
        platform_roles=frozenset(role for (role, scope) in list(roles) if scope == "platform"),
        organisations=frozenset(str(value) for value in organisations),
        contributor_for=ids("contributor"),
        reviewer_for=ids("reviewer"),
        leads_themes=themes("leader"),
        reviews_themes=themes("reviewer"),
        member_of_themes=themes("member"),
        leads_packages=frozenset(str(value) for value in roles["leader", "work_package"]),
    )
