"""Office and OpenDocument files: what their directory says. No entry is ever unpacked.

A container is a ZIP archive. Its directory (at the end of the file) names every entry with its packed and unpacked
size and its place; that is enough to tell the type, to refuse bombs (also overlapping ones), programs and macros, and
to say what is embedded. Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
"""

import io
import re
import struct
import zipfile
from collections.abc import Sequence

from polisee.foundation.attachments.limits import Limits
from polisee.foundation.attachments.refusals import refused
from polisee.foundation.attachments.types import DOCX, ODS, ODT, PPTX, XLSX, FileType

_END = struct.Struct("<4s4H2LH")
_LOCAL_HEADER = 30
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_SMALL = 1024 * 1024
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_ODF_TYPES = {each.media_type.encode(): each for each in (ODT, ODS)}
_MACROS = re.compile(r"vbaproject|vbadata|(^|/)(activex|macrosheets)/|^basic/|^scripts/|\.bin$", re.IGNORECASE)
_PRINTER = re.compile(r"/printersettings/printersettings\d*\.bin$", re.IGNORECASE)
_PROGRAM = re.compile(
    r"\.(zip|jar|7z|rar|gz|cab|iso|exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|html?|svg|swf|sh)$",
    re.IGNORECASE,
)
EMBEDDED = "embedded"
OUTSIDE = "outside"


def look_into(data: bytes, limits: Limits) -> tuple[FileType, tuple[str, ...]]:
    """The type of a container, and notes for the reviewer. Raises `UploadError`."""
    entries = _directory(data, limits)
    _refuse_bombs(entries, len(data), limits)
    names = [entry.filename for entry in entries]
    file_type = _type_of(data, entries)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refused("locked")
    if any(_MACROS.search(name) and not _PRINTER.search(name) for name in names):
        raise refused("macros")
    if any(_PROGRAM.search(name) for name in names):
        raise refused("nested")
    lower = [name.lower() for name in names]
    notes = {
        EMBEDDED: any("/embeddings/" in name for name in lower),
        OUTSIDE: any("/externallinks/" in name for name in lower),
    }
    return file_type, tuple(note for note, is_there in notes.items() if is_there)


def _directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The entries, in the order of their places. Nothing may stand in front of or behind the archive."""
    place = len(data) - _END.size
    if place < 0 or data[place : place + 4] != b"PK\x05\x06":
        raise refused("two_in_one" if b"PK\x05\x06" in data[-66_000:] else "damaged")
    _sign, disk, first_disk, here, total, size, offset, _comment = _END.unpack_from(data, place)
    if total > limits.most_entries or size > _LARGEST_DIRECTORY:
        raise refused("bomb")
    if (disk, first_disk, here) != (0, 0, total) or offset + size != place:
        raise refused("two_in_one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except Exception as error:  # a reader of foreign bytes may raise anything
        raise refused("damaged") from error
    if len(entries) != total or any(_leads_outside(entry.filename) for entry in entries):
        raise refused("damaged")
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    if not ordered or ordered[0].header_offset != 0:
        raise refused("two_in_one")
    _refuse_overlaps(ordered, offset)
    return ordered


def _leads_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _refuse_overlaps(ordered: Sequence[zipfile.ZipInfo], directory_at: int) -> None:
    """Entries that share their bytes are how a small archive unpacks to petabytes."""
    places = [entry.header_offset for entry in ordered[1:]] + [directory_at]
    for entry, following in zip(ordered, places, strict=True):
        if entry.header_offset + _LOCAL_HEADER + len(entry.filename) + entry.compress_size > following:
            raise refused("bomb")


def _refuse_bombs(entries: Sequence[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.most_unpacked or (unpacked > _SMALL and unpacked > packed * limits.most_ratio):
        raise refused("bomb")


def _type_of(data: bytes, entries: Sequence[zipfile.ZipInfo]) -> FileType:
    """OpenDocument names its type in its first, unpacked entry; Office by the name of its main part."""
    first = entries[0]
    if first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED:
        begins = _LOCAL_HEADER + len(first.filename) + int.from_bytes(data[28:30], "little")
        found = _ODF_TYPES.get(data[begins : begins + first.file_size])
        if found is None:
            raise refused("unknown")
        return found
    names = {entry.filename for entry in entries}
    types = [file_type for part, file_type in _MAIN_PARTS.items() if part in names]
    if "[Content_Types].xml" not in names or len(types) != 1:
        raise refused("archive")
    return types[0]
