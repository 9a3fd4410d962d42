"""Background work of search."""

from uuid import UUID

from polisee.foundation.jobs import job
from polisee.search.indexing import reindex


@job("search.reindex", queue="search")
def reindex_things(ids: list[str] | None = None) -> None:
    """Bring the index up to date for these ids, or altogether."""
    reindex(None if ids is None else [UUID(each) for each in ids])
