"""Asking a virus scanner (ClamAV's `clamd`), where the operator has named one in `POLISEE_CLAMD`.

The address is `host:port` or the path of a socket. Protocol: `man clamd`, commands `zINSTREAM` and `zVERSION`. Only a
clear "OK" lets a file in; silence, an error or an unknown answer does not.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from polisee.foundation.attachments.refusals import refused

SECONDS = 60
"""How long the scanner may think about one file."""
_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096


class ScannerError(Exception):
    """The scanner did not answer, or not in a way that we understand."""


def is_configured() -> bool:
    return bool(settings.CLAMD)


def scan(data: bytes) -> None:
    """Nothing where no scanner is named. Raises `UploadError` if something was found, or nobody answered."""
    if not is_configured():
        return
    try:
        answer = _ask(b"zINSTREAM\0", data)
    except (OSError, ScannerError) as error:
        raise refused("no_scanner") from error
    if answer.endswith(" FOUND"):
        raise refused("infected")
    if answer != "stream: OK":
        raise refused("no_scanner")


def version() -> str:
    """What the scanner says of itself; `OSError` or `ScannerError` where it does not."""
    return _ask(b"zVERSION\0")


def _ask(command: bytes, data: bytes | None = None) -> str:
    with _connected() as scanner:
        scanner.sendall(command)
        if data is not None:
            try:
                for start in range(0, len(data), _PIECE):
                    piece = data[start : start + _PIECE]
                    scanner.sendall(struct.pack("!L", len(piece)) + piece)
                scanner.sendall(struct.pack("!L", 0))
            except ConnectionError:
                pass  # it has heard enough (a limit of its own) and says so in its answer
        return _answer(scanner)


@contextmanager
def _connected() -> Iterator[socket.socket]:
    address: str = settings.CLAMD
    is_path = address.startswith("/")
    scanner = socket.socket(socket.AF_UNIX if is_path else socket.AF_INET)
    with scanner:
        scanner.settimeout(SECONDS)
        if is_path:
            scanner.connect(address)
        else:
            host, _colon, port = address.rpartition(":")
            if not port.isdecimal():
                raise ScannerError(address)
            scanner.connect((host or "127.0.0.1", int(port)))
        yield scanner


def _answer(scanner: socket.socket) -> str:
    said = b""
    while b"\0" not in said:
        piece = scanner.recv(_LONGEST_ANSWER)
        if not piece or len(said) > _LONGEST_ANSWER:
            raise ScannerError(said)
        said += piece
    return said.split(b"\0", maxsplit=1)[0].decode("utf-8", "replace").strip()
