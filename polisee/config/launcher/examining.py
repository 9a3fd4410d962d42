"""Looking at an installation, one thing after the other; no look stops the next."""

import shutil
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection

from polisee.config.launcher.migrating import waiting_migrations

LEAST_FREE_BYTES = 1024**3
OLDEST_DATABASE = 160000


@dataclass(frozen=True)
class Finding:
    """What a look found."""

    is_well: bool
    words: str


def examine(look: Callable[[], Finding]) -> Finding:
    """Look; what goes wrong while looking is a finding too."""
    try:
        return look()
    except Exception as error:  # noqa: BLE001  a doctor reports whatever there is
        return Finding(is_well=False, words=f"{type(error).__name__}: {str(error).strip().splitlines()[0:1]}")


def configuration() -> Finding:
    """Django's own checks; those for a public address only where the address is public."""
    is_public = settings.BASE_URL.startswith("https://")
    found = checks.run_checks(include_deployment_checks=is_public)
    serious = [str(each.msg) for each in found if each.is_serious() or is_public]
    where = f"{settings.BASE_URL}{', demo mode' if settings.DEMO else ''}"
    return Finding(not serious, "; ".join(serious) or where)


def database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_version')")
        number, version = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name IN ('vector', 'pg_trgm', 'unaccent')")
        (extensions,) = cursor.fetchone()
    is_well = number >= OLDEST_DATABASE and extensions == 3
    missing = "" if extensions == 3 else "; vector, pg_trgm or unaccent is missing"
    return Finding(is_well, f"PostgreSQL {version}{missing}")


def migrations() -> Finding:
    waiting = waiting_migrations()
    return Finding(not waiting, f"{len(waiting)} wait; run: polisee migrate" if waiting else "all have run")


def sentence_model() -> Finding:
    """Without it search goes on by words alone."""
    from polisee.search.api import SearchRequest, search

    answer = search(SearchRequest(query="cluster", page_size=1))
    return Finding(answer.meaning, "answers" if answer.meaning else "cannot be loaded; search goes on by words alone")


def mail() -> Finding:
    if not settings.EMAIL_HOST:
        return Finding(is_well=True, words=f"into the folder {settings.EMAIL_FILE_PATH}")
    sender = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    with sender(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=10) as server:
        code, _words = server.noop()
    return Finding(code == 250, f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} answers")


def disk() -> Finding:
    free = shutil.disk_usage(settings.VAR).free
    return Finding(free >= LEAST_FREE_BYTES, f"{free / 1024**3:.1f} GB free below {settings.VAR}")


def virus_scanner() -> Finding:
    """None is well; one that does not answer is not: files are refused then."""
    from polisee.foundation.attachments import clamd

    if not clamd.is_configured():
        return Finding(is_well=True, words="none is configured (POLISEE_CLAMD)")
    return Finding(is_well=True, words=f"{settings.CLAMD} answers: {clamd.version()}")


def assets() -> Finding:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return Finding(
        manifest.exists(), "in their place" if manifest.exists() else "not in their place; run: polisee migrate"
    )


def jobs() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'failed'), count(*) FILTER (WHERE status = 'todo') "
            "FROM procrastinate_jobs"
        )
        failed, waiting = cursor.fetchone()
    return Finding(failed == 0, f"{waiting} wait, {failed} failed")


def seal_key() -> Finding:
    from polisee.trust.api import key_id

    return Finding(is_well=True, words=f"key {key_id()}")


EXAMINATIONS: tuple[tuple[str, Callable[[], Finding]], ...] = (
    ("configuration", configuration),
    ("database", database),
    ("migrations", migrations),
    ("jobs", jobs),
    ("seal key", seal_key),
    ("model", sentence_model),
    ("mail", mail),
    ("disk", disk),
    ("scanner", virus_scanner),
    ("assets", assets),
)
