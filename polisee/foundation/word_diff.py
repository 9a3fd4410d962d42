"""What changed between two texts, in words: for reviewers, translators and the page of versions.

The algorithm is Myers' greedy one (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) over words,
white space and marks. Texts that differ too much for it are compared line by line, and after that as a whole, so that
the time stays linear in the length of the texts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Change = Literal["kept", "removed", "added"]

MOST_EDITS = 800
"""Beyond as many single edits a finer comparison tells a reader nothing any more."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what became of it."""

    change: Change
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Kept, removed and added stretches in order. Kept and removed joined are `before`; kept and added are `after`."""
    if before == after:
        return (Piece("kept", before),) if before else ()
    steps = _steps(_TOKEN.findall(before), _TOKEN.findall(after))
    if steps is None:
        steps = _steps(_LINE.findall(before), _LINE.findall(after))
    if steps is None:
        steps = [("removed", before), ("added", after)]
    return tuple(_joined(_without_lone_spaces(_joined(steps))))


def has_changes(pieces: Iterable[Piece]) -> bool:
    """Whether anything was removed or added."""
    return any(piece.change != "kept" for piece in pieces)


def _steps(before: Sequence[str], after: Sequence[str]) -> list[tuple[Change, str]] | None:
    """Token by token; None where there are more than `MOST_EDITS` edits."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    middle = _edits(before[start : len(before) - end], after[start : len(after) - end])
    if middle is None:
        return None
    tail = before[len(before) - end :]
    return [*(("kept", token) for token in before[:start]), *middle, *(("kept", token) for token in tail)]


def _edits(before: Sequence[str], after: Sequence[str]) -> list[tuple[Change, str]] | None:
    """Myers: the furthest place reached on each diagonal, for 0, 1, 2 … edits."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(before) + len(after), MOST_EDITS) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            down = _goes_down(furthest, diagonal, edits)
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            y = x - diagonal
            while x < len(before) and y < len(after) and before[x] == after[y]:
                x, y = x + 1, y + 1
            furthest[diagonal] = x
            if x >= len(before) and y >= len(after):
                return _walked_back(trail, before, after)
    return None


def _goes_down(furthest: dict[int, int], diagonal: int, edits: int) -> bool:
    """Whether the path came to this diagonal by adding a token (else by removing one)."""
    if diagonal in (-edits, edits):
        return diagonal == -edits
    return furthest[diagonal - 1] < furthest[diagonal + 1]


def _walked_back(
    trail: Sequence[dict[int, int]], before: Sequence[str], after: Sequence[str]
) -> list[tuple[Change, str]]:
    steps: list[tuple[Change, str]] = []
    x, y = len(before), len(after)
    for edits in range(len(trail) - 1, -1, -1):
        furthest, diagonal = trail[edits], x - y
        down = _goes_down(furthest, diagonal, edits)
        previous = diagonal + 1 if down else diagonal - 1
        old_x = furthest[previous]
        old_y = old_x - previous
        while x > max(old_x, 0) and y > max(old_y, 0):
            x, y = x - 1, y - 1
            steps.append(("kept", before[x]))
        if edits:
            steps.append(("added", after[old_y]) if down else ("removed", before[old_x]))
        x, y = old_x, old_y
    return steps[::-1]


def _joined(steps: Iterable[tuple[Change, str] | Piece]) -> list[Piece]:
    """Neighbours of one kind become one piece; in a stretch of changes what was removed comes first."""
    pieces: list[Piece] = []
    removed: list[str] = []
    added: list[str] = []
    kept: list[str] = []

    def close() -> None:
        for change, texts in (("kept", kept), ("removed", removed), ("added", added)):
            if texts and "".join(texts):
                pieces.append(Piece(change, "".join(texts)))  # type: ignore[arg-type]
            texts.clear()

    for step in steps:
        change, text = (step.change, step.text) if isinstance(step, Piece) else step
        if change == "kept":
            if removed or added:
                close()
            kept.append(text)
            continue
        if kept:
            close()
        (removed if change == "removed" else added).append(text)
    close()
    return pieces


def _without_lone_spaces(pieces: list[Piece]) -> list[Piece]:
    """A kept blank between two changes is part of them: `two words` replaced, not `two`, blank, `words`."""
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        lone = piece.change == "kept" and not piece.text.strip() and "\n" not in piece.text
        if lone and 0 < place < len(pieces) - 1:
            result += [Piece("removed", piece.text), Piece("added", piece.text)]
        else:
            result.append(piece)
    return result
