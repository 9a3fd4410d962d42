"""What happens to records, said to other rooms."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class RecordPublished:
    """A sealed revision is now what the public reads."""

    record_id: UUID


@dataclass(frozen=True)
class RecordWithdrawn:
    """The public no longer reads this record."""

    record_id: UUID


@dataclass(frozen=True)
class LinksChanged:
    """These records are tied to others than before."""

    record_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class RecordsPrepared:
    """The platform is about to serve. `loaded`: many records were just loaded, as at the first start."""

    loaded: bool


@dataclass(frozen=True)
class RecordsMerged:
    """Two records became one; `undone`: they are two again."""

    kept_id: UUID
    gone_id: UUID
    merge_id: UUID
    undone: bool = False


@dataclass(frozen=True)
class ReviewStepTaken:
    """A step of a review: `submit`, `assign`, `ask_changes`, `approve` or `withdraw`."""

    record_id: UUID
    review_id: UUID
    step: str
    actor_id: UUID | None
