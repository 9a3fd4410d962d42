"""Which roles open which doors: pure functions over what a person holds."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

READ: Final = "read"
WRITE: Final = "write"
TRANSLATE: Final = "translate"
REVIEW: Final = "review"
TOKEN_SCOPES: Final = (READ, WRITE, TRANSLATE, REVIEW)
"""What a key for the API may be for. It never gives more than its person may do."""


@dataclass(frozen=True)
class Standing:
    """All that permission rules need to know of a person on a day; empty for a reader without an account."""

    person_id: str | None = None
    platform_roles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()  # affiliated with (ids)
    contributor_for: frozenset[str] = frozenset()  # organisation ids
    reviewer_for: frozenset[str] = frozenset()  # organisation ids
    leads_themes: frozenset[int] = field(default_factory=frozenset)
    reviews_themes: frozenset[int] = field(default_factory=frozenset)
    member_of_themes: frozenset[int] = field(default_factory=frozenset)
    leads_packages: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_signed_in(self) -> bool:
        return self.person_id is not None

    @property
    def is_administrator(self) -> bool:
        return "administrator" in self.platform_roles

    @property
    def is_coordinator(self) -> bool:
        return "coordinator" in self.platform_roles

    @property
    def may_review_at_all(self) -> bool:
        return bool("reviewer" in self.platform_roles or self.reviewer_for or self.reviews_themes or self.leads_themes)

    def leads_any(self, themes: Collection[int]) -> bool:
        """Does this person lead a working group of one of these themes?"""
        return bool(self.leads_themes & set(themes))


NOBODY = Standing()
