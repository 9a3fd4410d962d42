"""Our icons: 20 × 20, stroked in the colour of the text, one file each in `templates/ui/icons/`."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "templates" / "ui" / "icons"
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@cache
def icon_markup(name: str, label: str = "") -> SafeString:
    """The icon as inline SVG; `KeyError` if there is none of that name."""
    if name not in icon_names():
        raise KeyError(f"no icon is called {name!r}; see polisee/ui/templates/ui/icons")
    found = _INNER.search((FOLDER / f"{name}.svg").read_text())
    inner = found.group(1).strip() if found else ""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 (our own file)
        f'<svg class="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" '
        f'stroke-linecap="round" stroke-linejoin="round" {said} focusable="false">{inner}</svg>'
    )
