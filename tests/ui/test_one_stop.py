"""Sentences that end with a date."""

from polisee.ui.templatetags.ui import one_stop


def test_a_date_that_ends_with_a_stop_ends_its_sentence() -> None:
    assert one_stop("Изпратено на 2 март 2026 г.. Още никой.") == "Изпратено на 2 март 2026 г. Още никой."


def test_other_sentences_stay_as_they_are() -> None:
    assert one_stop("Sent on 2 March 2026. Nobody yet.") == "Sent on 2 March 2026. Nobody yet."
