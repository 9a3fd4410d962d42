"""Making and editing organisations. What people changed is never overwritten by a load of the reference."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from polisee.foundation.errors import InvalidError, Message, NotAllowedError, StaleError
from polisee.foundation.languages.hidden import strip_invisible
from polisee.foundation.languages.tags import CONTENT_CODES
from polisee.foundation.regions import COUNTRIES, REGIONS
from polisee.partnership import messages
from polisee.partnership.audit import record_act
from polisee.partnership.models import Organisation, Person
from polisee.partnership.permissions import may_manage_organisations
from polisee.partnership.queries import standing_of

LIMITS = {"name_original": 300, "name_en": 300, "short_name": 60, "city": 100, "website": 200, "about": 2000}
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_website = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class OrganisationDetails:
    """What people may say of an organisation. `about` is `{content language: text}`."""

    name_original: str
    original_language: str
    name_en: str
    short_name: str
    country: str
    region: str = ""
    city: str = ""
    website: str = ""
    about: Mapping[str, str] = field(default_factory=dict)

    def cleaned(self) -> "OrganisationDetails":
        """Without what cannot be seen; empty texts about it are left out."""
        values = {name: _line(value) for name, value in asdict(self).items() if isinstance(value, str)}
        about = {language: strip_invisible(text).strip() for language, text in self.about.items()}
        return OrganisationDetails(**values, about={language: text for language, text in about.items() if text})


@transaction.atomic
def create_organisation(*, code: str, details: OrganisationDetails, actor: Person | None, at: datetime) -> Organisation:
    """A new organisation. `InvalidError` by field; `NotAllowedError` for others than administrators."""
    _require(actor, at)
    details = details.cleaned()
    problems = details_problems(details)
    if not _CODE.fullmatch(code):
        problems["code"] = [messages.CODE_WRONG]
    elif Organisation.objects.filter(code=code).exists():
        problems["code"] = [messages.CODE_TAKEN]
    if problems:
        raise InvalidError(problems)
    made = Organisation.objects.create(code=code, changed_by_people=True, **asdict(details))
    record_act(actor=actor, at=at, act="organisation.created", target_type="organisation", target_id=made.pk, code=code)
    return made


@transaction.atomic
def change_organisation(
    *, organisation_id: UUID, details: OrganisationDetails, actor: Person | None, at: datetime
) -> Organisation:
    """Edit an organisation; the audit says which fields changed."""
    _require(actor, at)
    organisation = Organisation.objects.select_for_update().filter(pk=organisation_id).first()
    if organisation is None:
        raise StaleError(messages.ORGANISATION_UNKNOWN)
    details = details.cleaned()
    problems = details_problems(details)
    if problems:
        raise InvalidError(problems)
    values = asdict(details)
    changed = [name for name, value in values.items() if getattr(organisation, name) != value]
    if changed:
        for name in changed:
            setattr(organisation, name, values[name])
        organisation.changed_by_people = True
        organisation.save(update_fields=[*changed, "changed_by_people", "updated_at"])
        record_act(
            actor=actor,
            at=at,
            act="organisation.changed",
            target_type="organisation",
            target_id=organisation.pk,
            fields=changed,
        )
    return organisation


def details_problems(details: OrganisationDetails) -> dict[str, list[Message]]:
    """What is wrong, by field; no query."""
    problems = _length_problems(details)
    if details.original_language not in CONTENT_CODES:
        problems["original_language"] = [messages.LANGUAGE_UNKNOWN]
    if details.country not in COUNTRIES:
        problems["country"] = [messages.COUNTRY_UNKNOWN]
    elif details.region and (details.region not in REGIONS or REGIONS[details.region].country != details.country):
        problems["region"] = [messages.REGION_UNKNOWN]
    if details.website and "website" not in problems:
        try:
            _website(details.website)
        except ValidationError:
            problems["website"] = [messages.WEBSITE_WRONG]
    return problems


def _length_problems(details: OrganisationDetails) -> dict[str, list[Message]]:
    """What is missing or too long."""
    problems: dict[str, list[Message]] = {}
    for name in ("name_original", "name_en", "short_name"):
        if not getattr(details, name):
            problems[name] = [messages.MISSING]
    for name, limit in LIMITS.items():
        if name != "about" and len(getattr(details, name)) > limit:
            problems[name] = [str(messages.TOO_LONG) % {"limit": limit}]
    for language, text in details.about.items():
        if language not in CONTENT_CODES:
            problems["about"] = [messages.LANGUAGE_UNKNOWN]
        elif len(text) > LIMITS["about"]:
            problems[f"about_{language}"] = [str(messages.TOO_LONG) % {"limit": LIMITS["about"]}]
    return problems


def _line(text: str) -> str:
    return " ".join(strip_invisible(text).split())


def _require(actor: Person | None, at: datetime) -> None:
    if actor is not None and not may_manage_organisations(standing_of(actor, at.date())):
        raise NotAllowedError(messages.NOT_ALLOWED)
