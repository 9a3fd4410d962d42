"""Citations survive any title and can be read back."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.citing import Citation, bibtex, plain, ris

texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(
    lambda text: text.strip()
)


def citation(title: str = "Клъстер", authors: tuple[str, ...] = ("Ана Авторова",)) -> Citation:
    return Citation(
        id="01",
        title=title,
        authors=authors,
        publisher="Marche Region",
        published=date(2026, 3, 5),
        edition=2,
        address="https://example.org/bg/records/01/",
        seen=date(2026, 11, 24),
        language="bg",
        digest="ab" * 32,
    )


def test_the_plain_citation_names_author_year_title_owner_address_and_the_day_it_was_read() -> None:
    text = plain(citation())
    for part in (
        "Ана Авторова",
        "(2026)",
        "Клъстер",
        "Marche Region",
        "https://example.org/bg/records/01/",
        "2026-11-24",
    ):
        assert part in text


def test_without_an_author_the_owner_stands_for_one_in_bibtex() -> None:
    assert "author = {{Marche Region}}" in bibtex(citation(authors=()))


@given(texts)
def test_braces_of_bibtex_are_balanced_whatever_the_title(title: str) -> None:
    depth = 0
    for found in re.finditer(r"\\[{}]|[{}]", bibtex(citation(title))):
        depth += {"{": 1, "}": -1}.get(found.group(), 0)
        assert depth >= 0
    assert depth == 0


@given(texts, st.lists(texts, max_size=3))
def test_every_line_of_ris_has_a_tag_and_nothing_can_add_one(title: str, authors: list[str]) -> None:
    lines = ris(citation(title, tuple(authors))).split("\r\n")
    assert lines[-1] == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert sum(line.startswith("AU") for line in lines) == len(authors)
    assert lines[-2] == "ER  - "
