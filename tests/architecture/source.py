"""The project's own source, parsed once for the tests of the house."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "polisee"
ROOMS = (
    "foundation",
    "partnership",
    "ui",
    "notify",
    "following",
    "trust",
    "records",
    "search",
    "knowledge",
    "outreach",
    "opendata",
    "config",
)


@lru_cache
def python_files() -> tuple[Path, ...]:
    return tuple(path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts)


@lru_cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
