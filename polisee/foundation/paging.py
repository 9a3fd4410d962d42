"""Paging by cursor: the last key of a page, wrapped so that nobody is tempted to compute with it."""

import base64
from binascii import Error

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import InvalidError


def cursor_after(key: str) -> str:
    """The cursor of the page that follows this key."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def key_of(cursor: str | None) -> str:
    """The key that a cursor wraps; empty for the first page. Raises `InvalidError` for what we never gave out."""
    if not cursor:
        return ""
    try:
        key = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (Error, ValueError) as error:
        raise InvalidError({"cursor": [_("This cursor is not one of ours. Start again without it.")]}) from error
    if cursor_after(key) != cursor or "\x00" in key:
        raise InvalidError({"cursor": [_("This cursor is not one of ours. Start again without it.")]})
    return key


def page_number(text: str) -> int:
    """The page that an address asks for; the first for anything that is no number of a page."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
