"""What became of each link, as a reviewer is told."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.markdown import TextLink
from polisee.records.rules.link_changes import link_changes, other_host_in


def link(words: str, address: str) -> TextLink:
    return TextLink(address, words)


A, B = link("report", "https://a.bg/"), link("page", "https://b.bg/")


def told(before: list[TextLink], after: list[TextLink]) -> list[tuple[str, str]]:
    return [(change.became, change.link.address) for change in link_changes(before, after)]


def test_new_kept_and_removed_links_are_told_apart() -> None:
    assert told([A], [A, B]) == [("kept", "https://a.bg/"), ("new", "https://b.bg/")]
    assert told([A, B], [B]) == [("kept", "https://b.bg/"), ("removed", "https://a.bg/")]


def test_the_same_words_that_lead_elsewhere_are_told_with_where_they_led() -> None:
    (change,) = link_changes([A], [link("Report", "https://evil.com/")])
    assert (change.became, change.was) == ("changed", "https://a.bg/")


def test_words_that_name_another_host_are_noticed() -> None:
    assert other_host_in("https://www.government.bg/", "evil.com") == "www.government.bg"
    assert other_host_in("see government.bg", "evil.com") == "government.bg"
    assert other_host_in("gоvernment.bg", "evil.com") == "gоvernment.bg"
    assert other_host_in("www.a.bg", "a.bg") == ""
    assert other_host_in("the report", "evil.com") == ""
    assert other_host_in("In 2012. The report", "evil.com") == ""


LINKS = st.lists(st.builds(link, st.sampled_from("abc"), st.sampled_from(["https://a.bg", "https://b.bg"])), max_size=6)


@given(LINKS, LINKS)
def test_no_link_is_lost_or_invented(before: list[TextLink], after: list[TextLink]) -> None:
    changes = link_changes(before, after)
    assert [change.link for change in changes if change.became != "removed"] == after
    old = sorted(
        (change.link.words.casefold(), change.was or change.link.address)
        for change in changes
        if change.became != "new"
    )
    assert old == sorted((each.words.casefold(), each.address) for each in before)
    assert all(change.became == "kept" for change in link_changes(after, after))
