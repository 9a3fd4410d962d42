"""Each feature can be switched off by one setting; what is left is checked, migrates, and answers."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

pytestmark = pytest.mark.slow

TRY = """
import json, django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("check")
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("makemigrations", "--check", verbosity=0)
client = Client(SERVER_NAME="127.0.0.1")
paths = ["/en/", "/bg/records/", "/en/partners/", "/en/account/sign-in/", "/api/v1/openapi.json", "/api/v1/partners",
         "/api/v1/search?q=cluster", "/healthz", "/readyz", "/en/open-data/", "/catalog.ttl", "/oai?verb=Identify"]
print(json.dumps({path: client.get(path).status_code for path in paths}))
"""
LEFT = ["/en/account/sign-in/", "/api/v1/openapi.json", "/api/v1/partners", "/healthz", "/readyz"]
OF = {
    "knowledge": ["/bg/records/", "/api/v1/search?q=cluster"],
    "outreach": ["/en/", "/en/partners/"],
    "opendata": ["/en/open-data/", "/catalog.ttl", "/oai?verb=Identify"],
}


@pytest.fixture
def empty_database():
    server, name = os.environ["POLISEE_DATABASE_URL"], f"test_features_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize(
    "without", ["knowledge", "outreach", "opendata", "knowledge,outreach", "knowledge,outreach,opendata"]
)
def test_the_rest_goes_on_working(empty_database: str, tmp_path, without: str) -> None:
    settings = "from polisee.config.settings import *\nSTORAGES['staticfiles']['BACKEND'] = "
    settings += "'django.contrib.staticfiles.storage.StaticFilesStorage'\n"
    (tmp_path / "plain_settings.py").write_text(settings)
    tried = subprocess.run(
        [sys.executable, "-c", TRY],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "POLISEE_WITHOUT": without,
            "POLISEE_DATABASE_URL": empty_database,
            "POLISEE_VAR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "plain_settings",
            "PYTHONPATH": f"{Path.cwd()}{os.pathsep}{tmp_path}",
        },
    )
    assert tried.returncode == 0, tried.stderr
    statuses = json.loads(tried.stdout.splitlines()[-1])
    off = [path for feature in without.split(",") for path in OF[feature]]
    on = [path for feature, paths in OF.items() if feature not in without for path in paths]
    assert {path: statuses[path] for path in LEFT + on} == dict.fromkeys(LEFT + on, 200), tried.stderr
    assert {path: statuses[path] for path in off} == dict.fromkeys(off, 404)
