"""The chain of a record: what leads to it and what follows from it, over public records alone."""

from dataclasses import dataclass
from uuid import UUID

from polisee.records.api import LINK_TYPES, PublishedRecord, published, queries

FARTHEST = 4
"""Links are followed this many steps."""
LARGEST = 200


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


def chain_of(record_id: UUID | str, *, steps: int = FARTHEST) -> Chain | None:
    """The chain, or None if the record is not public; one query a step and one for the words."""
    root = str(record_id)
    distance, rank, found = {root: 0}, {root: 0}, dict[str, Edge]()
    frontier, complete = [root], True
    for step in range(1, steps + 1):
        edges = _edges(frontier)
        fresh: list[str] = []
        for edge in edges.values():
            for near, far, way in ((edge.earlier, edge.later, 1), (edge.later, edge.earlier, -1)):
                if far not in distance and distance.get(near) == step - 1:
                    if len(distance) >= LARGEST:
                        complete = False
                        continue
                    distance[far], rank[far] = step, rank[near] + way
                    fresh.append(far)
        found |= edges
        frontier = fresh
        if not frontier:
            break
    else:
        complete = complete and not _goes_on(frontier, distance)
    records = published(distance)
    if root not in records:
        return None
    shown = tuple(edge for edge in found.values() if edge.source in records and edge.target in records)
    return Chain(
        root, records, {key: distance[key] for key in records}, {key: rank[key] for key in records}, shown, complete
    )


def _edges(ids: list[str]) -> dict[str, Edge]:
    rows = queries.public_links_touching([UUID(each) for each in ids])
    return {str(row.pk): Edge(str(row.source_id), str(row.target_id), row.type) for row in rows}


def _goes_on(frontier: list[str], known: dict[str, int]) -> bool:
    return any(edge.source not in known or edge.target not in known for edge in _edges(frontier).values())
