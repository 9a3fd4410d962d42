"""Telling people that the day has come on which a record is to be looked at again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from polisee.notify.api import tell
from polisee.partnership.api import Person, people_holding
from polisee.records.api import due as due_records

LOOKS_BACK = timedelta(days=14)
"""A night on which no worker ran is made up for; what has been due for longer stands in the list of what is due."""


def remind_of_reviews(at: datetime) -> int:
    """Tell the owners of records whose day has come, each person once a record and day; how many were told."""
    told = 0
    people: dict[UUID | None, list[Person]] = {}
    for due in due_records.became_due(since=(at - LOOKS_BACK).date(), until=at.date()):
        if due.organisation_id not in people:
            people[due.organisation_id] = list(_owners(due.organisation_id, at))
        for person in people[due.organisation_id]:
            notice = tell(
                person=person,
                kind="review.due",
                words={"title": due.title},
                path=f"work/records/{due.id}/edit/",
                at=at,
                once=f"review-due:{due.id}:{due.next_review.isoformat()}:{person.pk}",
            )
            told += notice is not None
    return told


def _owners(organisation_id: UUID | None, at: datetime) -> Iterable[Person]:
    """Who writes for the organisation; the coordinators where nobody does, or where it belongs to none."""
    writers = people_holding("contributor", at.date(), organisation_ids=[organisation_id]) if organisation_id else []
    return writers or people_holding("coordinator", at.date())
