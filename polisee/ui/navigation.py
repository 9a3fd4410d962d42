"""Links that features put into the frame of every page, and what the frame shows of a person.

A feature registers at start (`AppConfig.ready`); an item whose address does not exist is left out, so that a feature
can be switched off without a trace.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Area = Literal["main", "account", "foot", "statements", "search", "suggest", "sign-in", "sign-out", "inbox"]
"""`main`: head of the page. `account`: menu of a signed-in person. `foot`, `statements`: foot of the page. The
others hold one item each: where the search box, its suggestions, sign-in, sign-out and the work inbox lead."""


@dataclass(frozen=True)
class NavigationItem:
    """One link of the frame."""

    area: Area
    label: "str | Promise"
    url_name: str
    order: int = 50
    icon: str = ""
    shown_to: Callable[[Any], bool] | None = None
    """Given the request's user; `None`: to everybody."""
    count: Callable[[Any], int] | None = None
    """Given the request's user: a number beside the label, left out when it is 0."""


_items: list[NavigationItem] = []


def register_navigation(*items: NavigationItem) -> None:
    """Add links to the frame; registering one twice changes nothing."""
    for item in items:
        if item not in _items:
            _items.append(item)
    _items.sort(key=lambda item: item.order)


def items_in(area: Area) -> list[NavigationItem]:
    """The items of an area in their order."""
    return [item for item in _items if item.area == area]


def address_of(area: Area, language: str) -> str:
    """The address of an area that holds one item; empty if no feature fills it."""
    found = items_in(area)
    return address(found[0].url_name, language) if found else ""


@lru_cache(maxsize=2000)
def address(url_name: str, language: str) -> str:
    """The address in the reader's language; empty if there is none. `language` is the active one: it keys the cache."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def address_if_any(url_name: str, *arguments: object) -> str:
    """Where this leads in the active language; empty if no feature that is switched on has that address."""
    try:
        return reverse(url_name, args=arguments)
    except NoReverseMatch:
        return ""
