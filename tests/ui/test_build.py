"""What the build needs is pinned, and what it makes is small and complete."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "static" / "polisee" / "ui"
needs_assets = pytest.mark.skipif(not BUILT.exists(), reason="the assets are not built: python -m polisee.ui.build")


def test_every_package_is_pinned_to_one_version():
    versions = json.loads((ROOT / "package.json").read_text())["devDependencies"].values()
    assert versions
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


def test_the_lock_names_no_host_and_has_a_digest_for_every_package():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]


@needs_assets
def test_a_build_that_finds_nothing_to_do_changes_nothing():
    before = (BUILT / "site.css").stat().st_mtime_ns
    done = subprocess.run(
        [sys.executable, "-m", "polisee.ui.build"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "up to date" in done.stdout
    assert (BUILT / "site.css").stat().st_mtime_ns == before


@needs_assets
def test_what_every_page_loads_is_small():
    for name, most in (("site.js", 30), ("site.css", 20), ("theme.js", 1)):
        assert len(gzip.compress((BUILT / name).read_bytes())) < most * 1024, name


@needs_assets
def test_the_style_sheet_loads_only_what_we_serve():
    urls = re.findall(r"url\(([^)]+)\)", (BUILT / "site.css").read_text())
    assert urls
    for url in urls:
        assert (BUILT / url.strip("\"'")).resolve().is_file(), url


@needs_assets
def test_fonts_have_latin_cyrillic_and_greek():
    names = {file.name for file in (BUILT / "files").glob("*.woff2")}
    for script in ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"):
        assert f"source-sans-3-{script}-wght-normal.woff2" in names


@needs_assets
def test_the_types_of_the_scripts_hold():
    from polisee.ui.build import _node

    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    found = subprocess.run(
        [str(_node()), str(compiler), "--noEmit", "-p", "polisee/ui/tsconfig.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout
