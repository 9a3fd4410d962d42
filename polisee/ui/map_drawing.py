"""The map as data for its template: shapes drawn at build time, joined with what a page has to say of regions.

The projection is d3's conic conformal one (Snyder, *Map projections – a working manual*, 1987, p. 107), so that a
place is put where the build put the regions.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

NEAREST = 13
"""Pixels of the map between the middles of two dots, at least."""
STEPS_ASIDE = 200
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
BUILT = Path(__file__).resolve().parents[2] / "build" / "map" / "regions.json"


@dataclass(frozen=True)
class Area:
    """A region as the template draws it."""

    code: str
    country: str
    d: str
    label: str = ""
    value: Any = ""
    href: str = ""
    level: int = 0


@dataclass(frozen=True)
class Dot:
    """A place on the map, in its pixels."""

    x: float
    y: float
    label: str
    href: str = ""
    hollow: bool = False
    lang: str = ""
    """`lang=` of the label where it is not the page's."""


@dataclass(frozen=True)
class Drawing:
    """Everything that `<c-map>` draws."""

    width: int
    height: int
    areas: list[Area]
    borders: list[str]
    abroad: list[str]
    dots: list[Dot] = field(default_factory=list)


@cache
def shapes() -> dict[str, Any]:
    """What the build drew; `FileNotFoundError` before the first build."""
    built: dict[str, Any] = json.loads(BUILT.read_text())
    return built


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place lies on the map, in pixels from the upper left corner."""
    projection = shapes()["projection"]
    cone, factor = _cone(*projection["parallels"])
    angle = cone * math.radians(longitude - projection["meridian"])
    radius = factor / _tan(math.radians(latitude)) ** cone
    across, down = projection["translate"]
    scale = projection["scale"]
    return across + scale * radius * math.sin(angle), down - scale * (factor - radius * math.cos(angle))


@cache
def _cone(south: float, north: float) -> tuple[float, float]:
    first, second = math.radians(south), math.radians(north)
    cone = math.log(math.cos(first) / math.cos(second)) / math.log(_tan(second) / _tan(first))
    return cone, math.cos(first) * _tan(first) ** cone / cone


def _tan(angle: float) -> float:
    return math.tan((math.pi / 2 + angle) / 2)


def drawing(regions: Iterable[Mapping[str, Any]] = (), points: Iterable[Mapping[str, Any]] = ()) -> Drawing:
    """The shapes with what is said of them: regions by `code` (a NUTS 2 code, or a country's for all of it)."""
    built = shapes()
    said = {str(region["code"]): region for region in regions}
    areas = []
    for shape in built["regions"]:
        words = said.get(shape["code"]) or said.get(shape["country"]) or {}
        areas.append(
            Area(
                code=shape["code"],
                country=shape["country"],
                d=shape["d"],
                label=str(words.get("label", "")),
                value=words.get("value", ""),
                href=str(words.get("href", "") or ""),
                level=int(words.get("level", 0) or 0),
            )
        )
    # Regions with links come last: the ring of the keyboard's focus lies over its neighbours.
    areas.sort(key=lambda area: (bool(area.href), area.code))
    dots = _apart([_dot(point) for point in points])
    borders = [country["d"] for country in built["countries"]]
    return Drawing(built["width"], built["height"], areas, borders, built["abroad"], dots)


def _apart(dots: list[Dot]) -> list[Dot]:
    """Dots that would cover each other, moved just so far that each can be seen and pressed."""
    placed: list[Dot] = []
    for dot in dots:
        for step in range(STEPS_ASIDE):
            angle, radius = step * GOLDEN_ANGLE, (NEAREST / 2) * math.sqrt(step)
            moved = replace(
                dot, x=round(dot.x + radius * math.cos(angle), 1), y=round(dot.y + radius * math.sin(angle), 1)
            )
            if all(math.dist((moved.x, moved.y), (other.x, other.y)) >= NEAREST for other in placed):
                placed.append(moved)
                break
        else:
            placed.append(dot)
    return placed


def _dot(point: Mapping[str, Any]) -> Dot:
    x, y = projected(float(point["longitude"]), float(point["latitude"]))
    return Dot(
        x=round(x, 1),
        y=round(y, 1),
        label=str(point["label"]),
        href=str(point.get("href", "") or ""),
        hollow=bool(point.get("hollow")),
        lang=str(point.get("lang", "") or ""),
    )
