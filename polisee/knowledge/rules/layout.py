"""Where the records of a chain stand when it is drawn from left (what leads here) to right (what follows)."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH, HEIGHT = 230, 92
GAP_ACROSS, GAP_DOWN = 70, 22
MARGIN = 8
LETTERS, LINES = 27, 3


@dataclass(frozen=True)
class Box:
    """One record, with its title broken into lines. Units: pixels of the drawing."""

    id: str
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """`lines`: paths of SVG, each with the ids of its ends."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, str, str], ...]


def draw(titles: Mapping[str, str], rank: Mapping[str, int], edges: Iterable[tuple[str, str]]) -> Drawing:
    """Records of one rank stand below each other. `edges`: (earlier, later)."""
    columns: dict[int, list[str]] = defaultdict(list)
    for record in titles:
        columns[rank[record]].append(record)
    tallest = max(len(column) for column in columns.values())
    height = tallest * (HEIGHT + GAP_DOWN) - GAP_DOWN + 2 * MARGIN
    boxes = {}
    for place, step in enumerate(sorted(columns)):
        column = columns[step]
        top = (height - len(column) * (HEIGHT + GAP_DOWN) + GAP_DOWN) // 2
        for row, record in enumerate(column):
            x, y = MARGIN + place * (WIDTH + GAP_ACROSS), top + row * (HEIGHT + GAP_DOWN)
            boxes[record] = Box(record, x, y, broken(titles[record]))
    lines = tuple((earlier, later, _path(boxes[earlier], boxes[later])) for earlier, later in edges)
    width = len(columns) * (WIDTH + GAP_ACROSS) - GAP_ACROSS + 2 * MARGIN
    return Drawing(width, height, tuple(boxes.values()), lines)


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
