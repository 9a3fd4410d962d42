"""The drawing of a chain: everything is in it, nothing lies upon another."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.layout import HEIGHT, LETTERS, LINES, WIDTH, broken, draw

ranks = st.dictionaries(st.integers(0, 40).map(str), st.integers(-4, 4), min_size=1, max_size=25)


@given(ranks, st.data())
def test_boxes_do_not_overlap_lie_inside_and_the_earlier_is_never_right_of_the_later(rank, data) -> None:
    drawn = draw({key: f"Record {key}" for key in rank}, rank, [])
    for box in drawn.boxes:
        assert 0 <= box.x <= drawn.width - WIDTH
        assert 0 <= box.y <= drawn.height - HEIGHT
        for other in drawn.boxes:
            if box is not other:
                assert abs(box.x - other.x) >= WIDTH or abs(box.y - other.y) >= HEIGHT
            if rank[box.id] < rank[other.id]:
                assert box.x < other.x


@given(ranks, st.data())
def test_every_link_is_drawn_once(rank, data) -> None:
    pairs = st.tuples(st.sampled_from(sorted(rank)), st.sampled_from(sorted(rank)))
    edges = data.draw(st.lists(pairs, max_size=10))
    drawn = draw(dict.fromkeys(rank, "A"), rank, edges)
    assert [(earlier, later) for earlier, later, _path in drawn.lines] == edges


@given(st.text(max_size=200))
def test_a_title_has_at_most_three_short_lines(title) -> None:
    lines = broken(title)
    assert len(lines) <= LINES
    assert all(len(line) <= LETTERS for line in lines)


def test_a_title_that_was_cut_says_so() -> None:
    assert broken("word " * 40)[-1].endswith("…")
