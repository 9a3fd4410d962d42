"""The bytes of records' files: served only as they were sealed, and looked through by the sweep."""

from collections.abc import Iterator
from dataclasses import dataclass

from polisee.foundation.attachments.storing import read_checked
from polisee.foundation.clock import now
from polisee.records.models import StoredFile
from polisee.records.published import PublishedRecord, all_published
from polisee.trust.api import report_incident


@dataclass(frozen=True)
class BrokenFile:
    """A file of a public record that is missing, or is not what was sealed."""

    record_id: str
    file_id: str
    name: str


def sealed_bytes(stored: StoredFile, digest: str) -> bytes | None:
    """What the seal says, to the byte; None, and an incident noted, where the disk holds anything else."""
    data = read_checked(stored.file, digest)
    if data is None:
        report_incident(what="file", target_id=stored.pk, digest_expected=digest, at=now())
    return data


def working_bytes(stored: StoredFile) -> bytes | None:
    """A file that no sealed text names; None where it is not what was stored."""
    return read_checked(stored.file, stored.digest)


def broken_files() -> Iterator[BrokenFile]:
    """Every file of a public record whose bytes are not what was sealed (a sweep over all)."""
    for record in all_published():
        if record.attachments:
            yield from _broken_of(record)


def _broken_of(record: PublishedRecord) -> Iterator[BrokenFile]:
    sealed = {each["id"]: each for each in record.attachments}
    places = dict(StoredFile.objects.filter(pk__in=list(sealed)).values_list("pk", "file"))
    known = {str(file_id): place for file_id, place in places.items()}
    for file_id, each in sealed.items():
        if file_id not in known or read_checked(known[file_id], each["digest"]) is None:
            yield BrokenFile(record.id, file_id, each["name"])
