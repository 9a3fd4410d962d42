"""How quality is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.quality import TRANSLATIONS, age_of, band_of, translation_of

AT = datetime(2026, 3, 2, tzinfo=UTC)


def test_ages_and_bands_have_their_edges_where_they_say() -> None:
    assert [age_of(AT - timedelta(days=days), AT) for days in (0, 364, 365, 729, 730)] == [
        "under_1", "under_1", "1_to_2", "1_to_2", "over_2",
    ]  # fmt: skip
    assert [band_of(percent) for percent in (0, 49, 50, 74, 75, 100)] == [
        "under_50", "under_50", "50_to_75", "50_to_75", "over_75", "over_75",
    ]  # fmt: skip


@given(st.lists(st.sampled_from([None, "approved", "outdated"])))
def test_a_translation_is_whole_only_where_every_text_is_there_and_none_is_outdated(states) -> None:
    found = translation_of(states)
    assert found in TRANSLATIONS
    assert (found == "complete") == (bool(states) and all(state == "approved" for state in states))
    assert (found == "missing") == (not any(states))
    assert (found == "outdated") == ("outdated" in states)
