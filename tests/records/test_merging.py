"""Two records become one, and two again: what moves, what is kept, who may, who wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from polisee.foundation.errors import DomainError, InvalidError, NotAllowedError, StaleError
from polisee.foundation.models import PublicVersion
from polisee.records import api
from polisee.records.models import Link, Merge, Record, Review, Translation
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=20)


class Ground:
    """People and published records."""

    def __init__(self) -> None:
        self.home, self.away, third = (
            people.organisation("HOME"),
            people.organisation("AWAY", "RO"),
            people.organisation(),
        )
        self.author, self.other_author = people.contributor(self.home), people.contributor(self.away)
        self.reviewer = people.reviewer(third)
        self.leader = people.leader(people.group(3), people.organisation())
        self.other_leader = people.leader(people.group(5), people.organisation())
        self.coordinator = people.coordinator(third)

    def published(self, language: str = "bg", **content: object) -> Record:
        author, home = (self.author, self.home) if language == "bg" else (self.other_author, self.away)
        record = api.begin_record(
            actor=author, at=AT, kind="practice", language=language, organisation_id=home.pk,
            content=people.practice_content(**content),
        )  # fmt: skip
        api.submit(actor=author, at=AT, record_id=record.pk)
        api.assign(actor=self.leader, at=AT, record_id=record.pk, reviewer_id=self.reviewer.pk)
        api.approve(actor=self.reviewer, at=AT, record_id=record.pk, revision=1)
        return Record.objects.get(pk=record.pk)

    def merge(self, kept: Record, gone: Record, **choices: str) -> Merge:
        return api.merge_records(actor=self.leader, at=LATER, kept_id=kept.pk, gone_id=gone.pk, choices=choices)


@pytest.fixture
def ground(db: None, settings) -> Ground:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Ground()


def again(record: Record) -> Record:
    return Record.objects.get(pk=record.pk)


def test_the_one_that_goes_is_no_longer_public_and_leads_to_the_one_that_stays(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    ground.merge(kept, gone)
    assert api.published_one(gone.pk) is None
    assert api.merged.merged_into(gone.pk) == kept.pk
    assert api.merged.merged_into(kept.pk) is None
    assert again(kept).state == "published"
    assert again(gone).revisions.count() == 1


def test_a_text_that_changes_goes_to_review_and_the_public_reads_the_old_one_until_then(ground) -> None:
    kept, gone = ground.published(), ground.published(title="По-добро име")
    ground.merge(kept, gone, title="gone")
    assert again(kept).state == "submitted"
    assert api.published_one(kept.pk).content["title"] == "Клъстер за чисти технологии"
    review = Review.objects.get(record=kept, decided_at=None)
    api.assign(actor=ground.coordinator, at=LATER, record_id=kept.pk, reviewer_id=ground.reviewer.pk)
    api.approve(actor=ground.reviewer, at=LATER, record_id=kept.pk, revision=review.revision.number)
    assert api.published_one(kept.pk).content["title"] == "По-добро име"


def test_links_move_without_doubles_and_without_one_to_itself(ground) -> None:
    kept, gone, third, fourth = (ground.published(title=name) for name in ("A", "B", "C", "D"))
    made = [
        (gone, third, "cites"),
        (fourth, gone, "cites"),
        (gone, kept, "cites"),
        (kept, third, "cites"),
        (gone, third, "tests"),
    ]
    for source, target, kind in made:
        Link.objects.create(source=source, target=target, type=kind, at=AT)
    merge = ground.merge(kept, gone)
    public = {each[1:] for each in api.queries.public_links_touching([kept.pk], most=9)}
    first, other, last = str(kept.pk), str(third.pk), str(fourth.pk)
    assert public == {(first, other, "cites"), (last, first, "cites"), (first, other, "tests")}
    assert len(api.queries.links_of(kept.pk)) == 3
    api.undo_merge(actor=ground.leader, at=LATER, merge_id=merge.pk)
    now = {(each.source_id, each.target_id, each.type) for each in Link.objects.all()}
    assert now == {(source.pk, target.pk, kind) for source, target, kind in made}


def translate(ground: Ground, record: Record, language: str, **texts: str) -> None:
    api.save_translation(actor=ground.other_author, at=AT, record_id=record.pk, language=language, texts=texts, seen={})
    api.approve_translation(actor=ground.reviewer, at=AT, record_id=record.pk, language=language)


def test_translations_stay_where_the_text_stays_and_come_along_where_it_is_taken(ground) -> None:
    kept, gone = ground.published(), ground.published(title="По-добро име")
    translate(ground, kept, "de", title="Cluster", summary="Kurz")
    translate(ground, gone, "de", title="Besserer Name", summary="Anders")
    merge = ground.merge(kept, gone, title="gone")
    states = {each.name: (each.text, each.state) for each in api.working.translation_fields(again(kept), "de")}
    assert states["title"] == ("Besserer Name", "approved")
    assert states["summary"] == ("Kurz", "approved")
    api.undo_merge(actor=ground.leader, at=LATER, merge_id=merge.pk)
    states = {each.name: (each.text, each.state) for each in api.working.translation_fields(again(kept), "de")}
    assert (states["title"], states["summary"]) == (("Cluster", "approved"), ("Kurz", "approved"))


def test_of_another_language_the_translation_is_taken_and_the_original_becomes_a_translation(ground) -> None:
    kept = ground.published()
    gone = ground.published("ro", title="Un nume mai bun")
    translate(ground, gone, "bg", title="По-добро име")
    ground.merge(kept, gone, title="gone", summary="gone")
    content = again(kept).current.content
    assert content["title"] == "По-добро име"
    # The summary is not translated into Bulgarian: it cannot be taken, and stays.
    assert content["summary"] == people.practice_content()["summary"]
    row = Translation.objects.get(record=kept, language="ro", field="title")
    assert (row.text, row.kept) == ("Un nume mai bun", "approved")


def test_a_chain_of_merges_leads_to_its_end_and_both_histories_are_there(ground) -> None:
    first, second, third = (ground.published(title=name) for name in ("A", "B", "C"))
    ground.merge(second, first)
    ground.merge(third, second)
    assert api.merged.merged_into(first.pk) == third.pk
    taken = api.merged.taken_in(third.pk)
    assert {each.record_id for each in taken} == {first.pk, second.pk}
    assert all(len(each.publications) == 1 for each in taken)


def test_what_was_sealed_of_the_one_that_went_can_still_be_checked(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    ground.merge(kept, gone)
    last = api.merged.last_sealed(gone.pk)
    assert api.open_publication(last, gone.pk).content["title"] == "Друго"
    assert list(api.broken_seals()) == []
    assert api.merged.last_sealed(kept.pk) is None


def test_a_line_with_the_old_id_updates_the_one_that_stayed(ground) -> None:
    line = {"kind": "practice", "language": "bg", "title": "Ред", "summary": "…", "themes": [3]}
    ids = {}
    for name in ("x-1", "x-2"):
        ids[name] = api.import_record(
            actor=None, at=AT, line={**line, "id": name}, publish_as=ground.coordinator
        ).record_id
    api.merge_records(actor=ground.coordinator, at=LATER, kept_id=ids["x-2"], gone_id=ids["x-1"], choices={})
    done = api.import_record(
        actor=None, at=LATER, line={**line, "id": "x-1", "title": "Нов ред"}, publish_as=ground.coordinator
    )
    assert (done.record_id, done.did) == (ids["x-2"], "updated")
    assert api.published_one(ids["x-2"]).content["title"] == "Нов ред"
    # Loading the reference files again must not let the two lines overwrite each other.
    same = api.import_record(actor=None, at=LATER, line={**line, "id": "x-1"}, only_if_untouched=True)
    assert same.did == "unchanged"
    third = api.import_record(
        actor=None, at=LATER, line={**line, "id": "x-3", "links": [{"type": "cites", "to": "x-1"}]}
    )
    assert str(Link.objects.get(source=third.record_id).target_id) == ids["x-2"]


def test_who_may(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго", themes=[3, 5])
    for person in (ground.author, ground.reviewer, ground.other_leader):
        with pytest.raises(NotAllowedError):
            api.merge_records(actor=person, at=LATER, kept_id=kept.pk, gone_id=gone.pk, choices={})
    merge = ground.merge(kept, gone)
    for person in (ground.coordinator, ground.author):
        with pytest.raises(NotAllowedError):
            api.undo_merge(actor=person, at=LATER, merge_id=merge.pk)


def test_what_cannot_be_joined(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    with pytest.raises(InvalidError):
        ground.merge(kept, kept)
    with pytest.raises(InvalidError):
        ground.merge(kept, gone, title="mine")
    with pytest.raises(StaleError):
        api.merge_records(actor=ground.leader, at=LATER, kept_id=kept.pk, gone_id=gone.pk, choices={}, seen=(1, 2))
    draft = api.begin_record(
        actor=ground.author, at=AT, kind="practice", language="bg", organisation_id=ground.home.pk,
        content=people.practice_content(),
    )  # fmt: skip
    with pytest.raises(InvalidError):
        ground.merge(draft, gone)
    ground.merge(kept, draft)
    api.save_record(
        actor=ground.author, at=LATER, record_id=gone.pk, content=people.practice_content(title="X"), based_on=1
    )
    api.submit(actor=ground.author, at=LATER, record_id=gone.pk)
    with pytest.raises(StaleError):
        ground.merge(kept, gone)


def test_undone_each_is_what_it_was(ground) -> None:
    kept, gone = ground.published(), ground.published(title="По-добро име")
    merge = ground.merge(kept, gone, title="gone", challenge="gone")
    api.undo_merge(actor=ground.leader, at=LATER, merge_id=merge.pk)
    assert (again(kept).state, again(gone).state) == ("published", "published")
    assert again(kept).current.content == people.practice_content()
    assert not Review.objects.filter(record=kept, decided_at=None).exists()
    assert api.published_one(gone.pk).content["title"] == "По-добро име"
    assert api.merged.merged_into(gone.pk) is None
    with pytest.raises(NotAllowedError):
        api.undo_merge(actor=ground.leader, at=LATER, merge_id=merge.pk)
    ground.merge(kept, gone)


def test_what_has_changed_since_cannot_be_undone(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    merge = ground.merge(kept, gone)
    api.save_record(
        actor=ground.author, at=LATER, record_id=kept.pk, content=people.practice_content(title="X"), based_on=1
    )
    with pytest.raises(StaleError):
        api.undo_merge(actor=ground.leader, at=LATER, merge_id=merge.pk)


def test_a_record_that_went_is_not_restored_beside_the_merge(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    ground.merge(kept, gone)
    with pytest.raises(StaleError):
        api.restore(actor=ground.coordinator, at=LATER, record_id=gone.pk)


def test_the_database_joins_a_record_once_and_never_to_itself(ground) -> None:
    kept, gone = ground.published(), ground.published(title="Друго")
    ground.merge(kept, gone)
    for wrong in ({"kept": kept, "gone": gone}, {"kept": kept, "gone": kept}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Merge.objects.create(at=LATER, **wrong)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_join_the_same_two_the_other_way_round_one_wins_and_the_other_is_told(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    PublicVersion.objects.get_or_create(id=1, defaults={"number": 1})
    ground = Ground()
    first, second = ground.published(), ground.published(title="Друго")

    def merging(kept: Record, gone: Record) -> Callable[[], object]:
        return lambda: api.merge_records(
            actor=ground.coordinator, at=LATER, kept_id=kept.pk, gone_id=gone.pk, choices={"title": "gone"}
        )

    barrier = Barrier(4)

    def run(act: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=20)
            return act()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        acts = [merging(first, second), merging(second, first)] * 2
        results = [future.result(timeout=60) for future in [pool.submit(run, act) for act in acts]]
    assert sum(isinstance(each, Merge) for each in results) == 1
    assert sum(isinstance(each, StaleError) for each in results) == 3
    assert Merge.objects.count() == 1
    assert sorted(Record.objects.values_list("state", flat=True)) == ["archived", "submitted"]
