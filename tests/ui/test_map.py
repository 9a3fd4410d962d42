"""The map: regions where they are, places where the regions say, a table for who does not see it."""

import json
import math
from pathlib import Path

import pytest
from shapely import make_valid
from shapely.geometry import Point, shape

from polisee.foundation.regions import REGIONS as OFFICIAL
from polisee.ui import map_drawing
from polisee.ui.map_drawing import BUILT, drawing, projected, shapes
from polisee.ui.web.samples import POINTS, REGIONS
from tests.ui.rendering import rendered

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "data" / "nuts" / "nuts2_2024_see_naturalearth.geojson"
UNITS = json.loads((ROOT / "polisee" / "ui" / "map" / "units.json").read_text())["countries"]

pytestmark = pytest.mark.skipif(not BUILT.exists(), reason="the map is not built: python -m polisee.ui.build")


def built_outlines() -> dict[str, object]:
    features = json.loads(BUILT.with_suffix(".geojson").read_text())["features"]
    return {feature["properties"]["code"]: make_valid(shape(feature["geometry"])) for feature in features}


def test_every_region_of_our_countries_is_drawn_once():
    drawn = [region["code"] for region in shapes()["regions"]]
    assert len(drawn) == len(set(drawn))
    official = {region.code for region in OFFICIAL.values() if region.level == 2}
    assert set(drawn) == official


def test_a_unit_belongs_to_one_region_only():
    for country in UNITS.values():
        names = [name for region in country["regions"].values() for name in region]
        assert len(names) == len(set(names))


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference outlines of NUTS 2 are not on this machine")
def test_the_dissolved_regions_are_those_of_the_reference():
    reference = {
        feature["properties"]["NUTS_ID"]: make_valid(shape(feature["geometry"]))
        for feature in json.loads(REFERENCE.read_text())["features"]
    }
    built = built_outlines()
    overlap = {
        code: outline.intersection(built[code]).area / outline.union(built[code]).area
        for code, outline in reference.items()
    }
    assert sum(overlap.values()) / len(overlap) >= 0.95
    assert min(overlap.values()) >= 0.9


def test_the_python_projection_agrees_with_the_one_that_drew_the_map():
    assert len(shapes()["checks"]) >= 5
    for check in shapes()["checks"]:
        assert projected(*check["place"]) == pytest.approx(check["at"], abs=0.01)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("BG41", 23.32, 42.70), ("ITI3", 13.40, 43.50), ("AL02", 19.82, 41.33), ("AT13", 16.37, 48.21)],
)
def test_a_city_lies_in_its_region(code, longitude, latitude):
    assert built_outlines()[code].contains(Point(longitude, latitude))


def test_every_centre_and_every_place_lies_on_the_sheet():
    for region in shapes()["regions"]:
        assert 0 < region["x"] < shapes()["width"]
        assert 0 < region["y"] < shapes()["height"]


def test_a_region_shows_its_value_and_a_country_stands_for_all_its_regions():
    drawn = drawing(
        [
            {"code": "BG41", "label": "Yugozapaden", "value": 12, "level": 4, "href": "/x"},
            {"code": "SI", "label": "Slovenia"},
        ]
    )
    by_code = {area.code: area for area in drawn.areas}
    assert (by_code["BG41"].value, by_code["BG41"].level, by_code["BG41"].href) == (12, 4, "/x")
    assert by_code["SI03"].label == by_code["SI04"].label == "Slovenia"
    assert drawn.areas[-1].code == "BG41", "what has a link lies above the rest"


def test_the_map_is_a_picture_with_words_links_and_a_table():
    html = rendered(
        '<c-map title="T & t" description="D" :regions="regions" :points="points" />', regions=REGIONS, points=POINTS
    )
    assert '<title id="map-title">T &amp; t</title>' in html
    assert html.count('<path class="region') == 82
    assert 'aria-label="Yugozapaden: 12"' in html
    assert html.count("<tr>") == 1 + len(REGIONS) + len(POINTS)


def test_without_a_built_map_the_table_stands_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(map_drawing, "BUILT", tmp_path / "none.json")
    shapes.cache_clear()
    try:
        html = rendered('<c-map title="T" :regions="regions" />', regions=REGIONS)
    finally:
        shapes.cache_clear()
    assert "<svg" not in html.split("<table")[0].replace('<svg class="icon"', "")
    assert "Yugozapaden" in html
    assert '<details class="more" open>' in html


def test_partners_of_one_city_are_drawn_beside_each_other():
    dots = drawing((), [{"label": str(n), "longitude": 23.73, "latitude": 37.98} for n in range(6)]).dots
    nearest = min(math.dist((a.x, a.y), (b.x, b.y)) for a in dots for b in dots if a is not b)
    assert nearest >= 12
    assert max(math.dist((dot.x, dot.y), (dots[0].x, dots[0].y)) for dot in dots) < 45
