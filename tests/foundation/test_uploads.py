"""Only pixels come in."""

import io
import struct
import zipfile
import zlib

import pytest
from django.utils import translation
from PIL import Image, PngImagePlugin

from polisee.foundation.uploads import LARGEST_BYTES, LONGEST_SIDE, UploadError, read_image


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal").save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is enormous."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_picture_is_known_by_its_content_and_comes_out_readable(kind: str, media_type: str) -> None:
    clean = read_image(io.BytesIO(picture(kind)))
    again = Image.open(io.BytesIO(clean.data))
    assert (clean.media_type, clean.width, clean.height, again.format, again.size) == (
        media_type,
        60,
        40,
        kind,
        (60, 40),
    )


def test_metadata_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "the photographer's home"
    exif[0x8825] = {1: "N", 2: (42.0, 41.0, 0.0)}
    clean = read_image(io.BytesIO(picture("JPEG", exif=exif, comment=b"secret comment", icc_profile=b"profile" * 50)))
    assert b"photographer" not in clean.data
    assert b"secret" not in clean.data
    assert not Image.open(io.BytesIO(clean.data)).getexif()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody", zip=False)
    assert b"somebody" not in read_image(io.BytesIO(picture("PNG", pnginfo=notes))).data


def test_a_picture_taken_sideways_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    clean = read_image(io.BytesIO(picture("JPEG", (60, 40), exif=exif)))
    assert (clean.width, clean.height) == (40, 60)


def test_what_is_appended_to_a_picture_stays_behind() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr("run.js", "alert(1)")
    for tail in (archive.getvalue(), b"<script>alert(1)</script>", b"<?php system($_GET[0]); ?>"):
        clean = read_image(io.BytesIO(picture("PNG") + tail))
        assert tail not in clean.data
        assert b"run.js" not in clean.data


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + bytes(50),
        b"%PDF-1.7\n",
        b"MZ" + bytes(100),
        b"<html><script>alert(1)</script>",
        b"BM" + bytes(60),
        b"\x00" * 100,
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBP",
    ],
)
def test_other_files_get_a_sentence(data: bytes) -> None:
    with pytest.raises(UploadError) as refused:
        read_image(io.BytesIO(data))
    assert str(refused.value.message).endswith(".")


def test_an_empty_and_a_too_large_file_are_refused() -> None:
    for data, word in ((b"", "empty"), (b"\xff\xd8\xff" + bytes(LARGEST_BYTES), "10 MB")):
        with pytest.raises(UploadError, match=word):
            read_image(io.BytesIO(data))


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int], monkeypatch) -> None:
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda *_: pytest.fail("a pixel was decoded"))
    with pytest.raises(UploadError, match="pixels"):
        read_image(io.BytesIO(bomb(*size)))


def test_a_damaged_picture_gets_a_sentence() -> None:
    whole = picture("JPEG", (400, 400))
    with pytest.raises(UploadError):
        read_image(io.BytesIO(whole[: len(whole) // 2]))


def test_a_compressed_text_bomb_inside_a_png_gets_a_sentence() -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0))
    text = chunk(b"zTXt", b"note\x00\x00" + zlib.compress(bytes(90_000_000)))
    pixels = chunk(b"IDAT", zlib.compress((b"\x00" + bytes(30)) * 10))
    data = b"\x89PNG\r\n\x1a\n" + header + text + pixels + chunk(b"IEND", b"")
    try:
        clean = read_image(io.BytesIO(data))
    except UploadError:
        return
    assert len(clean.data) < 1000


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(UploadError, match="still"):
        read_image(io.BytesIO(out.getvalue()))


def test_a_large_picture_is_made_smaller() -> None:
    clean = read_image(io.BytesIO(picture("JPEG", (5000, 1000))))
    assert clean.width == LONGEST_SIDE
    assert clean.height == 480


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "CMYK"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "I;16"), ("JPEG", "L"), ("PNG", "1")]
)
def test_unusual_colour_modes_are_taken(kind: str, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 30)).save(out, kind)
    assert read_image(io.BytesIO(out.getvalue())).width == 30


def test_transparency_is_kept() -> None:
    clean = read_image(io.BytesIO(picture("PNG", mode="RGBA")))
    assert Image.open(io.BytesIO(clean.data)).mode == "RGBA"


def test_a_refusal_is_marked_for_translation() -> None:
    with pytest.raises(UploadError) as refused:
        read_image(io.BytesIO(b""))
    with translation.override("bg"):
        assert str(refused.value.message)
