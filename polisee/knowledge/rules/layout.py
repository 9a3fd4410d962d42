"""Where the records of a chain stand when it is drawn from left (what leads here) to right (what follows)."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 230, 92
GAP_ACROSS, GAP_DOWN = 70, 22
MARGIN = 8
LETTERS, LINES = 27, 3
KNOT = 34
"""Room at the right edge for a hollow knot: what is missing after a record."""
TALLEST = 9
"""Records drawn below each other; the list has them all."""
SWEEPS = 4


@dataclass(frozen=True)
class Box:
    """One record, with its title broken into lines. Units: pixels of the drawing."""

    id: str
    x: int
    y: int
    lines: tuple[str, ...]
    column: int
    row: int


@dataclass(frozen=True)
class Drawing:
    """`lines`: paths of SVG, each with the ids of its ends."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, str, str], ...]


def to_draw(rank: Mapping[str, int], distance: Mapping[str, int], edges: Iterable[tuple[str, str]]) -> set[str]:
    """Of each column those that can be looked over: the nearest first, then those with most links."""
    links: Counter[str] = Counter(end for edge in edges for end in edge)
    columns: dict[int, list[str]] = defaultdict(list)
    for record in sorted(rank, key=lambda each: (distance[each], -links[each], each)):
        columns[rank[record]].append(record)
    return {record for column in columns.values() for record in column[:TALLEST]}


def draw(titles: Mapping[str, str], rank: Mapping[str, int], edges: Iterable[tuple[str, str]]) -> Drawing:
    """Records of one rank stand below each other, near those to which they are tied. `edges`: (earlier, later)."""
    edges = list(edges)
    columns = in_order({record: rank[record] for record in titles}, edges)
    tallest = max(len(column) for column in columns)
    height = tallest * (HEIGHT + GAP_DOWN) - GAP_DOWN + 2 * MARGIN
    boxes = {}
    for place, column in enumerate(columns):
        top = (height - len(column) * (HEIGHT + GAP_DOWN) + GAP_DOWN) // 2
        for row, record in enumerate(column):
            x, y = MARGIN + place * (WIDTH + GAP_ACROSS), top + row * (HEIGHT + GAP_DOWN)
            boxes[record] = Box(record, x, y, broken(titles[record]), place, row)
    lines = tuple((earlier, later, _path(boxes[earlier], boxes[later])) for earlier, later in edges)
    width = len(columns) * (WIDTH + GAP_ACROSS) - GAP_ACROSS + 2 * MARGIN + KNOT
    return Drawing(width, height, tuple(boxes.values()), lines)


def in_order(rank: Mapping[str, int], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The columns from left to right, each ordered so that few lines cross.

    Each record goes where its neighbours in the column before stand on average (barycentre method, Sugiyama 1981), a
    few times there and back.
    """
    tied: dict[str, list[str]] = defaultdict(list)
    for earlier, later in edges:
        tied[earlier].append(later)
        tied[later].append(earlier)
    by_rank: dict[int, list[str]] = defaultdict(list)
    for record in rank:
        by_rank[rank[record]].append(record)
    columns = [by_rank[step] for step in sorted(by_rank)]
    for sweep in range(SWEEPS):
        way = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for place in way:
            before = columns[place - 1 if sweep % 2 == 0 else place + 1]
            where = {record: (number + 0.5) / len(before) for number, record in enumerate(before)}
            columns[place] = _by_average(columns[place], tied, where)
    return columns


def _by_average(column: list[str], tied: Mapping[str, list[str]], where: Mapping[str, float]) -> list[str]:
    def average(item: tuple[int, str]) -> float:
        number, record = item
        places = [where[each] for each in tied[record] if each in where]
        return sum(places) / len(places) if places else (number + 0.5) / len(column)

    return [record for _number, record in sorted(enumerate(column), key=average)]


def broken(title: str) -> tuple[str, ...]:
    """A title in at most three lines."""
    lines = textwrap.wrap(title, LETTERS, break_long_words=True)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1][: LETTERS - 1]}…"]
    return tuple(lines)


def _path(earlier: Box, later: Box) -> str:
    """From the right edge of one to the left edge of the other; within a column, along its right side."""
    if earlier.x == later.x:
        x, out = earlier.x + WIDTH, GAP_ACROSS // 2
        a, b = earlier.y + HEIGHT // 2, later.y + HEIGHT // 2
        return f"M{x} {a}C{x + out} {a} {x + out} {b} {x} {b}"
    left, right = (earlier, later) if earlier.x < later.x else (later, earlier)
    x, y, to_x, to_y = left.x + WIDTH, left.y + HEIGHT // 2, right.x, right.y + HEIGHT // 2
    half = (to_x - x) // 2
    return f"M{x} {y}C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}"
