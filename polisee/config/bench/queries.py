"""How many questions each page asks the database. Run as a program inside the bench's installation."""

import json
import os
import sys


def counted(paths: list[str]) -> dict[str, dict[str, int]]:
    """Queries of each page for a reader without an account, and for one who is signed in."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from polisee.config.bench.platform import DEMO_ACCOUNT
    from polisee.partnership.api import Person

    signed_in = Client(headers={"host": "127.0.0.1"})
    signed_in.force_login(
        Person.objects.get(email=DEMO_ACCOUNT), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    found: dict[str, dict[str, int]] = {}
    for path in paths:
        for who, client in (("signed out", Client(headers={"host": "127.0.0.1"})), ("signed in", signed_in)):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found.setdefault(path, {})[who] = len(queries)
    return found


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "polisee.config.settings"
    import django

    django.setup()
    print(json.dumps(counted(sys.argv[1:])))
