"""As it is meant to run in production, Django's own check of a deployment finds nothing."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "POLISEE_BASE_URL": "https://polisee.example",
    "POLISEE_SECRET_KEY": "k7Jd2-very-long-and-random-text-that-nobody-can-guess-0123456789",
    "POLISEE_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "POLISEE_DEMO": "0",
}


def _said(code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("POLISEE_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env=clean | {"DJANGO_SETTINGS_MODULE": "polisee.config.settings"} | PRODUCTION | settings,
    )  # fmt: skip


def test_the_check_of_a_deployment_finds_nothing(tmp_path) -> None:
    code = "from django.core.management import execute_from_command_line as run; run(['', 'check', '--deploy', '--fail-level', 'INFO'])"
    done = _said(code, POLISEE_VAR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


def test_in_production_cookies_are_secure_and_the_browser_is_told_to_stay_with_https(tmp_path) -> None:
    code = (
        "from django.conf import settings as s; "
        "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SECURE_HSTS_SECONDS > 0)"
    )
    assert _said(code, POLISEE_VAR=str(tmp_path)).stdout.split() == ["False", "True", "True", "True", "True"]
