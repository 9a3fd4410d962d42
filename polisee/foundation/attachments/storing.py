"""Files under their digest: wholly there or not at all, and checked again whenever they are read."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files.storage import default_storage

from polisee.foundation.attachments.refusals import refused


def keep(folder: str, digest: str, ending: str, data: bytes) -> str:
    """Store a file below the folder for media and give its name there; the same content is stored once.

    Written beside its place, then moved into it: a full disk leaves nothing behind. Raises `UploadError`.
    """
    name = f"{folder}/{digest[:2]}/{digest}{ending}"
    place = Path(default_storage.path(name))
    try:
        if place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == digest:
            return name
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, data)
    except OSError as error:
        raise refused("no_room") from error
    return name


def _write(place: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=place.parent, prefix=".part-", delete=False) as out:
        part = Path(out.name)
        try:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
            part.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o640)
            part.replace(place)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def read_checked(name: str, digest: str) -> bytes | None:
    """The bytes, if they are what was stored under this digest; None if they are missing or others.

    The digest is computed once for each state of the file on the disk (its place, number, size and times).
    """
    try:
        with Path(default_storage.path(name)).open("rb") as file:
            stat = os.fstat(file.fileno())
            data = file.read()
    except OSError:
        return None
    state = (name, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    known = _digests(state)
    if not known:
        known.append(hashlib.sha256(data).hexdigest())
    return data if known[0] == digest and len(data) == stat.st_size else None


@lru_cache(maxsize=4096)
def _digests(state: tuple[str, int, int, int, int]) -> list[str]:
    """A place to remember the digest of a file in one state."""
    return []
