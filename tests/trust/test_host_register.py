"""The register of outbound hosts: a second person decides, the database holds to it, the page shows it to few."""

import csv
import io

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from polisee.foundation.errors import InvalidError, NotAllowedError
from polisee.partnership.models import AuditEntry
from polisee.trust.hosts.models import OutboundHost
from polisee.trust.hosts.operations import bring_hosts, decide_host
from polisee.trust.hosts.queries import lines_of, states_of
from polisee.trust.hosts.rules import likeness, one_edit_apart
from tests import people
from tests.people import AT


@pytest.fixture
def cast(db: None, settings) -> dict[str, object]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
    return {
        "home": home,
        "author": people.contributor(home, name="Ana Author"),
        "leader": people.leader(people.group(3), away, name="Lea Leader"),
        "reviewer": people.reviewer(away, name="Rita Reviewer"),
        "coordinator": people.coordinator(away, name="Cora Coordinator"),
        "administrator": people.administrator(away, name="Adam Administrator"),
    }


def brought(host: str = "essays.com", by: object = None) -> OutboundHost:
    bring_hosts(brought={host: by.pk if by else None}, target_id="x-1", title="Клъстер", at=AT)
    return OutboundHost.objects.get(host=host)


def client_of(person: object) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("role", ["leader", "reviewer", "coordinator", "administrator"])
def test_another_person_who_judges_decides_and_it_stands_in_the_audit(cast, role: str) -> None:
    brought(by=cast["author"])
    row = decide_host(host="essays.com", state="known", actor=cast[role], at=AT)
    assert (row.state, row.decided_by, row.decided_at) == ("known", cast[role], AT)
    assert AuditEntry.objects.get(target_type="host").act == "host.known"


def test_who_brought_a_host_never_decides_about_it_whatever_the_role(cast) -> None:
    brought(by=cast["leader"])
    with pytest.raises(NotAllowedError):
        decide_host(host="essays.com", state="known", actor=cast["leader"], at=AT)
    with pytest.raises(NotAllowedError):
        decide_host(host="essays.com", state="known", actor=cast["leader"], at=AT, vouched=True)
    assert states_of(["essays.com"]) == {"essays.com": "waiting"}


def test_who_only_writes_decides_about_nothing(cast) -> None:
    brought()
    with pytest.raises(NotAllowedError):
        decide_host(host="essays.com", state="known", actor=cast["author"], at=AT)


def test_a_refusal_says_why(cast) -> None:
    brought(by=cast["author"])
    with pytest.raises(InvalidError):
        decide_host(host="essays.com", state="refused", actor=cast["leader"], at=AT)
    row = decide_host(host="essays.com", state="refused", actor=cast["leader"], at=AT, reason="Sells papers.")
    assert row.reason == "Sells papers."


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "known"},
        {"state": "refused", "decided_at": AT},
        {"decided_at": AT},
        {"state": "trusted"},
    ],
)
def test_the_database_keeps_no_decision_without_a_person_and_no_person_without_a_decision(cast, columns) -> None:
    brought(by=cast["author"])
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboundHost.objects.update(**columns)


def test_the_database_keeps_no_decision_by_the_one_who_brought_it(cast) -> None:
    brought(by=cast["author"])
    with pytest.raises(IntegrityError, match="trust_host_second_person"), transaction.atomic():
        OutboundHost.objects.update(state="known", decided_by=cast["author"], decided_at=AT)
    OutboundHost.objects.update(state="known", decided_by=cast["leader"], decided_at=AT)


