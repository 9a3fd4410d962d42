"""The chain of a record: what leads to it and what follows from it, over public records alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from polisee.records.api import LINK_TYPES, PublishedRecord, published, queries

FARTHEST = 4
"""Links are followed this many steps."""
LARGEST = 200
"""Records of one chain; the nearest are taken."""
MOST_LINKS = 2000
"""Links looked at in one step: a record with more has more neighbours than are shown anyway."""


@dataclass(frozen=True)
class Edge:
    """A typed link. `source` stands before the word: *source* addresses *target*."""

    source: str
    target: str
    type: str

    @property
    def earlier(self) -> str:
        """The end that stands earlier in the learning cycle."""
        return self.source if LINK_TYPES[self.type] else self.target

    @property
    def later(self) -> str:
        return self.target if LINK_TYPES[self.type] else self.source


@dataclass(frozen=True)
class Chain:
    """`rank`: steps before (negative) or after the record asked for, by the shortest way; `distance`: steps in all."""

    root: str
    records: dict[str, PublishedRecord]
    distance: dict[str, int]
    rank: dict[str, int]
    edges: tuple[Edge, ...]
    complete: bool
    """False where the chain goes on beyond what is shown."""


def chain_of(record_id: UUID | str, *, steps: int = FARTHEST, most: int = LARGEST) -> Chain | None:
    """The chain, or None if the record is not public; one query a step and two more, whatever its size."""
    root = str(record_id)
    distance, rank, found = {root: 0}, {root: 0}, dict[str, Edge]()
    frontier, complete = [root], True
    for step in range(1, steps + 1):
        edges = _edges(queries.public_links_touching(frontier, most=MOST_LINKS))
        found |= edges
        frontier, all_taken = _step(edges.values(), step, distance, rank, most)
        complete = complete and all_taken and len(edges) < MOST_LINKS
        if not all_taken:
            # Full: what is left to find is how those that are shown are tied among themselves.
            found |= _edges(queries.public_links_among(distance, most=MOST_LINKS))
            break
        if not frontier:
            break
    else:
        complete = complete and not queries.goes_on_beyond(frontier, distance)
    records = published(distance)
    if root not in records:
        return None
    shown = tuple(edge for edge in found.values() if edge.source in records and edge.target in records)
    return Chain(
        root, records, {key: distance[key] for key in records}, {key: rank[key] for key in records}, shown, complete
    )


def _step(
    edges: Iterable[Edge], step: int, distance: dict[str, int], rank: dict[str, int], most: int
) -> tuple[list[str], bool]:
    """Take in what is one step farther; the new ones, and whether there was room for all."""
    fresh: list[str] = []
    for edge in edges:
        for near, far, way in ((edge.earlier, edge.later, 1), (edge.later, edge.earlier, -1)):
            if far not in distance and distance.get(near) == step - 1:
                if len(distance) >= most:
                    return fresh, False
                distance[far], rank[far] = step, rank[near] + way
                fresh.append(far)
    return fresh, True


def _edges(rows: Iterable[queries.PublicLink]) -> dict[str, Edge]:
    return {key: Edge(source, target, type_) for key, source, target, type_ in rows}
