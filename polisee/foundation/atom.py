"""Atom feeds (RFC 4287)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry. `id` never changes, `url` is absolute, `language` a value for `xml:lang`."""

    id: str
    title: str
    url: str
    updated: datetime
    published: datetime
    summary: str
    language: str
    author: str
    categories: tuple[str, ...] = ()


def feed(
    *,
    id: str,  # noqa: A002
    title: str,
    url: str,
    page: str,
    language: str,
    entries: Sequence[Entry],
    updated: datetime,
) -> bytes:
    """The feed as UTF-8. `url`: of the feed itself; `page`: of the page that it follows; `updated`: if it is empty."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {_XML_LANG: language})
    _text(root, "id", id)
    _text(root, "title", title)
    _text(root, "updated", max((entry.updated for entry in entries), default=updated).isoformat())
    _child(root, "link", rel="self", href=url, type="application/atom+xml")
    _child(root, "link", rel="alternate", href=page, type="text/html")
    _text(_child(root, "author"), "name", "PoliSEE")
    for entry in entries:
        _entry(root, entry)
    text: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text


def _entry(root: ET.Element, entry: Entry) -> None:
    node = _child(root, "entry")
    node.set(_XML_LANG, entry.language)
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "updated", entry.updated.isoformat())
    _text(node, "published", entry.published.isoformat())
    _child(node, "link", rel="alternate", href=entry.url, type="text/html")
    _text(node, "summary", entry.summary)
    if entry.author:
        _text(_child(node, "author"), "name", entry.author)
    for category in entry.categories:
        _child(node, "category", term=_clean(category))


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: ET.Element, name: str, text: str) -> None:
    _child(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
