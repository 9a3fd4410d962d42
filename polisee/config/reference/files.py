"""The data files of the reference partnership, read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polisee.partnership.api import PartnershipFiles

FOLDER = Path(__file__).resolve().parents[2] / "reference"


def partnership_files(folder: Path = FOLDER) -> PartnershipFiles:
    """All files below `partnership/`."""

    def read(name: str) -> Any:
        return json.loads((folder / "partnership" / f"{name}.json").read_text())

    return PartnershipFiles(
        project=read("project"),
        organisations=read("organisations"),
        partners=read("partners"),
        themes=read("themes"),
        packages=read("workpackages"),
        events=read("timeline"),
    )


def record_lines(folder: Path = FOLDER) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of `records/*.jsonl` with the place where it stands (`practices.jsonl:3`)."""
    for file in sorted((folder / "records").glob("*.jsonl")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if line.strip():
                yield f"{file.name}:{number}", json.loads(line)
