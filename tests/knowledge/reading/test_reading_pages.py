"""The reading pages: what they say, to whom, in which language, and what they cost."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from polisee.foundation.languages.tags import PATHS
from polisee.records import api as records
from polisee.records.models import Publication, Record
from polisee.search.api import reindex
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def page(path: str, reader: str = "en", client: Client | None = None, **query: object) -> str:
    response = (client or Client()).get(f"/{reader}/{path}", query)
    assert response.status_code == 200, response.content[:300]
    return str(response.content.decode())


def of(record: Record, rest: str = "") -> str:
    return f"records/{record.pk}/{rest}"


def test_a_record_page_shows_the_sealed_words_who_approved_them_and_its_sources(shelf) -> None:
    record = shelf.publish()
    html = page(of(record), "bg")
    for words in (
        "Клъстер за чисти технологии",
        "Агенцията ги събира всеки месец.",
        "Rita Reviewer",
        "Ана Авторова",
        "example.org/a",
    ):
        assert words in html
    assert html.count("<h1") == 1


def test_a_draft_an_archived_record_and_an_unknown_one_are_not_found(shelf) -> None:
    draft = records.begin_record(
        actor=shelf.author,
        at=AT,
        kind="practice",
        language="bg",
        organisation_id=shelf.home.pk,
        content=people.practice_content(),
    )
    gone = shelf.publish()
    records.archive(actor=shelf.coordinator, at=AT + timedelta(days=9), record_id=gone.pk)
    for rest in ("", "chain/", "history/", "cite/", "cite.bib", "record.pdf", "feed.atom"):
        for record_id in (draft.pk, gone.pk, "00000000-0000-7000-8000-000000000000"):
            assert Client().get(f"/en/records/{record_id}/{rest}").status_code == 404, rest


def test_an_edit_that_is_not_approved_yet_changes_nothing_that_readers_see(shelf) -> None:
    record = shelf.publish()
    records.save_record(
        actor=shelf.author,
        at=AT + timedelta(days=5),
        record_id=record.pk,
        based_on=1,
        content=people.practice_content(title="Нещо съвсем друго"),
    )
    assert "Нещо съвсем друго" not in page(of(record), "bg")


def test_a_reader_sees_which_text_is_a_translation_by_whom_and_of_what(shelf) -> None:
    record = shelf.publish()
    translator = people.contributor(shelf.away, name="Tea Translator", password=None)
    texts = {"title": "Clean technology cluster", "summary": "Firms and universities work together."}
    records.save_translation(actor=translator, at=AT, record_id=record.pk, language="en", texts=texts, seen={})
    records.approve_translation(actor=shelf.reviewer, at=AT + timedelta(days=4), record_id=record.pk, language="en")
    html = page(of(record))
    assert '<span lang="en">Clean technology cluster</span>' in html
    assert "Translated from Bulgarian by Tea Translator." in html
    assert "This part is not translated; it is in Bulgarian." in html
    original = page(of(record), text="bg")
    assert '<span lang="bg">Клъстер за чисти технологии</span>' in original
    assert "You are reading the original, written in Bulgarian." in original


def test_the_contact_is_for_members_alone(shelf) -> None:
    content = people.practice_content()
    content["body"] = {**content["body"], "contact": "Иван, +359 2 123"}
    record = shelf.publish(content=content)
    assert "+359 2 123" not in page(of(record))
    member = Client()
    member.force_login(shelf.reviewer, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "+359 2 123" in page(of(record), client=member)


def test_both_ends_of_a_link_show_it_in_their_own_words_and_the_chain_has_both(shelf, factor) -> None:
    gap, practice = shelf.publish("factor", factor), shelf.publish()
    records.link(actor=shelf.author, at=AT, source_id=practice.pk, target_id=gap.pk, type="addresses")
    assert "Малко данни за клъстерите" in page(of(practice))
    assert "is addressed by" in page(of(gap))
    chain = page(of(practice, "chain/"))
    assert "Малко данни за клъстерите" in chain
    assert "<svg" in chain
    assert "Every link of this chain" in chain


def test_a_record_without_links_shows_hollow_knots_and_a_way_on(shelf) -> None:
    record = shelf.publish()
    assert "Nobody has transferred this yet" in page(of(record))
    assert "Back to the record" in page(of(record, "chain/"))


def test_the_history_says_what_each_publication_changed(shelf) -> None:
    record = shelf.publish()
    records.save_record(
        actor=shelf.author,
        at=AT + timedelta(days=5),
        record_id=record.pk,
        based_on=1,
        content=people.practice_content(summary="Фирми, банки и университети работят заедно."),
    )
    shelf.review(Record.objects.get(pk=record.pk), revision=2, after=timedelta(days=8))
    html = page(of(record, "history/"), "bg")
    assert html.count('class="seal') >= 2
    assert "<ins>" in html
    assert "банки" in html


def test_a_broken_seal_withholds_the_edition_and_shows_the_last_good_one(shelf) -> None:
    record = shelf.publish()
    records.save_record(
        actor=shelf.author,
        at=AT + timedelta(days=5),
        record_id=record.pk,
        based_on=1,
        content=people.practice_content(title="Второ"),
    )
    shelf.review(Record.objects.get(pk=record.pk), revision=2, after=timedelta(days=8))
    forged = Publication.objects.get(record=record, number=2)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE records_publication SET text = replace(text, 'Второ', 'Купи') WHERE id = %s", [forged.pk]
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    html = page(of(record), "bg")
    assert "Купи" not in html
    assert "Клъстер за чисти технологии" in html
    assert "Купи" not in page(of(record, "history/"), "bg")


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("bib", "@misc{polisee-"),
        ("ris", "TY  - ELEC"),
        ("txt", "Клъстер за чисти технологии"),
    ],
)
def test_a_citation_can_be_taken_as_a_file(shelf, ending, words) -> None:
    record = shelf.publish()
    response = Client().get(f"/bg/records/{record.pk}/cite.{ending}")
    assert words in response.content.decode()
    assert ending in response["Content-Disposition"]
    assert words.split("{")[0] in page(of(record, "cite/"), "bg")


def test_an_unknown_format_of_citation_is_not_found(shelf) -> None:
    assert Client().get(f"/bg/records/{shelf.publish().pk}/cite.docx").status_code == 404


def test_a_record_can_be_taken_as_a_pdf_in_every_language(shelf) -> None:
    record = shelf.publish()
    for reader in ("bg", "el", "sr-cyrl"):
        response = Client().get(f"/{reader}/records/{record.pk}/record.pdf")
        assert response.content.startswith(b"%PDF-")
        assert reader in response["Content-Disposition"]


def test_the_list_and_one_record_can_be_followed(shelf) -> None:
    from xml.etree import ElementTree as ET

    record = shelf.publish()
    for path in ("/bg/records/feed.atom?kind=practice", f"/bg/records/{record.pk}/feed.atom"):
        response = Client().get(path)
        assert response["Content-Type"].startswith("application/atom+xml")
        root = ET.fromstring(response.content)
        titles = [each.text for each in root.iter("{http://www.w3.org/2005/Atom}title")]
        assert "Клъстер за чисти технологии" in titles
    assert b"<entry" not in Client().get("/bg/records/feed.atom?kind=policy").content


def test_the_list_can_be_taken_as_csv_and_its_filters_hold(shelf, factor) -> None:
    shelf.publish(content=people.practice_content(title="=1+1 клъстер"))
    shelf.publish("factor", factor)
    text = Client().get("/bg/records/records.csv?kind=practice").content.decode("utf-8-sig")
    assert "'=1+1 клъстер" in text
    assert "Малко данни" not in text


def test_filters_live_in_the_address_count_and_can_be_taken_away(shelf, factor) -> None:
    shelf.publish()
    shelf.publish("factor", factor)
    both = page("records/")
    assert "2 records" in both
    one = page("records/", kind="factor")
    assert "1 record" in one
    assert "Малко данни" in one
    assert "Клъстер за чисти" not in one
    assert "Remove the filter" in one
    assert (
        page("records/", kind="nonsense", theme="99", sort="x", page="-3", **{"from": "abc"}).count('class="row"') == 2
    )


def test_a_page_beyond_the_last_shows_the_last(shelf) -> None:
    shelf.publish()
    assert "Клъстер за чисти" in page("records/", page="999")


@pytest.mark.parametrize(
    "words", ["zzzz qqqq", "<script>alert(1)</script>", "a" * 100_000, "\x00", "%", "' OR 1=1 --", "🙂"]
)
def test_no_question_leads_to_an_error_or_to_a_page_without_a_way_on(shelf, words) -> None:
    shelf.publish()
    html = page("records/", q=words)
    assert "<script>alert" not in html
    assert 'class="row"' in html or "See all records" in html


def test_a_title_is_suggested_while_typing(shelf) -> None:
    record = shelf.publish()
    answer = Client().get("/bg/records/suggest", {"q": "клъст"}).json()
    assert [each["title"] for each in answer["suggestions"]] == ["Клъстер за чисти технологии"]
    assert answer["suggestions"][0]["url"] == f"/bg/records/{record.pk}/"
    assert Client().get("/bg/records/suggest", {"q": "к"}).json() == {"suggestions": []}


def test_service_levels_say_what_was_promised_and_what_was_kept(shelf, monkeypatch) -> None:
    from polisee.knowledge.web import reading_clocks

    monkeypatch.setattr(reading_clocks, "now", lambda: AT + timedelta(days=30))
    shelf.publish()
    html = page("service-levels")
    assert "A reviewer is found" in html
    assert "1.0" in html  # submitted on day 0, assigned on day 1
    assert "2.0" in html  # approved on day 3
    csv = Client().get("/en/service-levels?format=csv").content.decode("utf-8-sig")
    assert "assignment,5,1,1.0,1.0,1.0,0,0" in csv


@pytest.mark.parametrize("reader", PATHS)
def test_every_reading_page_answers_in_every_language_without_a_cookie(shelf, factor, reader) -> None:
    record, gap = shelf.publish(), shelf.publish("factor", factor)
    records.link(actor=shelf.author, at=AT, source_id=record.pk, target_id=gap.pk, type="addresses")
    for rest in (
        "records/",
        "records/?q=cluster",
        of(record),
        of(record, "chain/"),
        of(record, "history/"),
        of(record, "cite/"),
        "service-levels",
    ):
        response = Client().get(f"/{reader}/{rest}")
        assert response.status_code == 200
        assert not response.cookies
        html = response.content.decode()
        assert f'<html lang="{PATHS[reader].html}"' in html
        assert html.count("<h1") == 1


@pytest.mark.parametrize("many", [3, 40])
def test_no_reading_page_asks_the_database_more_often_for_more_rows(
    shelf, factor, many, django_assert_max_num_queries
) -> None:
    record = shelf.publish()
    for number in range(many):
        other = shelf.publish("factor", {**factor, "title": f"Липса {number}"})
        records.link(actor=shelf.author, at=AT, source_id=record.pk, target_id=other.pk, type="addresses")
    reindex(list(Record.objects.values_list("pk", flat=True)))
    for rest in (
        "records/",
        "records/?q=липса",
        "records/?theme=3&kind=factor&country=BG",
        of(record),
        of(record, "chain/"),
        of(record, "history/"),
        of(record, "cite/"),
        "service-levels",
        "records/feed.atom",
        of(record, "feed.atom"),
    ):
        with django_assert_max_num_queries(MOST_QUERIES):
            page(
                rest.partition("?")[0],
                "bg",
                **dict(pair.split("=") for pair in rest.partition("?")[2].split("&") if pair),
            )
    signed_in = Client()
    signed_in.force_login(shelf.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    with django_assert_max_num_queries(MOST_QUERIES + 6):
        page(of(record), client=signed_in)


def test_the_record_names_its_address_for_other_rooms(shelf) -> None:
    record = shelf.publish()
    assert reverse("knowledge:record", args=[record.pk]).endswith(f"/records/{record.pk}/")


def test_the_pdf_says_what_the_page_says(shelf, monkeypatch) -> None:
    from polisee.knowledge import pdf
    from polisee.knowledge.queries.reading import sections_of

    record = shelf.publish()
    shown = records.published_one(record.pk)
    given = {}
    monkeypatch.setattr(pdf, "typeset", lambda _template, data: given.update(data) or b"%PDF-")
    assert Client().get(f"/en/records/{record.pk}/record.pdf").status_code == 200
    text = str(given)
    for section in sections_of(shown, "en"):
        assert str(section.label) in text
        for field in section.fields:
            assert str(field.label) in text
    assert "Агенцията ги събира всеки месец." in text
    assert "Клъстер за чисти технологии" in text
    assert shown.seal.digest in text
