"""Two people at once, for real: one wins, the other is told, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from polisee.foundation.errors import DomainError
from polisee.records import api
from polisee.records.models import Publication, Record, Review, Revision, Transition, Translation
from tests import people
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> dict[str, object]:
    home, away, third = (
        people.organisation(country="BG"),
        people.organisation(country="RO"),
        people.organisation(country="IT"),
    )
    return {
        "home": home,
        "author": people.contributor(home),
        "colleague": people.contributor(home),
        "reviewer": people.reviewer(away),
        "other": people.reviewer(third),
        "leader": people.leader(people.group(3), third),
    }


def draft(cast) -> Record:
    return api.begin_record(
        actor=cast["author"],
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=cast["home"].pk,
        content=practice_content(),
    )


def in_review(cast) -> Record:
    record = draft(cast)
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["reviewer"].pk)
    return record


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each came to: its answer, or the error of the domain."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=20)
            return act()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, act) for act in acts]]


def refused(results: list[object]) -> int:
    return sum(isinstance(result, DomainError) for result in results)


def test_of_two_who_save_at_once_one_wins_and_the_other_hears_of_it(cast) -> None:
    record = draft(cast)

    def save(who: str, title: str) -> Callable[[], object]:
        content = practice_content(title=title)
        return lambda: api.save_record(actor=cast[who], at=AT, record_id=record.pk, content=content, based_on=1)

    results = at_once(*(save(who, f"{who} {n}") for n in range(2) for who in ("author", "colleague")))
    assert refused(results) == 3
    assert [each.number for each in Revision.objects.filter(record=record)] == [1, 2]
    assert all(isinstance(result, Revision | api.StaleError) for result in results)


def test_saving_one_after_the_other_under_load_keeps_every_revision(cast) -> None:
    """Who waits for the lock must see what was saved meanwhile, not what stood there before."""
    record = draft(cast)

    def save_again() -> object:
        for attempt in range(50):
            number = Revision.objects.filter(record=record).count()
            content = practice_content(title=f"{number} {attempt} {id(object())}")
            try:
                return api.save_record(
                    actor=cast["author"], at=AT, record_id=record.pk, content=content, based_on=number
                )
            except api.StaleError:
                continue
        return None

    results = at_once(*[save_again] * 6)
    assert None not in results
    assert [each.number for each in Revision.objects.filter(record=record)] == list(range(1, 8))


def test_of_two_who_send_at_once_one_opens_the_only_review(cast) -> None:
    record = draft(cast)
    results = at_once(
        *(
            lambda who=who: api.submit(actor=cast[who], at=AT, record_id=record.pk)
            for who in ("author", "colleague", "author")
        )
    )
    assert refused(results) == 2
    assert Review.objects.filter(record=record, decided_at=None).count() == 1


def test_approved_twice_at_once_it_is_published_once(cast) -> None:
    record = in_review(cast)
    results = at_once(*[lambda: api.approve(actor=cast["reviewer"], at=AT, record_id=record.pk, revision=1)] * 3)
    assert refused(results) == 2
    assert Publication.objects.filter(record=record).count() == 1
    assert api.published_one(record.pk) is not None


def test_approved_and_taken_back_at_once_only_one_holds(cast) -> None:
    record = in_review(cast)
    results = at_once(
        lambda: api.approve(actor=cast["reviewer"], at=AT, record_id=record.pk, revision=1),
        lambda: api.withdraw(actor=cast["author"], at=AT, record_id=record.pk),
    )
    assert refused(results) == 1
    state = Record.objects.get(pk=record.pk).state
    assert (state == "published") == (api.published_one(record.pk) is not None)
    assert Review.objects.get(record=record).outcome in {"approved", "withdrawn"}


def test_given_to_two_reviewers_at_once_exactly_one_has_it_and_both_steps_are_noted(cast) -> None:
    record = draft(cast)
    api.submit(actor=cast["author"], at=AT, record_id=record.pk)
    at_once(
        *(
            lambda who=who: api.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast[who].pk)
            for who in ("reviewer", "other")
        )
    )
    review = Review.objects.get(record=record)
    assert review.reviewer in {cast["reviewer"], cast["other"]}
    assert Transition.objects.filter(record=record, act="assign").count() == 2


def test_two_translations_at_once_do_not_overwrite_each_other_unseen(cast) -> None:
    record = draft(cast)
    results = at_once(
        *(
            lambda who=who: api.save_translation(
                actor=cast[who], at=AT, record_id=record.pk, language="sq", texts={"title": who}, seen={}, over={}
            )
            for who in ("author", "colleague")
        )
    )
    assert refused(results) == 1
    assert Translation.objects.get().text in {"author", "colleague"}
