"""Who lets things be found: a registry of names and providers."""

from collections.abc import Callable, Iterable
from uuid import UUID

from polisee.search.contract import Indexable

Provider = Callable[[list[UUID] | None], Iterable[Indexable]]
"""Given ids: what is public of these; given None: everything that is public."""

_sources: dict[str, Provider] = {}


def register_source(name: str, provider: Provider) -> None:
    """Let a room's published things be indexed; `name` is what its `Indexable.source` says."""
    _sources[name] = provider


def sources() -> dict[str, Provider]:
    """All registered sources by name."""
    return dict(_sources)
