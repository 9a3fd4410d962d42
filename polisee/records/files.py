"""The bytes of records' files: served only as they were sealed, and looked through by the sweep."""

from collections import Counter
from collections.abc import Iterator

from polisee.foundation.attachments.storing import read_checked
from polisee.foundation.clock import now
from polisee.records.models import StoredFile
from polisee.records.published import PublishedRecord, all_published
from polisee.trust.api import Finding, report_incident


def sealed_bytes(stored: StoredFile, digest: str) -> bytes | None:
    """What the seal says, to the byte; None, and an incident noted, where the disk holds anything else."""
    data = read_checked(stored.file, digest)
    if data is None:
        report_incident(what="file", target_id=stored.pk, digest_expected=digest, at=now())
    return data


def working_bytes(stored: StoredFile) -> bytes | None:
    """A file that no sealed text names; None where it is not what was stored."""
    return read_checked(stored.file, stored.digest)


def sweep_files(counts: Counter[str]) -> Iterator[Finding]:
    """Every file of a public record: is it there, and to the byte what was sealed?"""
    for record in all_published():
        if record.attachments:
            yield from _broken_of(record, counts)


def _broken_of(record: PublishedRecord, counts: Counter[str]) -> Iterator[Finding]:
    sealed = {each["id"]: each for each in record.attachments}
    places = dict(StoredFile.objects.filter(pk__in=list(sealed)).values_list("pk", "file"))
    known = {str(file_id): place for file_id, place in places.items()}
    for file_id, each in sealed.items():
        counts["files"] += 1
        if file_id not in known:
            yield Finding("file", file_id, "missing", detail=f"record {record.id}, {each['name']}")
        elif read_checked(known[file_id], each["digest"]) is None:
            yield Finding("file", file_id, "changed", detail=f"record {record.id}, {each['name']}")
