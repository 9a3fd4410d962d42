"""Who may do what with a record: predicates over a person's standing and the record."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from polisee.partnership.api import Standing
from polisee.records.models import Record, Review
from polisee.records.rules.life import ARCHIVED, CHANGES_ASKED, DRAFT, IN_REVIEW, PUBLISHED, SUBMITTED


@dataclass(frozen=True)
class RecordFacts:
    """What permissions depend on, apart from the person."""

    organisation_id: str | None
    created_by_id: str | None
    author_ids: frozenset[str]
    themes: frozenset[int]
    state: str
    reviewer_id: str | None
    """Whoever has the open review."""
    is_public: bool = False
    """Whether anything of it was ever published."""

    @property
    def is_editable(self) -> bool:
        return self.state in {DRAFT, CHANGES_ASKED, PUBLISHED}


def facts_of(record: Record) -> RecordFacts:
    """No query for a record of `record_with_current`; else two: the open review, and who wrote revisions."""
    reviewer, authors = _reviewer_and_authors(record)
    content: dict[str, Any] = record.current.content if record.current else {}
    return RecordFacts(
        organisation_id=str(record.organisation_id) if record.organisation_id else None,
        created_by_id=str(record.created_by_id) if record.created_by_id else None,
        author_ids=frozenset(map(str, authors)),
        themes=frozenset(content.get("themes", [])),
        state=record.state,
        reviewer_id=str(reviewer) if reviewer else None,
        is_public=record.published_id is not None,
    )


def _reviewer_and_authors(record: Record) -> tuple[UUID | None, set[UUID]]:
    if hasattr(record, "all_authors"):
        return record.open_reviewer, set(record.all_authors)  # type: ignore[attr-defined]
    review = record.reviews.filter(decided_at=None).first()
    authors = set(record.revisions.exclude(author=None).values_list("author_id", flat=True))
    return (review.reviewer_id if review else None), {each for each in authors if each is not None}


def may_create_for(who: Standing, organisation_id: str) -> bool:
    """Contributors write for their organisation; the coordinator for any."""
    return organisation_id in who.contributor_for or who.is_coordinator


def may_see_working_copy(who: Standing, facts: RecordFacts) -> bool:
    """Those who write it, who review it, who lead its theme, and who coordinate."""
    return who.is_signed_in and (
        may_write(who, facts)
        or who.person_id == facts.reviewer_id
        or who.leads_any(facts.themes)
        or who.is_coordinator
        or who.is_administrator
    )


def may_write(who: Standing, facts: RecordFacts) -> bool:
    """Belongs to those who write this record (whatever its state)."""
    return who.is_signed_in and (
        who.is_coordinator
        or (facts.organisation_id is not None and facts.organisation_id in who.contributor_for)
        or (facts.organisation_id is None and who.person_id == facts.created_by_id)
    )


def may_edit(who: Standing, facts: RecordFacts) -> bool:
    """Write it now: not while others review it."""
    return may_write(who, facts) and facts.is_editable


def may_submit(who: Standing, facts: RecordFacts) -> bool:
    return may_write(who, facts) and facts.state in {DRAFT, CHANGES_ASKED}


def may_withdraw(who: Standing, facts: RecordFacts) -> bool:
    return may_write(who, facts) and facts.state in {SUBMITTED, IN_REVIEW, CHANGES_ASKED}


def may_assign(who: Standing, facts: RecordFacts) -> bool:
    """The leader of one of its working groups assigns; the coordinator where a group has no leader."""
    return (
        who.is_signed_in
        and facts.state in {SUBMITTED, IN_REVIEW}
        and (who.leads_any(facts.themes) or who.is_coordinator)
    )


def may_be_reviewer(who: Standing, facts: RecordFacts) -> bool:
    """May review at all, is of another organisation, and did not write it."""
    return (
        who.is_signed_in
        and who.may_review_at_all
        and (facts.organisation_id is None or facts.organisation_id not in who.organisations | who.contributor_for)
        and who.person_id not in facts.author_ids
        and who.person_id != facts.created_by_id
    )


def may_review(who: Standing, facts: RecordFacts) -> bool:
    """Has the open review, and still may have it."""
    return facts.state == IN_REVIEW and who.person_id == facts.reviewer_id and may_be_reviewer(who, facts)


def may_translate(who: Standing, facts: RecordFacts) -> bool:
    """Any contributor translates what is published; those who write a record translate it at any time."""
    return may_write(who, facts) or (facts.state == PUBLISHED and bool(who.contributor_for or who.may_review_at_all))


def may_approve_translation(who: Standing, facts: RecordFacts, *, made_by: Collection[str]) -> bool:
    """Another person than the one who made it: reviewer, leader, coordinator, or a writer of this record."""
    return (
        who.is_signed_in
        and who.person_id not in made_by
        and (who.may_review_at_all or who.is_coordinator or may_write(who, facts))
    )


def may_archive(who: Standing, facts: RecordFacts) -> bool:
    """Leaders and coordinators take away what stands; its writers only what was never public."""
    if not who.is_signed_in or facts.state not in {DRAFT, PUBLISHED, ARCHIVED}:
        return False
    judges = who.is_coordinator or who.leads_any(facts.themes)
    return judges or (may_write(who, facts) and not facts.is_public and facts.state != PUBLISHED)


def may_merge(who: Standing, first: RecordFacts, second: RecordFacts) -> bool:
    """Join two records to one: the leader of a theme that both have, the coordinator, the administrator."""
    return who.is_signed_in and (
        who.is_coordinator or who.is_administrator or who.leads_any(first.themes & second.themes)
    )


def may_decide_pairs(who: Standing) -> bool:
    """See the pairs that seem to be the same: leaders of working groups, coordinators, administrators."""
    return bool(who.leads_themes) or who.is_coordinator or who.is_administrator


def may_link(who: Standing, facts: RecordFacts) -> bool:
    """Those who write or judge it may link it."""
    return may_write(who, facts) or (who.is_signed_in and (who.leads_any(facts.themes) or who.is_coordinator))


def working_copies_visible_to(who: Standing) -> QuerySet[Record]:
    """The records whose working copy this person may see."""
    if not who.is_signed_in:
        return Record.objects.none()
    if who.is_coordinator or who.is_administrator:
        return Record.objects.all()
    mine = Q(organisation_id__in=who.contributor_for) | Q(organisation=None, created_by_id=who.person_id)
    given_to_me = Review.objects.filter(record=OuterRef("pk"), reviewer__pk=UUID(str(who.person_id)), decided_at=None)
    mine |= Q(Exists(given_to_me))
    for theme in who.leads_themes:
        mine |= Q(current__content__themes__contains=theme)
    return Record.objects.filter(mine)
