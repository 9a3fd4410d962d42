"""The tokens as Python sees them: the same file from which the style sheet is built."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("tokens.json")


@cache
def tokens() -> dict[str, Any]:
    """`colour`: name → light, dark, what it is for; `type`, `space`: name → value; `contrast`: what is read on what."""
    loaded: dict[str, Any] = json.loads(_FILE.read_text())
    return loaded


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours (`#rrggbb`), 1 to 21, after WCAG 2.2."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
