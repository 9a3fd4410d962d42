"""The mails that were written into a folder instead of being sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path

# What Django's backend for folders writes after each mail of a file.
_END = b"-" * 79
MOST_FILES = 200


@dataclass(frozen=True)
class StoredMail:
    """One mail. `key` names it in addresses: file and place in it."""

    key: str
    subject: str
    to: str
    at: datetime
    text: str


def stored_mails(folder: Path) -> list[StoredMail]:
    """The latest mails of the folder, the latest first; an unreadable file is left out."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:MOST_FILES]
    return [mail for file in files for mail in reversed(list(_mails(file)))]


def _mails(file: Path) -> Iterator[StoredMail]:
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    parts = [part.strip(b"\n") for part in file.read_bytes().split(b"\n" + _END)]
    for number, part in enumerate(part for part in parts if part):
        message = BytesParser(policy=policy.default).parsebytes(part)
        body = message.get_body(("plain", "html"))
        text = body.get_content() if body else ""
        yield StoredMail(f"{file.stem}.{number}", str(message["subject"] or ""), str(message["to"] or ""), at, text)
