"""Files for tests, good and bad, made by hand so that each shows what is wrong with it."""

import io
import struct
import zipfile
import zlib

from PIL import Image

# In two halves, so that no scanner takes this file for the thing itself.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()


def pdf(*objects: bytes, tail: bytes = b"") -> bytes:
    """A PDF of one empty page, with more objects."""
    page = (
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n"
    )
    body = b"".join(each + b"\n" for each in objects)
    return b"%PDF-1.7\n" + page + body + b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" + tail


def object_stream(content: bytes, number: int = 9, more: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    head = b"%d 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d %s>>\n" % (
        number,
        len(packed),
        more,
    )
    return head + b"stream\n" + packed + b"\nendstream\nendobj"


def zipped(entries: dict[str, bytes], *, stored_first: bool = False, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, data) in enumerate(entries.items()):
            how = zipfile.ZIP_STORED if stored_first and place == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, how)
        archive.comment = comment
    return out.getvalue()


def office(main: str = "word/document.xml", **more: bytes) -> bytes:
    """What the directory of an Office file looks like; `more` names further parts, `__` for a slash."""
    parts = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>", main: b"<document/>" * 50}
    return zipped(parts | {name.replace("__", "/"): data for name, data in more.items()})


def open_document(kind: str = "text", **more: bytes) -> bytes:
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<office/>" * 40}
    return zipped(parts | {name.replace("__", "/"): data for name, data in more.items()}, stored_first=True)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def enormous_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small file that says it has 900 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def declaring(data: bytes, unpacked: int) -> bytes:
    """The same archive, of which each entry in the directory says that it is so large unpacked."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", changed, place + 24, unpacked)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def overlapping(data: bytes) -> bytes:
    """The same archive, of which every entry but the first points to the second one's bytes."""
    changed = bytearray(data)
    places = []
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        places.append(place)
        place = changed.find(b"PK\x01\x02", place + 4)
    second = struct.unpack_from("<I", changed, places[1] + 42)[0]
    for each in places[1:]:
        struct.pack_into("<I", changed, each + 42, second)
    return bytes(changed)
