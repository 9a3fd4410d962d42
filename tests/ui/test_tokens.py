"""Every colour that text or a shape has is legible on every paper on which it stands, light and dark."""

import re
from pathlib import Path

import pytest

from polisee.ui.tokens import contrast, tokens

UI = Path(__file__).resolve().parents[2] / "polisee" / "ui"
PAIRS = [
    (kind, front, back, scheme)
    for kind in ("text", "shape")
    for front, backs in tokens()["contrast"][kind]
    for back in backs
    for scheme in (0, 1)
]


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(("kind", "front", "back", "scheme"), PAIRS)
def test_a_colour_is_legible_on_its_paper(kind, front, back, scheme):
    colour = tokens()["colour"]
    assert contrast(colour[front][scheme], colour[back][scheme]) >= {"text": 4.5, "shape": 3}[kind]


def test_every_colour_of_text_is_among_the_pairs():
    listed = {front for kind in ("text", "shape") for front, _ in tokens()["contrast"][kind]}
    used = set()
    for sheet in (UI / "assets" / "css").rglob("*.css"):
        used |= set(re.findall(r"(?<![-\w])color: var\(--([a-z0-9-]+)\)", sheet.read_text()))
    assert used <= listed | {"paper", "hue", "tone"}


def test_the_style_sheets_use_only_tokens_that_there_are():
    known = {name for group in ("colour", "type", "space") for name in tokens()[group]}
    for sheet in (UI / "assets" / "css").rglob("*.css"):
        text = sheet.read_text()
        own = set(re.findall(r"--([a-z0-9-]+):", text)) | {"gutter", "measure", "knot"}
        assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= known | own, sheet.name


def test_the_seven_themes_have_seven_hues():
    hues = [tokens()["colour"][f"theme-{mark}"][scheme] for scheme in (0, 1) for mark in "123456h"]
    assert len(set(hues)) == 14
