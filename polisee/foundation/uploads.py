"""Pictures that people send: looked at, decoded and written anew, so that nothing but pixels comes in.

The kind is read from the content, never from the name; the size from the header, before a pixel is decoded.
What is stored is written by us: metadata, appended archives and scripts stay behind.
"""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from polisee.foundation.errors import DomainError, Message

MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
LARGEST_BYTES = 10 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
"""A larger picture is made smaller to this, in pixels."""


class UploadError(DomainError):
    """A file cannot be taken; the message says why."""

    status = 422

    def __init__(self, message: Message) -> None:
        super().__init__(message, field="file")


@dataclass(frozen=True)
class CleanImage:
    """A picture written anew. `digest` is the SHA-256 of `data`."""

    data: bytes
    media_type: str
    width: int
    height: int
    digest: str

    @property
    def suffix(self) -> str:
        """The ending of a file's name."""
        return SUFFIXES[self.media_type]


def read_image(
    file: BinaryIO,
    *,
    most_bytes: int = LARGEST_BYTES,
    most_pixels: int = LARGEST_PIXELS,
    longest_side: int = LONGEST_SIDE,
) -> CleanImage:
    """Take a picture in; raises `UploadError` with a sentence for the sender."""
    data = file.read(most_bytes + 1)
    if not data:
        raise UploadError(_("The file is empty."))
    if len(data) > most_bytes:
        sentence = _("The picture is larger than %(most)s MB. Make it smaller and send it again.")
        raise UploadError(str(sentence) % {"most": most_bytes // 1024**2})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = _opened(data, most_pixels)
        media_type = MEDIA_TYPES[str(picture.format)]
        return _written_anew(_decoded(picture, longest_side), media_type)


def _opened(data: bytes, most_pixels: int) -> Image.Image:
    """The header alone; refuses by kind, by number of pixels and of frames."""
    try:
        picture = Image.open(io.BytesIO(data), formats=list(MEDIA_TYPES))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(most_pixels) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        sentence = _("This is not a picture that we can read. Send a JPEG, PNG or WebP file.")
        raise UploadError(sentence) from error
    if picture.width * picture.height > most_pixels:
        raise _too_many_pixels(most_pixels)
    if getattr(picture, "n_frames", 1) > 1:
        raise UploadError(_("Moving pictures cannot be taken. Send a still one."))
    return picture


def _too_many_pixels(most: int) -> UploadError:
    sentence = _("The picture has more than %(most)s million pixels. Make it smaller and send it again.")
    return UploadError(str(sentence) % {"most": most // 1_000_000})


def _decoded(picture: Image.Image, longest_side: int) -> Image.Image:
    """The pixels, the right way up, at most `longest_side` long."""
    try:
        picture.draft("RGB", (longest_side, longest_side))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    except Exception as error:  # a decoder of foreign bytes may raise anything
        raise UploadError(_("The picture is damaged. Save it again and send it once more.")) from error
    upright.thumbnail((longest_side, longest_side))
    return upright


def _written_anew(picture: Image.Image, media_type: str) -> CleanImage:
    has_alpha = media_type != "image/jpeg" and (picture.has_transparency_data or "A" in picture.getbands())
    plain = picture.convert("RGBA" if has_alpha else "RGB")
    # A fresh picture of the same pixels: no text block, profile or comment comes along.
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    out = io.BytesIO()
    if media_type == "image/jpeg":
        fresh.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    elif media_type == "image/png":
        fresh.save(out, "PNG", optimize=True)
    else:
        fresh.save(out, "WEBP", quality=88, method=4)
    data = out.getvalue()
    return CleanImage(data, media_type, fresh.width, fresh.height, hashlib.sha256(data).hexdigest())
