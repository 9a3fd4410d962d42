"""When a digest is due, and why a thing stands in it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from polisee.following.rules import CENTRAL, DAILY, EASTERN, NONE, WEEKLY, next_due, reasons, zone_of

MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from([CENTRAL, EASTERN])


@given(MOMENTS, st.integers(0, 6), st.integers(0, 23), ZONES)
def test_a_weekly_digest_is_due_within_a_week_on_its_day_at_its_hour(after, weekday, hour, zone) -> None:
    due = next_due(WEEKLY, weekday=weekday, hour=hour, zone=zone, after=after)
    assert due is not None
    assert after < due <= after + timedelta(days=7, hours=2)
    local = due.astimezone(ZoneInfo(zone))
    assert local.weekday() == weekday
    # The hour that the clock leaps over in spring is the next one that there is.
    assert local.hour in (hour, hour + 1)
    assert local.minute == 0


@given(MOMENTS, st.integers(0, 23), ZONES)
def test_a_daily_digest_is_due_within_a_day(after, hour, zone) -> None:
    due = next_due(DAILY, weekday=0, hour=hour, zone=zone, after=after)
    assert due is not None
    assert after < due <= after + timedelta(hours=26)


@given(MOMENTS, st.integers(5, 20), ZONES)
def test_daily_digests_never_meet_on_one_day(after, hour, zone) -> None:
    first = next_due(DAILY, weekday=0, hour=hour, zone=zone, after=after)
    second = next_due(DAILY, weekday=0, hour=hour, zone=zone, after=first)
    days = [each.astimezone(ZoneInfo(zone)).date() for each in (first, second)]
    assert days[1] - days[0] == timedelta(days=1)


def test_seven_in_the_morning_is_seven_in_summer_and_winter() -> None:
    winter = next_due(DAILY, weekday=0, hour=7, zone=EASTERN, after=datetime(2026, 1, 10, tzinfo=UTC))
    summer = next_due(DAILY, weekday=0, hour=7, zone=EASTERN, after=datetime(2026, 7, 10, tzinfo=UTC))
    assert (winter.hour, summer.hour) == (5, 4)


def test_who_wants_none_is_never_due() -> None:
    assert next_due(NONE, weekday=0, hour=7, zone=CENTRAL, after=datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_the_zone_is_that_of_the_country() -> None:
    assert {zone_of(country) for country in ("BG", "RO", "GR")} == {EASTERN}
    assert {zone_of(country) for country in ("IT", "HU", "RS", "")} == {CENTRAL}


THINGS = st.lists(st.integers(1, 8).map(lambda number: UUID(int=number)), max_size=8)
FOLLOWS = st.lists(st.tuples(st.tuples(st.sampled_from(["record", "theme"]), st.sampled_from("abc")), THINGS))


@given(FOLLOWS, THINGS)
def test_each_thing_has_one_reason_which_brings_it_and_none_more_particular_does(matched, left_out) -> None:
    ranks = {"record": 1, "theme": 5}
    found = reasons(matched, ranks=ranks, leave_out=left_out)
    brought = {thing for _why, things in matched for thing in things}
    assert set(found) == brought - set(left_out)
    for thing, why in found.items():
        bringing = [each for each, things in matched if thing in things]
        assert why in bringing
        assert (ranks[why[0]], why) == min((ranks[each[0]], each) for each in bringing)
