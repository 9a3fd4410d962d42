"""The clocks of a review, against a slow and simple way of counting."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from polisee.records.rules.clocks import Step, figures, percentile
from polisee.records.rules.life import CLOCKS, STATES

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = START + timedelta(days=400)
lives = st.lists(st.tuples(st.sampled_from(STATES), st.integers(0, 399)), max_size=12)


def life(number: int, steps: list[tuple[str, int]]) -> list[Step]:
    return [Step(UUID(int=number), state, START + timedelta(days=day)) for state, day in steps]


def by_name(steps: list[Step], since: datetime = START) -> dict[str, object]:
    return {each.name: each for each in figures(steps, since=since, now=NOW)}


def test_a_step_lasts_from_entering_a_state_to_leaving_it() -> None:
    found = by_name(
        life(
            1,
            [
                ("submitted", 0),
                ("in_review", 2),
                ("changes_asked", 9),
                ("submitted", 12),
                ("in_review", 13),
                ("published", 20),
            ],
        )
    )
    assert (found["assignment"].ended, found["assignment"].median, found["assignment"].ninetieth) == (2, 1.0, 2.0)
    assert (found["review"].ended, found["review"].median) == (2, 7.0)
    assert found["correction"].median == 3.0


def test_another_reviewer_does_not_start_the_clock_anew() -> None:
    found = by_name(life(1, [("submitted", 0), ("in_review", 1), ("in_review", 10), ("published", 21)]))
    assert found["review"].median == 20.0


def test_what_the_author_took_back_is_not_counted() -> None:
    found = by_name(life(1, [("submitted", 0), ("draft", 3)]))
    assert found["assignment"].ended == found["assignment"].running == 0


def test_what_waits_now_runs_and_is_late_after_the_promised_days() -> None:
    found = by_name(life(1, [("submitted", 390)]) + life(2, [("submitted", 398)]))
    assert (found["assignment"].running, found["assignment"].late) == (2, 1)


def test_only_steps_that_ended_in_the_period_are_counted() -> None:
    found = by_name(life(1, [("submitted", 0), ("in_review", 2)]), since=START + timedelta(days=3))
    assert found["assignment"].ended == 0
    assert found["assignment"].median is None


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), st.sampled_from([50, 90]))
def test_a_percentile_is_the_least_time_within_which_that_share_ended(days: list[int], share: int) -> None:
    found = percentile([timedelta(days=day) for day in days], share)
    within = [day for day in sorted(set(days)) if sum(each <= day for each in days) * 100 >= share * len(days)]
    assert found == within[0]


@given(st.lists(lives, max_size=4))
def test_every_clock_agrees_with_counting_day_by_day(all_lives: list[list[tuple[str, int]]]) -> None:
    steps = [
        step for number, each in enumerate(all_lives) for step in life(number, sorted(each, key=lambda pair: pair[1]))
    ]
    found = by_name(steps)
    for name, state, ends in CLOCKS:
        took, running = [], 0
        for each in all_lives:
            since = None
            for now_in, day in sorted(each, key=lambda pair: pair[1]):
                if now_in == state and since is None:
                    since = day
                elif now_in != state and since is not None:
                    took += [day - since] if now_in in ends else []
                    since = None
            running += since is not None
        assert found[name].ended == len(took)
        assert found[name].running == running
        assert found[name].median == (sorted(took)[-(-len(took) // 2) - 1] if took else None)
