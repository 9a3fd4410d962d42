"""Which value of each field stands when two records become one, and which translations go along."""

from hypothesis import given
from hypothesis import strategies as st

import polisee.knowledge.kinds.practice as practices
from polisee.records.rules.joining import CHOICES, LISTS, KnownText, joined, moving, names_of, readable, value_of
from tests.people import practice_content

KIND = practices.PRACTICE
KEPT = practice_content()
GONE = practice_content(
    title="Друго име", regions=["BG41", "RO1"], keywords=["Клъстер", "наука"], evidence_grade="monitoring",
    sources=[{"url": "https://example.org/a", "title": "Друго заглавие"}, {"url": "https://example.org/b"}],
    body={"challenge": "Друга трудност.", "difficulties": "Парите."},
)  # fmt: skip
CHOSEN = st.dictionaries(st.sampled_from(names_of(KIND)), st.sampled_from(CHOICES))


def test_what_nobody_chooses_stays() -> None:
    assert joined(KIND, KEPT, GONE, {}) == KEPT


@given(CHOSEN)
def test_each_field_is_the_one_that_was_chosen(choices) -> None:
    content = joined(KIND, KEPT, GONE, choices)
    for name in names_of(KIND):
        own, other, chosen = value_of(KEPT, name), value_of(GONE, name), choices.get(name, "kept")
        if chosen == "kept" or other is None:
            assert value_of(content, name) == own
        elif chosen == "both" and name in LISTS:
            assert value_of(content, name)[: len(own or [])] == (own or [])
        else:
            assert value_of(content, name) == other


def test_both_lists_are_joined_and_nothing_stands_twice() -> None:
    content = joined(KIND, KEPT, GONE, dict.fromkeys(("regions", "keywords", "sources"), "both"))
    assert content["regions"] == ["BG41", "RO1"]
    assert content["keywords"] == ["клъстер", "наука"]
    assert [source["url"] for source in content["sources"]] == ["https://example.org/a", "https://example.org/b"]


def test_of_another_language_only_what_is_translated_can_be_taken() -> None:
    taken = readable(KIND, GONE, {"title": "Another name", "keywords": "cluster, science", "difficulties": "Money."})
    assert taken["title"] == "Another name"
    assert taken["keywords"] == ["cluster", "science"]
    assert "summary" not in taken
    assert taken["body"] == {"difficulties": "Money."}
    assert taken["regions"] == ["BG41", "RO1"]


def test_translations_of_what_was_taken_go_along_if_they_fit() -> None:
    texts = [
        KnownText("bg", "title", "Име", "original", fits=True),
        KnownText("de", "title", "Name", "approved", fits=True),
        KnownText("it", "title", "Nome", "approved", fits=False),
        KnownText("de", "summary", "Kurz", "approved", fits=True),
    ]
    found = moving(
        texts, taken={"title": "Name in English"}, into="en", bridge={"title": "draft", "summary": "approved"}
    )
    # The words came over by a draft: what is bound to them now is worth no more.
    assert [(each.language, each.text, each.kept) for each in found] == [
        ("bg", "Име", "draft"),
        ("de", "Name", "draft"),
    ]


def test_of_one_language_the_translations_are_worth_what_they_were() -> None:
    texts = [
        KnownText("bg", "title", "Име", "original", fits=True),
        KnownText("de", "title", "Name", "approved", fits=True),
    ]
    found = moving(texts, taken={"title": "Име"}, into="bg", bridge={"title": "original"})
    assert [(each.language, each.kept) for each in found] == [("de", "approved")]
