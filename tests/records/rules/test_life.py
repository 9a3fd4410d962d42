"""The life of a record against an oracle of its own, walked at random."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from polisee.records.rules import life

ACTS = st.sampled_from(life.ACTS)


class Walk(RuleBasedStateMachine):
    """What may be said of a record's history, told independently of the table: who holds it, whether anybody approved."""

    def __init__(self) -> None:
        super().__init__()
        self.state = life.DRAFT
        self.with_authors, self.with_reviewer, self.was_approved, self.is_away = True, False, False, False

    def take(self, act: str) -> None:
        following = life.next_state(self.state, act)
        assert following is not None
        self.state = following

    @precondition(lambda self: self.with_authors and not self.is_away)
    @rule()
    def edit(self) -> None:
        self.take("edit")
        self.was_approved = False

    @precondition(lambda self: self.with_authors and not self.is_away and not self.was_approved)
    @rule()
    def submit(self) -> None:
        self.take("submit")
        self.with_authors = False

    @precondition(lambda self: not self.with_authors)
    @rule()
    def assign(self) -> None:
        self.take("assign")
        self.with_reviewer = True

    @precondition(lambda self: self.with_reviewer)
    @rule(outcome=st.sampled_from(["approve", "ask_changes"]))
    def decide(self, outcome: str) -> None:
        self.take(outcome)
        self.with_authors, self.with_reviewer = True, False
        self.was_approved = outcome == "approve"

    @precondition(lambda self: not self.with_authors)
    @rule()
    def withdraw(self) -> None:
        self.take("withdraw")
        self.with_authors, self.with_reviewer = True, False

    @precondition(lambda self: self.with_authors and self.state in ("draft", "published"))
    @rule()
    def archive(self) -> None:
        self.take("archive")
        self.is_away = True

    @precondition(lambda self: self.is_away)
    @rule()
    def restore(self) -> None:
        self.take("restore")
        self.is_away, self.was_approved = False, False

    @invariant()
    def it_is_published_exactly_when_a_reviewer_approved_the_present_text(self) -> None:
        assert (self.state == "published") == (self.was_approved and not self.is_away)

    @invariant()
    def nobody_edits_what_others_review(self) -> None:
        assert (life.next_state(self.state, "edit") is None) == (not self.with_authors or self.is_away)

    @invariant()
    def only_a_reviewer_can_decide(self) -> None:
        assert (life.next_state(self.state, "approve") is not None) == self.with_reviewer
        assert (life.next_state(self.state, "ask_changes") is not None) == self.with_reviewer

    @invariant()
    def it_is_in_one_of_the_states_and_there_is_a_way_on(self) -> None:
        assert self.state in life.STATES
        assert life.acts_from(self.state)


TestWalk = Walk.TestCase


@given(st.lists(ACTS, max_size=40))
def test_no_sequence_of_acts_publishes_without_a_review_or_an_import(acts: list[str]) -> None:
    state, seen = life.DRAFT, []
    for act in acts:
        following = life.next_state(state, act)
        if following is None:
            continue
        if following == life.PUBLISHED:
            assert act == "publish_import" or (act == "approve" and "assign" in seen)
        state = following
        seen = [*seen, act] if state != life.PUBLISHED else []


@given(st.sampled_from(life.STATES), st.dates(date(2012, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_late_is_what_waited_longer_than_was_promised(state: str, since: date, days: int) -> None:
    late = life.is_late(state, since, since + timedelta(days=days))
    promised = {"submitted": 5, "in_review": 14, "changes_asked": 30}
    assert late == (state in promised and days > promised[state])


def test_what_was_never_sealed_is_not_made_public_by_parting_two_records() -> None:
    for state in life.STATES:
        assert life.next_state(state, "unmerge") is None
    assert life.next_state(life.ARCHIVED, "unmerge", is_sealed=True) == life.PUBLISHED
