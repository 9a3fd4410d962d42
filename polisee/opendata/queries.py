"""Reads of this feature: what there is, by whom, since when."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.utils.translation import override

from polisee.foundation.languages.tags import path_code
from polisee.partnership.api import Partner
from polisee.records.api import changes, showing
from polisee.records.api import queries as record_queries


@dataclass(frozen=True)
class Publisher:
    """Who answers for the data; `home` is empty where no address is known."""

    name: str
    language: str
    name_en: str
    home: str


@dataclass(frozen=True)
class Holdings:
    """What is public: how many records, in which original languages, from when to when."""

    records: int
    languages: tuple[str, ...]
    first: datetime | None
    latest: datetime | None


def holdings() -> Holdings:
    """Counted now; two queries."""
    found = record_queries.public_summary()
    return Holdings(found.count, found.languages, changes.first_publication_at(), found.latest)


def publisher() -> Publisher | None:
    """The lead partner of the project, the present one first; one query."""
    rows = Partner.objects.select_related("organisation").filter(role="lead").order_by("ends", "-starts")
    row = next(iter(sorted(rows, key=lambda each: each.ends is not None)), None)
    if row is None:
        return None
    home = row.organisation
    return Publisher(home.name_original, home.original_language, home.name_en, home.website)


def partner_countries() -> list[str]:
    """ISO codes of the countries with a partner, past ones included; one query."""
    return sorted(set(Partner.objects.values_list("organisation__country", flat=True)))


def page_address(record_id: str, language: str) -> str:
    """Where a record is read, in its own language; the platform's address where no feature shows records."""
    return settings.BASE_URL + _pattern(path_code(language) or "en").replace("-0-", record_id)


@lru_cache
def _pattern(path: str) -> str:
    with override(path):
        address = showing.address_of("00000000-0000-0000-0000-000000000000")
    return address.replace("00000000-0000-0000-0000-000000000000", "-0-")
