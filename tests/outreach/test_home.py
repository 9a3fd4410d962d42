"""The home page: what this is, what is new in the reader's language, the cycle with its counts."""

import re
from datetime import timedelta

from django.db import connection

from polisee.foundation.canonical import text_digest
from polisee.outreach.rules import LEARNING_CYCLE, knots, sources_of
from polisee.outreach.web.rows import newest_records
from polisee.records import api as records
from tests import people
from tests.people import AT


def home(client, language: str = "en") -> str:
    return client.get(f"/{language}/").content.decode()


def test_it_says_of_how_many_countries_the_partners_are_today(face, client):
    assert "Public bodies of 2 countries" in " ".join(home(client).split())


def test_what_can_be_read_in_the_own_language_comes_first(face, client):
    translated = face.publish(title="Преведен запис")
    translator = people.contributor(face.late, password=None)
    digest = text_digest("Преведен запис")
    records.save_translation(
        actor=translator, at=AT + timedelta(days=3), record_id=translated.pk, language="sq",
        texts={"title": "Regjistrim i përkthyer"}, seen={"title": digest},
    )  # fmt: skip
    records.approve_translation(
        actor=face.people["author"], at=AT + timedelta(days=4), record_id=translated.pk, language="sq"
    )
    face.publish(title="По-нов запис")
    shown = re.findall(r'class="new-title"[^>]*><a[^>]*>([^<]+)<', home(client, "sq"))
    assert shown == ["Regjistrim i përkthyer", "По-нов запис"]


def test_the_thread_counts_what_there_is_and_leaves_hollow_what_is_missing(face, client):
    face.publish()
    html = home(client)
    assert len(re.findall(r'<li class="missing loose">', html)) == len(LEARNING_CYCLE) - 1
    assert re.search(
        r'href="/en/records/\?kind=practice&amp;kind=policy(?:&amp;kind=\w+)*"[^>]*>.*?<span class="tally">1</span>',
        html,
        re.DOTALL,
    )


def test_an_example_question_is_a_keyword_in_another_language_and_leads_to_an_answer(face, client):
    face.publish()
    html = home(client)
    found = re.search(r'class="face-examples".*?<a href="([^"]+)" lang="bg">клъстер</a>', html, re.DOTALL)
    assert found
    assert client.get(found[1]).status_code == 200
    assert "face-examples" not in home(client, "bg")


def test_a_withheld_record_is_not_new(face, client):
    record = face.publish()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # as somebody with the database password can
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Клъстер', 'buy courseworks') WHERE record_id = %s",
            [record.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "buy courseworks" not in home(client)
    assert newest_records(5)[0] == []


def test_each_step_of_the_cycle_counts_its_kinds():
    numbers = {knot.step.code: knot.number for knot in knots({"practice": 2, "policy": 3, "factor": 1, "other": 9})}
    assert numbers["learn"] == 5
    assert numbers["assess"] == 1
    assert numbers["decide"] is None


def test_sources_are_read_whatever_their_shape():
    assert sources_of(None) == []
    assert sources_of("https://a.example/x")[0].host == "a.example"
    assert sources_of("A book")[0].title == "A book"
    listed = sources_of([{"url": "javascript:alert(1)", "title": "T", "seen": "2026-11-01"}])[0]
    assert (listed.url, listed.seen and listed.seen.year) == ("", 2026)
