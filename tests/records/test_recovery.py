"""An account was misused: everything it did in a window of time is seen, and what is chosen is put back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from polisee.foundation.canonical import text_digest
from polisee.partnership.models import Person, RoleAssignment
from polisee.partnership.operations.roles import give_role
from polisee.partnership.operations.tokens import make_token, person_of_token
from polisee.partnership.scopes import PLATFORM
from polisee.records import api
from polisee.records.models import Link, Record, Recovered, Recovery
from polisee.records.operations import recovering as operations
from polisee.records.recovering import Window, acts_in
from polisee.trust.sweep import sweep_all
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
BEGIN, END, LATER = AT + timedelta(days=10), AT + timedelta(days=11), AT + timedelta(days=12)
INSIDE = BEGIN + timedelta(hours=1)


class Case:
    """A record that was published in good order, then an account that writes, approves, translates, links and gives roles."""

    def __init__(self) -> None:
        self.home, self.away = people.organisation("HOME"), people.organisation("AWAY", "RO")
        self.author = people.contributor(self.home, name="Good Author")
        self.reviewer = people.reviewer(self.away, name="Good Reviewer")
        self.administrator = people.administrator(self.away)
        self.villain = people.give(people.coordinator(self.home, name="Misused Account"), "administrator")
        self.helper = people.reviewer(self.away, name="Deceived Reviewer")
        self.leader = people.leader(people.group(3), self.away)
        self.record = self.publish(self.author, AT)
        self.other = self.publish(self.author, AT, title="Друг")
        api.save_translation(
            actor=self.author, at=AT, record_id=self.record.pk, language="en", texts={"title": "Good title"}, seen={}
        )
        api.approve_translation(actor=self.reviewer, at=AT, record_id=self.record.pk, language="en")
        self.link = api.link(actor=self.author, at=AT, source_id=self.record.pk, target_id=self.other.pk, type="cites")

    def publish(self, author: Person, at, record: Record | None = None, **words: object) -> Record:
        if record is None:
            record = api.begin_record(
                actor=author, at=at, kind="practice", language="bg", organisation_id=self.home.pk,
                content=people.practice_content(**words),
            )  # fmt: skip
        api.submit(actor=author, at=at, record_id=record.pk)
        reviewer = self.reviewer if at == AT else self.helper
        api.assign(actor=self.leader, at=at, record_id=record.pk, reviewer_id=reviewer.pk)
        number = Record.objects.get(pk=record.pk).current.number
        api.approve(actor=reviewer, at=at, record_id=record.pk, revision=number)
        return Record.objects.get(pk=record.pk)

    def misuse(self) -> None:
        content = people.practice_content(summary="Купете курсови работи https://courseworks.example")
        api.save_record(actor=self.villain, at=INSIDE, record_id=self.record.pk, content=content, based_on=1)
        self.publish(self.villain, INSIDE, self.record)
        api.unlink(actor=self.villain, at=INSIDE, link_id=self.link.pk)
        api.link(actor=self.villain, at=INSIDE, source_id=self.record.pk, target_id=self.other.pk, type="contradicts")
        self.spam = self.publish(self.villain, INSIDE, title="Курсови работи")
        give_role(person_id=self.helper.pk, role="coordinator", scope=PLATFORM, actor=self.villain, at=INSIDE)
        self.token = make_token(actor=self.villain, at=INSIDE, name="key", days=30)

    def begin(self) -> Recovery:
        return api.begin_recovery(actor=self.administrator, at=LATER, person_id=self.villain.pk, since=BEGIN, until=END)

    def recover(self, record: Record, at=LATER) -> str:
        return api.recover_record(actor=self.administrator, at=at, recovery_id=self.begin().pk, record_id=record.pk)


@pytest.fixture
def case() -> Case:
    made = Case()
    made.misuse()
    return made


def test_the_preview_shows_everything_that_was_done_and_what_readers_will_get(case) -> None:
    acts = acts_in(Window(case.villain.pk, BEGIN, END))
    found = {each.record_id: each for each in acts.records}
    assert set(found) == {case.record.pk, case.spam.pk}
    old = found[case.record.pk]
    assert (old.revisions, old.publications, old.good, old.links, old.links_removed) == ([2], [3], 2, 1, 1)
    assert (found[case.spam.pk].good, found[case.spam.pk].publications) == (None, [1])
    assert [(each.person, each.role) for each in acts.roles] == [("Deceived Reviewer", "coordinator")]


def test_a_record_goes_back_to_its_last_publication_before_the_window_sealed_anew_with_its_history(case) -> None:
    good = case.record.publications.get(number=2)
    assert case.recover(case.record) == "reverted"
    shown = api.published_one(case.record.pk)
    before = api.open_publication(good, case.record.pk)
    for name in ("content", "translations", "approved_by", "written_by", "revision"):
        assert shown.payload[name] == before.payload[name], name
    assert shown.seal.publication == 4
    record = Record.objects.get(pk=case.record.pk)
    assert (record.state, record.publications.count(), record.revisions.count()) == ("published", 4, 3)
    assert set(record.links_out.values_list("type", flat=True)) == {"cites"}
    assert sweep_all(at=LATER, report=False).findings == []


def test_what_was_never_public_before_is_taken_out_of_sight(case) -> None:
    assert case.recover(case.spam) == "withdrawn"
    assert api.published_one(case.spam.pk) is None
    assert Record.objects.get(pk=case.spam.pk).state == "archived"
    assert sweep_all(at=LATER, report=False).findings == []


def test_doing_it_again_changes_nothing(case) -> None:
    case.recover(case.record)
    assert case.recover(case.record, LATER + timedelta(days=1)) == "already"
    assert case.record.publications.count() == 4
    assert Recovery.objects.count() == 1


def test_a_crash_in_the_middle_leaves_each_record_either_as_it_was_or_put_back_and_the_rest_can_follow(
    case, monkeypatch
) -> None:
    case.recover(case.spam)
    with monkeypatch.context() as broken:

        def crash(**_anything: object) -> None:
            raise DatabaseError("the power went")

        broken.setattr(operations, "record_act", crash)
        with pytest.raises(DatabaseError):
            case.recover(case.record)
    assert api.published_one(case.record.pk).seal.publication == 3
    assert Recovered.objects.count() == 1
    assert case.recover(case.record) == "reverted"
    assert Recovered.objects.count() == 2


def test_a_translation_changed_in_the_window_says_again_what_was_approved(case) -> None:
    again = {"title": text_digest("Клъстер за чисти технологии")}
    api.save_translation(
        actor=case.villain,
        at=INSIDE,
        record_id=case.record.pk,
        language="en",
        texts={"title": "Buy courseworks"},
        seen=again,
    )
    api.save_translation(
        actor=case.villain,
        at=INSIDE,
        record_id=case.record.pk,
        language="de",
        texts={"title": "Hausarbeiten"},
        seen=again,
    )
    for language in ("en", "de"):
        api.approve_translation(actor=case.helper, at=INSIDE, record_id=case.record.pk, language=language)
    assert api.published_one(case.record.pk).title("en").text == "Buy courseworks"
    case.recover(case.record)
    shown = api.published_one(case.record.pk)
    assert (shown.title("en").text, shown.languages) == ("Good title", ["bg", "en"])
    assert sweep_all(at=LATER, report=False).findings == []


def test_only_a_translation_was_changed_so_the_original_stays_as_others_published_it(case) -> None:
    api.save_translation(
        actor=case.villain,
        at=INSIDE,
        record_id=case.other.pk,
        language="en",
        texts={"title": "Buy courseworks"},
        seen={},
    )
    api.approve_translation(actor=case.helper, at=INSIDE, record_id=case.other.pk, language="en")
    assert case.recover(case.other) == "reverted"
    assert api.published_one(case.other.pk).title("en").text == "Друг"


def test_roles_given_end_and_the_account_is_signed_out_everywhere(case) -> None:
    given = RoleAssignment.objects.get(person=case.helper, role="coordinator")
    arguments = {"actor": case.administrator, "at": LATER, "recovery_id": case.begin().pk}
    assert api.recover_role(**arguments, assignment_id=given.pk) == "ended"
    assert api.recover_role(**arguments, assignment_id=given.pk) == "already"
    assert RoleAssignment.objects.get(pk=given.pk).ends is not None
    before = Person.objects.get(pk=case.villain.pk).get_session_auth_hash()
    assert person_of_token(case.token, INSIDE) == case.villain
    assert api.recover_access(**arguments, block=True) == "ended"
    person = Person.objects.get(pk=case.villain.pk)
    assert person.get_session_auth_hash() != before
    assert not person.is_active
    assert person_of_token(case.token, INSIDE) is None


@pytest.mark.parametrize("role", ["villain", "leader", "author", "helper"])
def test_nobody_but_another_administrator_reverts(case, role) -> None:
    with pytest.raises(api.DomainError):
        api.begin_recovery(actor=getattr(case, role), at=LATER, person_id=case.villain.pk, since=BEGIN, until=END)


def test_a_window_that_ends_before_it_begins_or_in_the_future_is_refused(case) -> None:
    for since, until in ((END, BEGIN), (BEGIN, LATER + timedelta(days=1))):
        with pytest.raises(api.InvalidError):
            api.begin_recovery(actor=case.administrator, at=LATER, person_id=case.villain.pk, since=since, until=until)
    assert not Link.objects.filter(made_by=case.administrator).exists()
