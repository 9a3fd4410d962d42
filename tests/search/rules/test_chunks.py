from hypothesis import given
from hypothesis import strategies as st

from polisee.search.rules.chunks import chunks, plain, sentences


def test_plain_text_has_neither_marks_nor_addresses():
    text = (
        "## Title\n\n- **bold** and [a link](https://example.org/x)\n\n![a map](m.png) <b>here</b> https://example.org"
    )
    assert plain(text).split() == ["Title", "bold", "and", "a", "link", "a", "map", "here"]


def test_sentences_end_where_a_reader_would_end_them():
    assert sentences("One firm. Два клъстера! Τρεις; Ναι. e.g. small") == [
        "One firm.",
        "Два клъстера!",
        "Τρεις;",
        "Ναι. e.g. small",
    ]


def test_chunks_are_cut_between_sentences():
    text = "First sentence here. Second sentence here. Third sentence here."
    assert chunks(text, longest=45) == ["First sentence here. Second sentence here.", "Third sentence here."]


@given(st.text(alphabet="ab. \nЖ", max_size=3_000))
def test_no_chunk_is_too_long_and_none_is_empty(text):
    found = chunks(text, longest=80, most=5)
    assert len(found) <= 5
    assert all(0 < len(chunk) <= 80 for chunk in found)


@given(st.lists(st.sampled_from(["Wood.", "Metal works here.", "Едно изречение."]), max_size=30))
def test_nothing_is_lost_while_there_is_room(parts):
    assert " ".join(chunks(" ".join(parts), longest=50, most=1_000)) == " ".join(parts)


def test_a_hundred_thousand_characters_are_cut_short():
    assert len(chunks("а" * 100_000)) == 12
