"""When a translation is outdated: it follows from the texts alone."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.canonical import text_digest
from polisee.records.rules.translation import state_of, summary_state

words = st.sampled_from(["", "Клъстер", "Клъстер 2", "Mreža"])
kept = st.sampled_from([None, "machine", "draft", "approved"])
history = st.lists(st.tuples(st.sampled_from(["edit", "translate", "approve"]), words), max_size=25)


@given(history)
def test_a_translation_is_outdated_exactly_when_the_original_is_not_what_it_was_made_from(steps: list) -> None:
    """An oracle that remembers the text itself, not its digest."""
    original, made_from, state = "Клъстер", None, None
    for step, text in steps:
        if step == "edit":
            original = text
        elif step == "translate" and original:
            made_from, state = original, "draft"
        elif step == "approve" and made_from == original:
            state = "approved"
        shown = state_of(
            kept=state,
            made_from=text_digest(made_from) if made_from else None,
            original_now=text_digest(original) if original else None,
        )
        if not original:
            assert shown == ("outdated" if state else None)
        elif state is None:
            assert shown == "missing"
        else:
            assert shown == ("outdated" if made_from != original else state)


@given(kept, words.filter(bool), words.filter(bool))
def test_what_is_approved_of_another_text_is_never_shown_as_approved(state, then: str, now: str) -> None:
    shown = state_of(kept=state, made_from=text_digest(then), original_now=text_digest(now))
    assert shown != "approved" or then == now


@given(st.lists(st.sampled_from(["missing", "machine", "draft", "approved", "outdated"]), max_size=8))
def test_a_whole_translation_is_approved_only_if_every_field_is(states: list) -> None:
    assert (summary_state(states) == "approved") == (bool(states) and set(states) == {"approved"})
