"""Files are wholly there or not at all."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from polisee.foundation.attachments import storing
from polisee.foundation.uploads import UploadError

DATA = b"%PDF-1.7 some words"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def files_below(folder: str) -> list[Path]:
    return [each for each in Path(folder).rglob("*") if each.is_file()]


def test_what_is_kept_is_read_again_and_lies_there_once(tmp_path) -> None:
    name = storing.keep("files", DIGEST, ".pdf", DATA)
    assert storing.keep("files", DIGEST, ".pdf", DATA) == name
    assert storing.read_checked(name, DIGEST) == DATA
    assert len(files_below(tmp_path)) == 1
    assert oct(Path(default_storage.path(name)).stat().st_mode & 0o777) == "0o640"


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UploadError, match="no room"):
        storing.keep("files", DIGEST, ".pdf", DATA)
    assert files_below(tmp_path) == []


def test_what_was_half_written_by_another_hand_is_written_again(tmp_path) -> None:
    name = storing.keep("files", DIGEST, ".pdf", DATA)
    Path(default_storage.path(name)).write_bytes(DATA[:5])
    assert storing.read_checked(name, DIGEST) is None
    assert storing.keep("files", DIGEST, ".pdf", DATA) == name
    assert storing.read_checked(name, DIGEST) == DATA


def test_a_file_changed_on_the_disk_is_not_read_not_even_with_its_old_time() -> None:
    name = storing.keep("files", DIGEST, ".pdf", DATA)
    assert storing.read_checked(name, DIGEST) == DATA
    place = Path(default_storage.path(name))
    before = place.stat()
    place.write_bytes(DATA.replace(b"words", b"spam!"))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert storing.read_checked(name, DIGEST) is None


def test_the_digest_is_computed_once_for_each_state_of_a_file(monkeypatch) -> None:
    name = storing.keep("files", DIGEST, ".pdf", DATA)
    assert storing.read_checked(name, DIGEST) == DATA
    monkeypatch.setattr(storing.hashlib, "sha256", lambda *_: pytest.fail("the digest was computed again"))
    assert storing.read_checked(name, DIGEST) == DATA


def test_a_file_that_is_missing_is_none() -> None:
    assert storing.read_checked("files/aa/none.pdf", DIGEST) is None
