"""Very many published records for measuring: copies of those that are public, each sealed by itself."""

import random
from typing import Any

from django.db import transaction

from polisee.foundation.canonical import digest
from polisee.foundation.clock import now
from polisee.foundation.ids import new_id
from polisee.records.models import Link, Publication, Record, Revision
from polisee.records.published import PublishedRecord, all_published
from polisee.records.rules.life import PUBLISHED
from polisee.records.rules.links import LINK_TYPES
from polisee.trust.api import seal

AT_ONCE = 1000


def copy_public(count: int, links: int, *, seed: int = 1) -> int:
    """Make so many records, and so many links between any two of them. Returns how many records are public then."""
    models = list(all_published())
    made: list[Any] = []
    for start in range(0, count, AT_ONCE):
        with transaction.atomic():
            numbers = range(start, min(start + AT_ONCE, count))
            made += _copies([(number, models[number % len(models)]) for number in numbers])
    _link(made, links, random.Random(seed))  # noqa: S311  nothing secret
    return Record.objects.filter(state=PUBLISHED).count()


def _copies(wanted: list[tuple[int, PublishedRecord]]) -> list[Any]:
    records, revisions, publications = [], [], []
    at = now()
    for number, model in wanted:
        ids = {name: new_id() for name in ("record", "revision", "publication")}
        content = {**model.content, "title": f"{model.content['title'][:90]} {number}"}
        payload = {**model.payload, "record": str(ids["record"]), "external_id": f"bench-{number}", "content": content}
        sealed = seal(payload)
        records.append(
            Record(
                id=ids["record"], external_id=payload["external_id"], kind=payload["kind"], state=PUBLISHED,
                original_language=payload["language"], current_id=ids["revision"], published_id=ids["publication"],
                created_at=at, updated_at=at,
            )
        )  # fmt: skip
        revisions.append(
            Revision(
                id=ids["revision"], record_id=ids["record"], number=1, content=content, digest=digest(content), at=at
            )
        )  # fmt: skip
        publications.append(
            Publication(
                id=ids["publication"], record_id=ids["record"], revision_id=ids["revision"], number=1, text=sealed.text,
                digest=sealed.digest, signature=sealed.signature, key_id=sealed.key_id, at=at,
            )
        )  # fmt: skip
    Record.objects.bulk_create(records)
    Revision.objects.bulk_create(revisions)
    Publication.objects.bulk_create(publications)
    return [record.pk for record in records]


def _link(ids: list[Any], count: int, chance: random.Random) -> None:
    types, at = sorted(LINK_TYPES), now()
    pairs = {tuple(chance.sample(ids, 2)) for _each in range(count)}
    rows = [Link(source_id=source, target_id=target, type=chance.choice(types), at=at) for source, target in pairs]
    Link.objects.bulk_create(rows, batch_size=AT_ONCE)
