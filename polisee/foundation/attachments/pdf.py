"""PDF files: whole, alone, unlocked, and without scripts, programs or other files inside.

The names of a PDF stand in the plain or in object streams, which are packed: these are unpacked (bounded) and read too.
What we cannot unpack is refused. Sources: ISO 32000-2, 7.3.5 (names), 7.5.7 (object streams), 12.6.4 (actions).
"""

import re
import zlib
from collections.abc import Iterator

from polisee.foundation.attachments.limits import Limits
from polisee.foundation.attachments.refusals import refused

_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_STREAMS = re.compile(rb"(?<!end)stream\r?\n.*?endstream", re.DOTALL)
_DELIMITER = rb"(?=[\s\x00()<>\[\]{}/%]|$)"
# These are long enough never to stand in packed bytes by chance: they are looked for everywhere.
_SCRIPTS = re.compile(rb"/(JavaScript|Launch|RichMedia|ImportData|Rendition|GoToE)" + _DELIMITER)
_FILES = re.compile(rb"/(EmbeddedFiles?|FileAttachment|Collection)" + _DELIMITER)
_OBJECT_STREAM = re.compile(rb"/ObjStm" + _DELIMITER)
# These are short: they count only outside of packed bytes.
_SHORT_SCRIPT = re.compile(rb"/JS" + _DELIMITER)
_FORM = re.compile(rb"/XFA" + _DELIMITER)
_LOCK = re.compile(rb"/Encrypt" + _DELIMITER)
_UNKNOWN_PACKING = re.compile(rb"/(ASCII|LZW|RunLength|Crypt|JBIG2|DCT|JPX|CCITT|Predictor)|#")
_TAIL = 1024
_LONGEST_HEAD = 8192
_MOST_OBJECT_STREAMS = 20_000


def refuse_unsafe(data: bytes, limits: Limits) -> None:
    """Raises `UploadError` with the reason."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise refused("damaged" if b"%%EOF" not in data else "two_in_one")
    if data[data.rindex(b"%%EOF") + 5 :].strip(b"\r\n\t \x00") or b"PK\x05\x06" in data[-66_000:]:
        raise refused("two_in_one")
    everywhere, outside = _named(data), _named(_STREAMS.sub(b" ", data))
    if _LOCK.search(outside):
        raise refused("locked")
    _refuse_names(everywhere, outside)
    found = list(_OBJECT_STREAM.finditer(data))
    # One that hides its name behind an escape is not among them, and nobody honest does that.
    if len(found) != len(_OBJECT_STREAM.findall(everywhere)) or len(found) > _MOST_OBJECT_STREAMS:
        raise refused("locked")
    for unpacked in _object_streams(data, found, limits.most_unpacked):
        _refuse_names(_named(unpacked), _named(unpacked))


def _named(data: bytes) -> bytes:
    """With `#4a` in names read as the letter that it stands for."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), data)


def _refuse_names(everywhere: bytes, outside: bytes) -> None:
    if _SCRIPTS.search(everywhere) or _SHORT_SCRIPT.search(outside):
        raise refused("pdf_script")
    if _FILES.search(everywhere):
        raise refused("pdf_files")
    if _FORM.search(outside):
        raise refused("pdf_form")


def _object_streams(data: bytes, found: list[re.Match[bytes]], most: int) -> Iterator[bytes]:
    """Each unpacked; at most `most` bytes in all. What is packed in another way than usual is refused."""
    for name in found:
        stream = _STREAM.search(data, name.end(), name.end() + _LONGEST_HEAD)
        if stream is None:
            raise refused("locked")
        begin = data.rfind(b"obj", max(0, name.start() - _LONGEST_HEAD), name.start())
        head = data[max(begin, 0) : stream.start()]
        end = data.find(b"endstream", stream.end())
        packed = data[stream.end() : end if end >= 0 else len(data)]
        if begin < 0 or _UNKNOWN_PACKING.search(head) or (b"/Filter" in head and b"/FlateDecode" not in head):
            raise refused("locked")
        unpacked = _unpacked(packed, most) if b"/Filter" in head else packed
        most -= len(unpacked)
        yield unpacked


def _unpacked(packed: bytes, most: int) -> bytes:
    engine = zlib.decompressobj()
    try:
        unpacked = engine.decompress(packed, max(most, 1))
    except zlib.error as error:
        raise refused("damaged") from error
    if engine.unconsumed_tail:
        raise refused("bomb")
    if not engine.eof:
        raise refused("damaged")
    return unpacked
