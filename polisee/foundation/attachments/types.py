"""What a file is, by its content."""

import csv
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from polisee.foundation.attachments.refusals import refused
from polisee.foundation.errors import Message

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class FileType:
    """`endings`: those that a name may have, the first is ours."""

    media_type: str
    endings: tuple[str, ...]
    name: Message


PDF = FileType("application/pdf", (".pdf",), "PDF")
DOCX = FileType(f"{OFFICE}wordprocessingml.document", (".docx",), _("Word document"))
XLSX = FileType(f"{OFFICE}spreadsheetml.sheet", (".xlsx",), _("Excel workbook"))
PPTX = FileType(f"{OFFICE}presentationml.presentation", (".pptx",), _("PowerPoint presentation"))
ODT = FileType(f"{OPEN}text", (".odt",), _("OpenDocument text"))
ODS = FileType(f"{OPEN}spreadsheet", (".ods",), _("OpenDocument spreadsheet"))
CSV = FileType("text/csv", (".csv",), _("CSV table"))
TXT = FileType("text/plain", (".txt",), _("plain text"))
PNG = FileType("image/png", (".png",), _("PNG picture"))
JPEG = FileType("image/jpeg", (".jpg", ".jpeg"), _("JPEG picture"))
WEBP = FileType("image/webp", (".webp",), _("WebP picture"))
TYPES = {each.media_type: each for each in (PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT, PNG, JPEG, WEBP)}
CONTAINERS = (DOCX, XLSX, PPTX, ODT, ODS)
PICTURES = (PNG, JPEG, WEBP)

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06", b"PK\x07\x08")
_MARKUP = re.compile(r"\s*(<\?xml|<!doctype|<!--|<\s*(html|svg|script|body|head|iframe)\b|#!|<\?php)", re.IGNORECASE)
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def type_name(media_type: str) -> Message:
    """What people call it."""
    known = TYPES.get(media_type)
    return known.name if known else media_type


def is_container(data: bytes) -> bool:
    """Begins as the Office formats of today do."""
    return data.startswith(b"PK\x03\x04")


def plain_type_of(data: bytes, ending: str) -> FileType:
    """What a file is that is no container. Raises `UploadError`."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(_OLD_OFFICE):
        raise refused("old_office")
    if data.startswith(_ARCHIVES):
        raise refused("archive")
    return _text_type_of(data, ending)


def _text_type_of(data: bytes, ending: str) -> FileType:
    """Text and tables look alike: which of the two it is, the name may say; a table must have columns."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refused("not_utf8" if ending in (".csv", ".txt") and b"\x00" not in data else "unknown") from None
    if _UNPRINTED.search(text):
        raise refused("unknown")
    if _MARKUP.match(text):
        raise refused("markup")
    if ending != ".csv":
        return TXT
    if not _has_columns(text):
        raise refused("not_a_table")
    return CSV


def _has_columns(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return any(len(next(csv.reader([first], delimiter=mark))) > 1 for mark in (",", ";", "\t"))
