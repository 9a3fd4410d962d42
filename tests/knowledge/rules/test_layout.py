"""The drawing of a chain: everything is in it, nothing lies upon another."""

from hypothesis import given
from hypothesis import strategies as st

from polisee.knowledge.rules.layout import HEIGHT, LETTERS, LINES, TALLEST, WIDTH, broken, draw, in_order, to_draw

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


def crossings(columns: list[list[str]], edges: list[tuple[str, str]]) -> int:
    where = {record: (place, row) for place, column in enumerate(columns) for row, record in enumerate(column)}
    lines = [(where[a], where[b]) for a, b in edges]
    return sum(
        (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
        for number, one in enumerate(lines)
        for other in lines[number + 1 :]
        if one[0][0] == other[0][0] and one[1][0] == other[1][0]
    )


def test_lines_that_need_not_cross_do_not_cross() -> None:
    rank = {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    assert crossings(in_order(rank, edges), edges) == 0


@given(ranks)
def test_every_record_stands_in_the_column_of_its_step(rank) -> None:
    columns = in_order(rank, [])
    assert sorted(record for column in columns for record in column) == sorted(rank)
    assert all(len({rank[record] for record in column}) == 1 for column in columns)


@given(st.dictionaries(st.integers(0, 200).map(str), st.integers(-2, 2), min_size=1, max_size=60), st.data())
def test_a_column_has_no_more_than_one_can_look_over_and_the_record_itself_is_always_drawn(rank, data) -> None:
    root = data.draw(st.sampled_from(sorted(rank)))
    distance = {record: 0 if record == root else 1 + abs(rank[record]) for record in rank}
    chosen = to_draw(rank, distance, [])
    assert root in chosen
    for step in set(rank.values()):
        column = {record for record in rank if rank[record] == step}
        assert len(column & chosen) == min(len(column), TALLEST)
