"""People and organisations for tests, made in one line each."""

from datetime import UTC, date, datetime
from itertools import count

from polisee.partnership.models import Affiliation, Organisation, Person, RoleAssignment, Theme, WorkingGroup

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)


def organisation(code: str = "", country: str = "BG", **fields: object) -> Organisation:
    code = code or f"ORG{next(_numbers)}"
    return Organisation.objects.create(
        code=code,
        name_original=code,
        original_language="bg",
        name_en=f"{code} Agency",
        short_name=code,
        country=country,
        **fields,
    )


def person(
    name: str = "", organisation: Organisation | None = None, password: str = "correct horse battery", **fields: object
) -> Person:
    number = next(_numbers)
    made = Person.objects.create_user(
        f"person{number}@example.org", password, full_name=name or f"Person {number}", **fields
    )
    if organisation:
        Affiliation.objects.create(person=made, organisation=organisation, starts=date(2020, 1, 1))
    return made


def give(person: Person, role: str, **scope: object) -> Person:
    RoleAssignment.objects.create(person=person, role=role, starts=date(2020, 1, 1), **scope)
    return person


def contributor(organisation: Organisation, **fields: object) -> Person:
    return give(person(organisation=organisation, **fields), "contributor", organisation=organisation)


def reviewer(organisation: Organisation, **fields: object) -> Person:
    return give(person(organisation=organisation, **fields), "reviewer")


def group(number: int = 3) -> WorkingGroup:
    theme, _ = Theme.objects.get_or_create(
        number=number, defaults={"letter": str(number), "slug": f"theme-{number}", "name": {"en": f"Theme {number}"}}
    )
    return WorkingGroup.objects.get_or_create(theme=theme)[0]


def leader(group: WorkingGroup, organisation: Organisation, **fields: object) -> Person:
    return give(person(organisation=organisation, **fields), "leader", working_group=group)


def coordinator(organisation: Organisation, **fields: object) -> Person:
    return give(person(organisation=organisation, **fields), "coordinator")


def administrator(organisation: Organisation, **fields: object) -> Person:
    return give(person(organisation=organisation, **fields), "administrator")


def practice_content(**changes: object) -> dict[str, object]:
    """A practice that can be sent for review."""
    return {
        "title": "Клъстер за чисти технологии",
        "summary": "Фирми и университети работят заедно.",
        "themes": [3],
        "regions": ["BG41"],
        "period": {"from": 2012},
        "keywords": ["клъстер"],
        "sources": [{"url": "https://example.org/a", "title": "Страница", "seen": "2026-01-02"}],
        "body": {
            "challenge": "Малките фирми нямаха връзки с науката.",
            "what_is_done": "Агенцията ги събира всеки месец.",
        },
        **changes,
    }
