"""Joining what two people changed."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.records.rules.merging import merge

contents = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "x", "y", "z"]))


def filled(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


@given(contents, contents)
def test_who_changed_nothing_gets_what_the_other_wrote(base, theirs) -> None:
    merged = merge(base, base, theirs)
    assert merged.values == filled(theirs)
    assert merged.both == ()


@given(contents, contents)
def test_what_i_changed_stands(base, mine) -> None:
    assert merge(base, mine, base).values == filled(mine)


@given(contents, contents, contents)
def test_a_field_is_lost_unseen_by_nobody(base, mine, theirs) -> None:
    """Wherever their words are not in the result, either they did not change them or the field is pointed out."""
    merged = merge(base, mine, theirs)
    for name in {*base, *mine, *theirs}:
        was, my, their, now = (side.get(name) or None for side in (base, mine, theirs, merged.values))
        if my != was:
            assert now == my
        if now != their:
            assert their == was or name in merged.both
