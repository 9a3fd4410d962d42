"""Loaded before Django's settings: a folder and a database server of this run's own."""

import os
import tempfile
from pathlib import Path

from polisee.foundation.embedded import EmbeddedDatabase

HOME = Path(__file__).resolve().parents[1] / "var" / "postgres"

os.environ.update(
    POLISEE_VAR=tempfile.mkdtemp(prefix="polisee-tests-"),
    POLISEE_DEMO="1",
    POLISEE_SECRET_KEY="tests" * 10,
    OMP_NUM_THREADS="1",
)
# Playwright's loop runs in the tests' thread, and Django would refuse to touch the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
os.environ["POLISEE_DATABASE_URL"] = os.environ.get("POLISEE_TEST_DATABASE_URL") or EmbeddedDatabase(
    HOME, name="tests"
).start(fast_and_unsafe=True)
