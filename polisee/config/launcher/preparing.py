"""What stands between a database that answers and the first page. Each step does nothing when nothing is to do."""

import hashlib
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command

from polisee.config.launcher.migrating import migrate

SEAL_OF_FILES = ".collected"


def prepare() -> None:
    """Tables, assets, the reference partnership, the demo accounts."""
    migrate()
    collect_assets()
    load_reference_if_empty()
    tell_features()
    if settings.DEMO:
        from polisee.config.launcher.demo_accounts import make_demo_accounts

        make_demo_accounts()


def collect_assets() -> None:
    """Put the built assets, under names that carry their digest, where the server finds them."""
    source, target = Path(settings.STATICFILES_DIRS[0]), Path(settings.STATIC_ROOT)
    if not source.is_dir():
        raise click.ClickException("The assets are not built. Run: make install")
    seal = _seal_of(source)
    kept = target / SEAL_OF_FILES
    if kept.exists() and kept.read_text() == seal:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    kept.write_text(seal)


def _seal_of(folder: Path) -> str:
    """A digest that changes with the name, the size or the time of any file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def tell_features() -> None:
    """Features do what they must before the first page: count what was never counted."""
    from polisee.foundation.events import emit
    from polisee.records.api import RecordsPrepared

    emit(RecordsPrepared(loaded=False))


def load_reference_if_empty() -> None:
    """The reference partnership, into a database that has no organisation yet."""
    from polisee.partnership.api import Organisation

    if Organisation.objects.exists():
        return
    from polisee.config.reference.loading import load_reference

    click.echo("Loading the reference partnership (the first time only, about a minute) …")
    click.echo(load_reference().sentence())
