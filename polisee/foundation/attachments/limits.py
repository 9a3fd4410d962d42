"""How much a file may hold. The figures are settings; these are what they are without any."""

from dataclasses import dataclass

from django.conf import settings

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Units: bytes, pixels, pieces. `most_ratio`: unpacked to packed, over the whole of a container."""

    most_bytes: int = 25 * MEGABYTE
    most_pixels: int = 40_000_000
    longest_side: int = 8000
    most_entries: int = 5000
    most_unpacked: int = 300 * MEGABYTE
    most_ratio: int = 120


def limits() -> Limits:
    """As this installation has them."""
    return Limits(**settings.UPLOAD_LIMITS)