def test_the_database_keeps_a_host_in_one_writing(cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboundHost.objects.create(host="Essays.com", first_seen_at=AT)


def test_a_host_is_brought_once_and_its_first_bringer_stays(cast) -> None:
    brought(by=cast["author"])
    brought(by=cast["leader"])
    assert OutboundHost.objects.get().brought_by == cast["author"]


def test_names_kept_for_examples_are_known_without_a_row(cast) -> None:
    bring_hosts(brought={"example.org": None}, target_id="x", title="", at=AT)
    assert OutboundHost.objects.count() == 0
    assert states_of(["example.org", "essays.com"]) == {"example.org": "known"}


@pytest.mark.parametrize(
    ("host", "known", "how"),
    [
        ("govemment.bg", "government.bg", "same_look"),
        ("xn--80ak6aa92e.com", "apple.com", "same_look"),
        ("g0vernment.bg", "government.bg", "same_look"),
        ("goverment.bg", "government.bg", "one_letter"),
        ("www.sme.government.bg.essays.com", "sme.government.bg", "inside"),
        ("government-bg.com", "government.bg", "inside"),
        ("www.government.bg", "government.bg", ""),
        ("sme.government.bg", "government.bg", ""),
        ("ec.eu", "en.eu", ""),
        ("essays.com", "government.bg", ""),
    ],
)
def test_a_host_that_resembles_a_known_one_is_pointed_out(host: str, known: str, how: str) -> None:
    found = likeness(host, {known})
    assert (found.how if found else "") == how


@given(st.text("abc.", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abc"))
def test_one_edit_is_one_edit_from_both_sides(host: str, place: int, letter: str) -> None:
    place = min(place, len(host))
    longer = host[:place] + letter + host[place:]
    changed = host[:place] + letter + host[place + 1 :]
    assert one_edit_apart(host, longer)
    assert one_edit_apart(longer, host)
    assert one_edit_apart(host, changed) == (host != changed)
    assert not one_edit_apart(host, longer + "zz")


def test_the_line_of_a_host_tells_punycode_letters_and_likeness(cast) -> None:
    brought("government.bg")
    decide_host(host="government.bg", state="known", actor=cast["leader"], at=AT)
    brought("xn--e1afmkfd.xn--90ae", cast["author"])
    brought("govemment.bg")
    lines = lines_of(["xn--e1afmkfd.xn--90ae", "govemment.bg", "unseen.bg"])
    assert lines["xn--e1afmkfd.xn--90ae"].letters == "пример.бг"
    assert lines["xn--e1afmkfd.xn--90ae"].brought_by == "Ana Author"
    assert lines["govemment.bg"].resembles.host == "government.bg"
    assert lines["unseen.bg"].state == "waiting"


def test_the_register_shows_what_waits_first_and_is_filtered(cast) -> None:
    brought("known.bg")
    decide_host(host="known.bg", state="known", actor=cast["leader"], at=AT)
    brought("waits.bg", cast["author"])
    client = client_of(cast["leader"])
    page = client.get("/en/admin/hosts/").content.decode()
    assert page.index("waits.bg") < page.index("known.bg")
    page = client.get("/en/admin/hosts/?state=known").content.decode()
    assert "known.bg" in page
    assert "waits.bg" not in page
    assert "xn--e1afmkfd" not in page
    brought("xn--e1afmkfd.xn--90ae")
    assert "пример.бг" in client.get("/en/admin/hosts/", {"q": "пример.бг"}).content.decode()


def test_the_file_has_every_host_and_starts_no_formula(cast) -> None:
    brought("waits.bg", cast["author"])
    OutboundHost.objects.update(first_seen_title="=cmd()")
    answer = client_of(cast["coordinator"]).get("/en/admin/hosts.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["host"] == "waits.bg"
    assert rows[0]["brought_by"] == "Ana Author"
    assert rows[0]["title"] == "'=cmd()"


def test_a_leader_decides_on_the_page_and_says_whose_it_is(cast) -> None:
    brought("waits.bg", cast["author"])
    client = client_of(cast["leader"])
    page = client.get("/en/admin/hosts/waits.bg/").content.decode()
    assert "Ana Author" in page
    answer = client.post("/en/admin/hosts/waits.bg/", {"state": "refused", "reason": ""})
    assert answer.status_code == 422
    assert "Say in a few words why it is refused." in answer.content.decode()
    client.post("/en/admin/hosts/waits.bg/", {"state": "known", "organisation": str(cast["home"].pk)})
    row = OutboundHost.objects.get()
    assert (row.state, row.organisation, row.decided_by) == ("known", cast["home"], cast["leader"])


def test_who_brought_it_is_told_that_another_decides(cast) -> None:
    brought("waits.bg", cast["leader"])
    client = client_of(cast["leader"])
    assert "another person decides" in client.get("/en/admin/hosts/waits.bg/").content.decode()
    client.post("/en/admin/hosts/waits.bg/", {"state": "known"})
    assert OutboundHost.objects.get().state == "waiting"


def test_the_way_to_the_register_is_shown_to_those_who_decide(cast) -> None:
    for role, shown in (("leader", True), ("coordinator", True), ("administrator", True), ("author", False)):
        page = client_of(cast[role]).get("/en/work/").content.decode()
        assert ("/en/admin/hosts/" in page) == shown, role
    assert client_of(cast["author"]).get("/en/admin/hosts/").status_code == 403


@pytest.mark.parametrize("size", [10, 300])
def test_the_register_costs_the_same_with_few_and_with_many_hosts(cast, size: int) -> None:
    for place in range(size):
        brought(f"host{place}.bg", cast["author"])
    client = client_of(cast["leader"])
    client.get("/en/admin/hosts/")
    for address in ("/en/admin/hosts/", "/en/admin/hosts/?q=host1", "/en/admin/hosts/host1.bg/", "/en/admin/hosts.csv"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 12, (address, [each["sql"][:90] for each in queries])
