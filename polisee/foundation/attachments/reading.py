"""Taking a file in: everything is checked here, before anything of it is stored."""

import hashlib
import io
from dataclasses import dataclass
from typing import BinaryIO

from polisee.foundation.attachments import clamd, containers, pdf
from polisee.foundation.attachments.limits import Limits, limits
from polisee.foundation.attachments.names import clean_name, ending_of
from polisee.foundation.attachments.refusals import refused, too_large, wrong_ending
from polisee.foundation.attachments.types import PDF, PICTURES, FileType, is_container, plain_type_of
from polisee.foundation.uploads import LARGEST_BYTES, CleanImage, read_image


@dataclass(frozen=True)
class CleanFile:
    """A file that may be kept. `digest` is the SHA-256 of `data`; `notes` are for the reviewer."""

    data: bytes
    media_type: str
    ending: str
    name: str
    digest: str
    notes: tuple[str, ...]


def read_attachment(file: BinaryIO, given_name: str) -> CleanFile:
    """Take a file in; raises `UploadError` with a sentence for the sender."""
    bounds = limits()
    data = file.read(bounds.most_bytes + 1)
    if not data:
        raise refused("empty")
    if len(data) > bounds.most_bytes:
        raise too_large()
    ending = ending_of(given_name)
    file_type, notes = _looked_at(data, ending, bounds)
    if ending and ending not in file_type.endings:
        raise wrong_ending(ending, file_type.name)
    clamd.scan(data)
    if file_type in PICTURES:
        data = read_image(
            io.BytesIO(data),
            longest_side=bounds.longest_side,
            most_bytes=bounds.most_bytes,
            most_pixels=bounds.most_pixels,
        ).data
    name = clean_name(given_name, ending or file_type.endings[0])
    return CleanFile(data, file_type.media_type, file_type.endings[0], name, hashlib.sha256(data).hexdigest(), notes)


def read_picture(file: BinaryIO) -> CleanImage:
    """A picture that stands in a text; raises `UploadError` with a sentence for the sender."""
    data = file.read(LARGEST_BYTES + 1)
    clamd.scan(data)
    return read_image(io.BytesIO(data))


def _looked_at(data: bytes, ending: str, bounds: Limits) -> tuple[FileType, tuple[str, ...]]:
    if is_container(data):
        return containers.look_into(data, bounds)
    file_type = plain_type_of(data, ending)
    if file_type is PDF:
        pdf.refuse_unsafe(data, bounds)
    return file_type, ()
