"""The name under which a file is offered: as it was given, without what could mislead people or machines."""

import re
import unicodedata

from polisee.foundation.languages.hidden import strip_invisible

MOST_BYTES = 255
"""What file systems take, in UTF-8."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)", re.IGNORECASE)
_ACTIVE = (
    "ade adp app bat chm cmd com cpl dll dmg docm dotm exe hta htm html inf ins iso jar jnlp js jse lnk mht mhtml msc "
    "msi msp mst pif ps1 pptm reg scr sct sh svg swf sys url vb vbe vbs ws wsc wsf wsh xhtml xlsb xlsm xml xsl zip"
)
_INNER = re.compile(rf"\.(?=({'|'.join(_ACTIVE.split())})(\.|\s|$))", re.IGNORECASE)
_FALLBACK = "file"


def ending_of(name: str) -> str:
    """`.pdf`: the last ending in small letters; empty where there is none."""
    last = _last_part(strip_invisible(name)).rstrip(". ")
    stem, dot, ending = last.rpartition(".")
    return f".{ending.lower()}" if dot and stem and ending.isalnum() and len(ending) <= 10 else ""


def clean_name(name: str, ending: str) -> str:
    """A safe name with `ending` (`.pdf`), which is the content's.

    Letters of every script stay. Paths, hidden and direction marks, characters that a file system refuses and names
    that Windows keeps for devices go; an inner ending of a program is joined on by a dash, so that `a.exe.pdf` cannot
    pass for one. At most 255 bytes. Cleaning a clean name changes nothing.
    """
    last = _last_part(unicodedata.normalize("NFC", strip_invisible(name)))
    plain = " ".join(_FORBIDDEN.sub("-", " ".join(last.split())).split())
    stem = _without_ending(plain, ending)
    stem = _INNER.sub("-", stem).strip(". ")
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    stem = _shortened(stem, MOST_BYTES - len(ending.encode())).strip(". ") or _FALLBACK
    return f"{stem}{ending}"


def _last_part(name: str) -> str:
    """What follows the last separator, whichever system it came from."""
    return re.split(r"[/\\\u2044\u2215\u29f8\u29f9\uff0f\uff3c]", name)[-1]


def _without_ending(name: str, ending: str) -> str:
    trimmed = name.rstrip(". ")
    return trimmed[: -len(ending)] if trimmed.lower().endswith(ending) else trimmed


def _shortened(stem: str, most: int) -> str:
    """At most so many bytes; never half a letter, never a letter without its marks."""
    while len(stem.encode()) > most:
        cut = stem.encode()[:most].decode("utf-8", "ignore")
        rest = stem[len(cut) :]
        while rest and unicodedata.combining(rest[0]) and cut:
            rest, cut = cut[-1] + rest, cut[:-1]
        stem = cut
    return stem
