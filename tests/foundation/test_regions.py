"""Regions come from the package and know their country and their parent."""

import pytest

from polisee.foundation import regions
from polisee.foundation.regions import REGIONS, countries_of


def test_each_of_the_eleven_countries_has_its_nuts_2_regions_and_moldova_has_none() -> None:
    of_level_2 = {
        country: sum(r.level == 2 and r.country == country for r in REGIONS.values()) for country in regions.COUNTRIES
    }
    assert sum(of_level_2.values()) == 82
    assert {country for country, count in of_level_2.items() if count == 0} == {"MD"}


def test_greece_is_el_in_a_code_and_gr_as_a_country() -> None:
    assert REGIONS["EL52"].country == "GR"
    assert countries_of(["EL52", "EL30", "BG41"]) == ["GR", "BG"]


@pytest.mark.parametrize(
    ("code", "latin"), [("BG41", "Yugozapaden"), ("EL52", "Kentriki Makedonia"), ("ITI3", "Marche")]
)
def test_a_region_has_a_name_in_latin_letters(code: str, latin: str) -> None:
    assert REGIONS[code].latin == latin


def test_every_region_lies_in_one_that_is_known() -> None:
    assert [r.code for r in REGIONS.values() if r.parent is not None and r.parent not in REGIONS] == []


def test_what_is_kept_is_what_the_package_says() -> None:
    assert {region.code: region for region in regions._read_package()} == REGIONS
