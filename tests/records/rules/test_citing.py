"""Which sentences rest on records, and which are opinion."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.records.rules.citing import MARK, Synthesis, marks_of, read, without_marks


def found(synthesis: Synthesis) -> list[tuple[str, tuple[str, ...]]]:
    return [(sentence.text, sentence.marks) for block in synthesis.blocks for sentence in block.sentences]


def test_a_mark_stands_inside_its_sentence_or_right_behind_it() -> None:
    text = "One [[a]]. Two. [[b]] Three.[[c]] Four [[d]][[e]]! Five"
    assert found(read(text, "en")) == [
        ("One.", ("a",)),
        ("Two.", ("b",)),
        ("Three.", ("c",)),
        ("Four!", ("d", "e")),
        ("Five", ()),
    ]


def test_a_sentence_without_a_mark_is_opinion_and_is_counted() -> None:
    reading = read("# A heading is no sentence\n\nIt works [[a]]. We like it.\n\n- A point [[a]]\n- Another", "en")
    assert (reading.supported, reading.total) == (2, 4)
    assert [each.text for each in reading.opinions] == ["We like it.", "Another"]
    assert reading.marks == ("a",)


def test_markup_across_sentences_does_not_make_one_of_two() -> None:
    reading = read("**One is told. Two is [not](https://example.org) told [[a]].**", "en")
    assert found(reading) == [("One is told.", ()), ("Two is not told.", ("a",))]
    assert [run.strong for run in reading.blocks[0].sentences[0].runs] == [True]
    assert [run.href for run in reading.blocks[0].sentences[1].runs] == ["", "https://example.org", ""]


def test_a_link_of_the_same_name_cannot_swallow_a_mark() -> None:
    reading = read("It works [[ref-a]].\n\n[ref-a]: https://spam.example", "en")
    assert reading.marks == ("ref-a",)
    assert all(not run.href for block in reading.blocks for each in block.sentences for run in each.runs)


def test_signs_that_were_typed_name_nothing() -> None:
    reading = read("Nothing \ue0000\ue001 here. &#xe000;0&#xe001; neither [[a]].", "en")
    assert reading.marks == ("a",)
    assert reading.opinions[0].text.startswith("Nothing")


def test_dangerous_links_are_words() -> None:
    runs = [run for each in read("[x](javascript:alert(1)) [y](data:text/html,a)", "en").counted for run in each.runs]
    assert all(not run.href for run in runs)


def test_lists_quotes_and_numbers_keep_their_kind() -> None:
    reading = read("- a\n  - b\n\n1. c\n\n> d\n\n## e", "en")
    assert [(block.kind, block.level) for block in reading.blocks] == [
        ("bullet", 1),
        ("bullet", 2),
        ("number", 1),
        ("quote", 0),
        ("heading", 2),
    ]


def test_words_alone_are_without_marks() -> None:
    assert without_marks("One [[a]]. Two. [[b]]") == "One. Two."
    assert marks_of("[[a]] [[b]] [[a]] [[not this]] [[]]") == ("a", "b")


TEXTS = st.text(alphabet="ab A.!?[]-#*_>()\n 1`&;\ue000\ue001", max_size=150)


@given(TEXTS)
def test_any_text_is_read_and_counted(text: str) -> None:
    reading = read(text, "en")
    assert 0 <= reading.supported <= reading.total
    assert set(reading.marks) <= set(marks_of(text))


@given(
    st.lists(
        st.tuples(st.sampled_from(["It works.", "We think so!", "Who pays?"]), st.booleans()), min_size=1, max_size=8
    )
)
def test_as_many_sentences_are_supported_as_have_a_mark(parts: list[tuple[str, bool]]) -> None:
    text = " ".join(f"{words} [[r{place}]]" if marked else words for place, (words, marked) in enumerate(parts))
    reading = read(text, "en")
    assert reading.total == len(parts)
    assert reading.supported == sum(marked for _words, marked in parts)
    assert len(MARK.findall(text)) == len(reading.marks)
