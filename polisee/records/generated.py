"""Public records by the thousand, for measuring: sealed like all others, written in bulk, by no person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from polisee.foundation.canonical import digest
from polisee.records.models import Link, Publication, Record, Revision
from polisee.records.operations.publishing import FORMAT
from polisee.trust.api import seal

AT_ONCE = 500


@dataclass(frozen=True)
class Generated:
    """One record to be written as it is."""

    id: UUID
    kind: str
    language: str
    content: dict[str, Any]


def write_public(records: Iterable[Generated], at: datetime) -> int:
    """Write and seal them; how many there were."""
    waiting, count = iter(records), 0
    while batch := list(islice(waiting, AT_ONCE)):
        _write(batch, at)
        count += len(batch)
    return count


def write_links(links: Iterable[tuple[UUID, UUID, str]], at: datetime) -> int:
    """Write links (source, target, type); how many there were. A link that is there already is one."""
    rows = [Link(source_id=source, target_id=target, type=type_, at=at) for source, target, type_ in links]
    return len(Link.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True))


@transaction.atomic
def _write(batch: Sequence[Generated], at: datetime) -> None:
    """Ids are made beforehand and keys are looked at when all is written: no row is written twice."""
    revisions = [
        Revision(record_id=one.id, number=1, content=one.content, digest=digest(one.content), at=at) for one in batch
    ]
    publications = list(_sealed(batch, revisions, at))
    Record.objects.bulk_create(
        Record(
            id=one.id,
            kind=one.kind,
            original_language=one.language,
            state="published",
            current_id=revision.pk,
            published_id=publication.pk,
            created_at=at,
            updated_at=at,
        )
        for one, revision, publication in zip(batch, revisions, publications, strict=True)
    )
    Revision.objects.bulk_create(revisions)
    Publication.objects.bulk_create(publications)


def _sealed(batch: Sequence[Generated], revisions: Sequence[Revision], at: datetime) -> Iterator[Publication]:
    for one, revision in zip(batch, revisions, strict=True):
        sealed = seal(_payload(one, at))
        yield Publication(
            record_id=one.id,
            revision_id=revision.pk,
            number=1,
            text=sealed.text,
            digest=sealed.digest,
            signature=sealed.signature,
            key_id=sealed.key_id,
            at=at,
        )


def _payload(one: Generated, at: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "record": str(one.id),
        "external_id": None,
        "kind": one.kind,
        "language": one.language,
        "organisation": None,
        "owner_name": "",
        "publication": 1,
        "revision": 1,
        "content": one.content,
        "image_digests": {},
        "translations": {},
        "written_by": [],
        "approved_by": "",
        "edited_at": at.isoformat(),
        "first_published_at": at.isoformat(),
        "published_at": at.isoformat(),
    }
