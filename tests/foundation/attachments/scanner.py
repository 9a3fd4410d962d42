"""A small clamd of our own: speaks the protocol, and knows one virus, also inside of archives."""

import io
import socketserver
import struct
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.foundation.attachments.making import EICAR


@dataclass
class Scanner:
    """`address` for POLISEE_CLAMD; `heard`: what was sent to be scanned; `says` overrides the answer."""

    address: str = ""
    heard: list[bytes] = field(default_factory=list)
    says: bytes | None = None


def _finds_something(data: bytes) -> bool:
    if EICAR in data:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(_finds_something(archive.read(name)) for name in archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


@contextmanager
def scanning(socket_path: str = "") -> Iterator[Scanner]:
    """A scanner that answers until the end of the block; on a socket's path, or on a port of this machine."""
    scanner = Scanner()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            stream = self.request.makefile("rb")
            command = b""
            while not command.endswith(b"\0"):
                command += stream.read(1)
            if command == b"zVERSION\0":
                self.request.sendall(scanner.says or b"ClamAV 1.4.1/27500/Mon Nov  2 08:00:00 2026\0")
                return
            assert command == b"zINSTREAM\0"
            data = b""
            while size := struct.unpack("!L", stream.read(4))[0]:
                data += stream.read(size)
            scanner.heard.append(data)
            verdict = b"stream: Eicar-Test-Signature FOUND\0" if _finds_something(data) else b"stream: OK\0"
            self.request.sendall(scanner.says if scanner.says is not None else verdict)

    server_type = socketserver.ThreadingUnixStreamServer if socket_path else socketserver.ThreadingTCPServer
    with server_type(socket_path or ("127.0.0.1", 0), Handler) as server:
        scanner.address = socket_path or f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield scanner
        finally:
            server.shutdown()
            thread.join()
