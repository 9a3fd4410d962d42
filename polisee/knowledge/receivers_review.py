"""Telling those concerned what became of a record: on screen and by mail, each thing once."""

from collections.abc import Iterable
from datetime import datetime

from polisee.foundation.clock import now
from polisee.notify.api import tell
from polisee.partnership.api import Person, people_holding
from polisee.records.api import RecordPublished, RecordsMerged, RecordWithdrawn, ReviewStepTaken, merged, working


def tell_of_step(event: ReviewStepTaken) -> None:
    """A step of a review was taken."""
    about = working.concerned_with(event.record_id, event.review_id)
    review = about.review
    if review is None:
        return
    actor = Person.objects.filter(pk=event.actor_id).first() if event.actor_id else None
    words = {"title": about.title, "actor": actor.full_name if actor else "", "reviewer": ""}
    if review.reviewer:
        words["reviewer"] = review.reviewer.full_name
    at = review.decided_at or review.assigned_at or review.submitted_at
    # A review can be given to somebody twice, with another person in between: the time belongs to the mark.
    mark = f"{event.step}:{review.pk}:{at.timestamp():.0f}"
    path = f"work/records/{event.record_id}/review/"
    leaders = _leaders(about.themes, at)
    reviewers = [review.reviewer] if review.reviewer else []
    told = _Telling(words=words, path=path, at=at, mark=mark, except_for=event.actor_id)
    if event.step == "submit":
        told.tell(leaders, "review.submitted")
    elif event.step == "assign":
        told.tell(reviewers, "review.assigned", even_the_actor=True)
        told.tell(about.authors, "review.with_reviewer")
    elif event.step == "ask_changes":
        told.tell(about.authors, "review.changes_asked", path=f"work/records/{event.record_id}/edit/")
    elif event.step == "approve":
        told.tell(about.authors, "review.approved", path=f"records/{event.record_id}/")
        told.tell(leaders, "review.approved_group", path=f"records/{event.record_id}/")
    elif event.step == "withdraw":
        told.tell([*leaders, *reviewers], "review.withdrawn")


def tell_translators(event: RecordPublished) -> None:
    """What was published has left translations behind."""
    about = working.concerned_with(event.record_id)
    number = about.record.current.number if about.record.current else 0
    words = {"title": about.title}
    for person in working.translators_left_behind(event.record_id):
        once = f"left-behind:{event.record_id}:{number}:{person.pk}"
        path = f"work/records/{event.record_id}/translate/"
        tell(person=person, kind="translation.left_behind", words=words, path=path, at=now(), once=once)


def tell_of_archiving(event: RecordWithdrawn) -> None:
    """A record was taken out of the public's sight."""
    step = working.latest_step(event.record_id)
    if step is None or step.act != "archive":
        return
    about = working.concerned_with(event.record_id)
    words = {"title": about.title, "actor": step.actor.full_name if step.actor else ""}
    path = f"work/records/{event.record_id}/review/"
    told = _Telling(words=words, path=path, at=step.at, mark=f"archive:{step.pk}", except_for=step.actor_id)
    told.tell(about.authors, "record.archived")


class _Telling:
    """The same words to several people."""

    def __init__(self, *, words: dict[str, str], path: str, at: datetime, mark: str, except_for: object) -> None:
        self.words, self.path, self.at, self.mark, self.except_for = words, path, at, mark, except_for

    def tell(self, people: Iterable[Person], kind: str, *, path: str = "", even_the_actor: bool = False) -> None:
        for person in people:
            if person.pk == self.except_for and not even_the_actor:
                continue
            once = f"{self.mark}:{person.pk}"
            tell(person=person, kind=kind, words=self.words, path=path or self.path, at=self.at, once=once)


def _leaders(themes: tuple[int, ...], at: datetime) -> list[Person]:
    """Who leads a group of one of these themes; the coordinators where nobody does."""
    return people_holding("leader", at.date(), themes=themes) or people_holding("coordinator", at.date())


def tell_of_joining(event: RecordsMerged) -> None:
    """The authors of the record that went into another hear of it; parting the two again is told to nobody."""
    if event.undone:
        return
    actor, at = merged.done_by(event.merge_id)
    gone, kept = working.concerned_with(event.gone_id), working.concerned_with(event.kept_id)
    words = {"title": kept.title, "gone": gone.title, "actor": actor.full_name if actor else ""}
    path = f"work/records/{event.kept_id}/versions/"
    told = _Telling(
        words=words, path=path, at=at, mark=f"joined:{event.merge_id}", except_for=actor.pk if actor else None
    )
    told.tell(gone.authors, "record.joined")
