"""What overviews, chains and lists cost: at most twelve queries, with ten records and with ten thousand."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from polisee.foundation.clock import today
from polisee.knowledge.counting import count_quality
from polisee.records.models import Record
from tests.knowledge.cycle.conftest import many
from tests.people import AT

pytestmark = pytest.mark.django_db
MOST = 12
OVERVIEWS = (
    "cycle/", "cycle/?country=BG", "cycle/cycle.csv", "matrix/", "matrix/?by=place-theme", "matrix/?by=place-lens&theme=3",
    "quality/", "records/?chain=no_answer&lens=visions",
)  # fmt: skip


def cost(client: Client, path: str) -> int:
    """Of the second time, under an address that is not kept."""
    client.get(f"/en/{path}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/en/{path}{'&' if '?' in path else '?'}again=1").status_code == 200
    return len(queries)


@pytest.mark.parametrize("count", [10, 10_000])
def test_every_page_costs_at_most_twelve_queries_with_little_and_with_much(shelf, count) -> None:
    made = many(count)
    Record.objects.filter(pk__in=[each.id for each in made]).update(next_review=today(), organisation=shelf.home)
    if count <= 10:
        count_quality(AT)
    of_records = [f"records/{record.id}/{rest}" for record in (made[0], made[-1]) for rest in ("chain/", "")]
    costs = {path: cost(Client(), path) for path in (*OVERVIEWS, *of_records)}
    writer = Client()
    writer.force_login(shelf.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    cache.clear()
    for path in ("work/due/", f"work/records/{made[0].id}/links/"):
        costs[path] = cost(writer, path)
    assert {path: number for path, number in costs.items() if number > MOST} == {}
