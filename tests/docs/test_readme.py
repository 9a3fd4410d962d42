"""What README and the how-tos say is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from polisee.config.env import Environment

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_readme_names_every_setting_and_no_other() -> None:
    told = set(re.findall(r"POLISEE_[A-Z_]+", README))
    known = {f"POLISEE_{name.upper()}" for name in Environment.model_fields}
    assert told == known


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`polisee ([a-z]+)", README))))
def test_every_command_of_readme_exists_and_explains_itself(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "polisee.config.cli", command, "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout


def test_every_target_of_make_that_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"(?m)(?:`|^)(?:PORT=\d+ )?make ([a-z]+)", README)):
        assert f"\n{target}:" in makefile, target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_every_named_file_of_the_docs_is_there(page: Path) -> None:
    text = page.read_text()
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link and link[0] != "#"]
    assert [link for link in links if not (page.parent / link).exists()] == []
    if "lesson.py" not in text:
        named = re.findall(r"`((?:polisee|tests|docs|tools)/[\w/.-]+\.\w+)`", text)
        assert [name for name in named if not (ROOT / name).exists()] == []
