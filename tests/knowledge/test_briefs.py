"""A brief rests on records, sentence by sentence, and says where it does not."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from polisee.foundation.canonical import text_digest
from polisee.knowledge import visiting
from polisee.knowledge.jobs import index_record
from polisee.records import api
from polisee.records.models import Link, Record
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Desk:
    def __init__(self) -> None:
        self.home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
        self.author, self.reviewer = people.contributor(self.home), people.reviewer(away)
        self.leader = people.leader(people.group(3), people.organisation("THIRD", "IT"))
        self.translator = people.contributor(away)

    def record(self, title: str, external_id: str = "") -> Record:
        line = {"kind": "practice", "language": "bg", "organisation": "HOME", **people.practice_content(title=title)}
        line |= {"id": external_id} if external_id else {}
        made = api.import_record(actor=self.author, at=AT, line=line, publish_as=self.reviewer)
        return Record.objects.get(pk=made.record_id)

    def brief(self, text: str) -> Record:
        return api.begin_record(
            actor=self.author, at=AT, kind="brief", language="en", organisation_id=self.home.pk, content=brief_content(text)
        )  # fmt: skip

    def publish(self, record: Record, revision: int = 1, days: int = 1) -> Record:
        api.submit(actor=self.author, at=AT, record_id=record.pk)
        api.assign(actor=self.leader, at=AT, record_id=record.pk, reviewer_id=self.reviewer.pk)
        api.approve(actor=self.reviewer, at=AT + timedelta(days=days), record_id=record.pk, revision=revision)
        return Record.objects.get(pk=record.pk)


def brief_content(text: str) -> dict[str, object]:
    return {
        "title": "Who pays for clusters",
        "summary": "What three records say.",
        "themes": [3],
        "body": {"question": "Who should pay?", "synthesis": text},
    }


@pytest.fixture
def desk(settings) -> Desk:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Desk()


@pytest.fixture
def told(desk) -> tuple[Record, Record, Record]:
    """A published brief on two records: one named by its own id, one by its id here."""
    one, two = desk.record("Първи запис", "x-7"), desk.record("Втори запис")
    text = f"Members pay a third [[x-7]]. The region pays **the rest** [[{two.pk}]]. [[x-7]] We would ask for more."
    return desk.publish(desk.brief(text)), one, two


def page(record: Record, language: str = "en") -> str:
    return Client().get(f"/{language}/records/{record.pk}/").content.decode()


def test_the_page_counts_marks_opinion_and_leads_to_the_publications_that_were_read(told) -> None:
    brief, one, two = told
    html = page(brief)
    assert "2 of 3 sentences rest on records." in html
    assert re.search(r'<span class="opinion">We would ask for more\.<span class="opinion-mark"> \(opinion\)', html)
    assert html.count('href="#note-1"') == 2
    assert html.count('href="#note-2"') == 1
    assert f'href="/en/records/{one.pk}/" lang="bg">Първи запис' in html
    assert f'href="/en/records/{two.pk}/history/#edition-1"' in html
    assert two.published.digest[:12] in html
    assert "[[" not in html
    assert "Published anew since" not in html


def test_what_is_cited_stands_under_the_seal_and_in_the_chain(told) -> None:
    brief, one, two = told
    cited = api.published_one(brief.pk).payload["cited"]
    assert cited["x-7"] == {
        "record": str(one.pk), "title": "Първи запис", "publication": 1, "revision": 1, "digest": one.published.digest,
    }  # fmt: skip
    assert set(cited) == {"x-7", str(two.pk)}
    links = Link.objects.filter(source=brief, type="cites")
    assert {link.target_id for link in links} == {one.pk, two.pk}
    assert "cites" in Client().get(f"/en/records/{brief.pk}/chain/").content.decode()
    shown = Client().get(f"/api/v1/records/{brief.pk}").json()
    assert {each["mark"] for each in shown["cited"]} == set(cited)


def test_a_link_goes_when_the_sealed_text_names_the_record_no_more(desk, told) -> None:
    brief, one, two = told
    api.link(actor=desk.author, at=AT, source_id=brief.pk, target_id=two.pk, type="contradicts")
    content = brief_content("Members pay a third [[x-7]].")
    api.save_record(actor=desk.author, at=AT, record_id=brief.pk, content=content, based_on=1)
    assert Link.objects.filter(source=brief, type="cites").count() == 2
    desk.publish(brief, 2, 2)
    assert set(Link.objects.filter(source=brief).values_list("type", "target_id")) == {
        ("cites", one.pk),
        ("contradicts", two.pk),
    }


def test_a_record_that_moved_on_is_pointed_out_until_the_brief_is_approved_again(desk, told) -> None:
    brief, one, _two = told
    api.save_record(
        actor=desk.author, at=AT, record_id=one.pk, content=people.practice_content(title="Първи, нов"), based_on=1
    )
    desk.publish(one, 2, 3)
    html = page(brief)
    assert html.count("Published anew since") == 1
    assert "Първи, нов" in html
    assert "publication 1" in html
    content = brief_content("Members pay a third [[x-7]]. We like it very much.")
    api.save_record(actor=desk.author, at=AT, record_id=brief.pk, content=content, based_on=1)
    desk.publish(brief, 2, 4)
    assert "Published anew since" not in page(brief)
    assert api.published_one(brief.pk).payload["cited"]["x-7"]["publication"] == 2


def test_a_new_translation_alone_neither_moves_a_record_on_nor_what_a_brief_read(desk, told) -> None:
    brief, one, _two = told
    api.save_translation(
        actor=desk.translator, at=AT, record_id=one.pk, language="en", texts={"title": "First record"}, seen={}
    )
    api.approve_translation(actor=desk.reviewer, at=AT, record_id=one.pk, language="en")
    html = page(brief)
    assert "First record" in html
    assert "Published anew since" not in html
    assert "publication 1" in html


def test_an_archived_record_is_said_to_be_gone(desk, told) -> None:
    brief, one, _two = told
    api.archive(actor=desk.leader, at=AT, record_id=one.pk)
    html = page(brief)
    assert "Not public any more" in html
    assert f'href="/en/records/{one.pk}/"' not in html


@pytest.mark.parametrize("mark", ["nothing", "0190a000-0000-7000-8000-000000000000", "draft"])
def test_only_public_records_can_be_named(desk, mark: str) -> None:
    if mark == "draft":
        line = {"id": "draft", "kind": "practice", "language": "bg", **people.practice_content()}
        api.import_record(actor=None, at=AT, line=line)
    with pytest.raises(api.InvalidError) as refused:
        desk.brief(f"It works [[{mark}]].")
    assert "no record that is public" in str(refused.value.errors["synthesis"][0])


def test_a_brief_does_not_rest_on_itself(desk, told) -> None:
    brief, _one, _two = told
    with pytest.raises(api.InvalidError):
        api.save_record(
            actor=desk.author, at=AT, record_id=brief.pk, content=brief_content(f"I say so [[{brief.pk}]]."), based_on=1
        )


def test_what_is_archived_meanwhile_cannot_be_approved(desk) -> None:
    one = desk.record("Първи запис", "x-7")
    brief = desk.brief("It works [[x-7]].")
    api.submit(actor=desk.author, at=AT, record_id=brief.pk)
    api.assign(actor=desk.leader, at=AT, record_id=brief.pk, reviewer_id=desk.reviewer.pk)
    api.archive(actor=desk.leader, at=AT, record_id=one.pk)
    with pytest.raises(api.InvalidError):
        api.approve(actor=desk.reviewer, at=AT, record_id=brief.pk, revision=1)
    assert Record.objects.get(pk=brief.pk).published is None


def test_a_translation_names_the_same_records(desk, told) -> None:
    brief, _one, two = told
    original = brief.current.content["body"]["synthesis"]
    about = {"actor": desk.translator, "at": AT, "record_id": brief.pk, "language": "sr"}
    seen = {"synthesis": text_digest(original)}
    with pytest.raises(api.InvalidError, match="same records"):
        api.save_translation(**about, texts={"synthesis": "Članovi plaćaju [[x-7]]."}, seen=seen)
    text = f"Članovi plaćaju trećinu [[x-7]]. Region plaća ostatak [[{two.pk}]]. Mi bismo tražili više."
    api.save_translation(**about, texts={"synthesis": text, "title": "Ko plaća klastere"}, seen=seen)
    api.approve_translation(actor=desk.reviewer, at=AT, record_id=brief.pk, language="sr")
    html = page(brief, "sr-cyrl")
    assert "Чланови плаћају трећину." in html
    assert html.count('href="#note-1"') == 1
    assert 'class="opinion"' in html


def test_search_finds_words_and_shows_no_marks(desk, told, monkeypatch) -> None:
    from polisee.search.encoder import WordsOnly

    for module in ("indexing", "queries"):
        monkeypatch.setattr(f"polisee.search.{module}.encoder", WordsOnly)
    brief, _one, two = told
    index_record(record_id=str(brief.pk))
    found = Client().get("/api/v1/search?q=region pays the rest").json()["results"]
    assert [each["id"] for each in found if each["kind"] == "brief"] == [str(brief.pk)]
    assert str(two.pk) not in found[0]["snippet"]
    assert Client().get(f"/api/v1/search?q={two.pk}").json()["total"] <= 1


def test_dangerous_words_in_a_brief_and_in_titles_are_words(desk) -> None:
    desk.record("<img src=x onerror=alert(1)>", "x-7")
    brief = desk.publish(desk.brief('<script>alert(1)</script> works [[x-7]]. "><svg onload=alert(1)>'))
    html = page(brief)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<svg onload" not in html
    with pytest.raises(api.InvalidError):
        desk.brief("[a](javascript:alert(1)) works [[x-7]].")


def test_a_visitor_gets_the_sealed_words_of_a_brief_and_a_bent_page_is_found(told, monkeypatch) -> None:
    brief, _one, _two = told
    assert visiting.visit_pages(most=None).findings == []
    inside = visiting.fetch_from("")

    def between(path: str) -> tuple[int, str]:
        status, page = inside(path)
        return status, page.replace("We would ask for more", "We ask for nothing")

    monkeypatch.setattr(visiting, "fetch_from", lambda _address: between)
    assert [each.target_id for each in visiting.visit_pages(most=None).findings] == [str(brief.pk)]


def test_the_form_says_what_rests_on_nothing_and_whom_it_names(desk, told) -> None:
    brief, _one, _two = told
    client = Client()
    client.force_login(desk.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(f"/en/work/records/{brief.pk}/edit/").content.decode()
    assert "2 of 3 sentences rest on records." in html
    assert "We would ask for more." in html
    assert "Първи запис" in html
    preview = client.get(f"/en/work/records/{brief.pk}/preview/").content.decode()
    assert 'class="opinion"' in preview


def test_the_reviewer_sees_what_rests_on_nothing_and_the_titles_of_what_is_named(desk) -> None:
    desk.record("Първи запис", "x-7")
    brief = desk.brief("Members pay [[x-7]]. We like it.")
    api.submit(actor=desk.author, at=AT, record_id=brief.pk)
    api.assign(actor=desk.leader, at=AT, record_id=brief.pk, reviewer_id=desk.reviewer.pk)
    client = Client()
    client.force_login(desk.reviewer, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get(f"/en/work/records/{brief.pk}/review/").content.decode()
    assert "1 of 2 sentences rest on records." in html
    assert "<li>We like it.</li>" in html
    assert "Първи запис" in html


def test_records_to_cite_are_found_in_any_language_with_their_marks(desk, told, monkeypatch) -> None:
    from polisee.search.encoder import WordsOnly

    for module in ("indexing", "queries"):
        monkeypatch.setattr(f"polisee.search.{module}.encoder", WordsOnly)
    _brief, one, two = told
    for each in (one, two):
        index_record(record_id=str(each.pk))
    client = Client()
    client.force_login(desk.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get("/en/work/cite?q=запис").content.decode()
    assert "[[x-7]]" in html
    assert f"[[{two.pk}]]" in html
    with_fragment = client.get(f"/en/work/cite?q=запис&record={two.pk}", headers={"X-Fragment": "1"}).content.decode()
    assert "<html" not in with_fragment
    assert str(two.pk) not in with_fragment
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/work/cite?q=запис")
    assert len(queries) <= 12


def footnotes_of(data: bytes) -> tuple[etree._Element, etree._Element, zipfile.ZipFile]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return (
        etree.fromstring(archive.read("word/document.xml")),
        etree.fromstring(archive.read("word/footnotes.xml")),
        archive,
    )


def words_of(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def test_the_word_document_has_footnotes_as_word_knows_them(told) -> None:
    brief, _one, two = told
    answer = Client().get(f"/en/records/{brief.pk}/record.docx")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    document, notes, archive = footnotes_of(answer.content)
    references = [each.get(f"{W}id") for each in document.iter(f"{W}footnoteReference")]
    texts = {each.get(f"{W}id"): words_of(each) for each in notes.iter(f"{W}footnote") if not each.get(f"{W}type")}
    assert references == ["1", "2", "3"] == list(texts)
    assert "Първи запис" in texts["1"]
    assert f"/en/records/{two.pk}/" in texts["2"]
    assert two.published.digest[:16] in texts["2"]
    assert [each.get(f"{W}type") for each in notes][:2] == ["separator", "continuationSeparator"]
    assert "footnotes+xml" in archive.read("[Content_Types].xml").decode()
    assert "footnotes.xml" in archive.read("word/_rels/document.xml.rels").decode()
    assert str(two.pk) in archive.read("word/_rels/footnotes.xml.rels").decode()
    # The reference follows the sentence that it belongs to (two stand apart by a raised comma); the opinion has none.
    paragraph = next(each for each in document.iter(f"{W}p") if "Members pay" in words_of(each))
    said = words_of(paragraph)
    assert said.startswith("Members pay a third. The region pays the rest., We would ask for more. (opinion)")
    after_sentence = list(paragraph.iter(f"{W}r"))
    signs = [place for place, run in enumerate(after_sentence) if run.find(f"{W}footnoteReference") is not None]
    assert words_of(after_sentence[signs[0] - 1]) == "Members pay a third."
    assert '<w:lang w:val="en"' in archive.read("word/styles.xml").decode()


def test_the_word_document_opens_again_and_speaks_the_readers_language(told) -> None:
    from docx import Document

    brief, _one, _two = told
    for language, word in (("en", "opinion"), ("sr-cyrl", "")):
        answer = Client().get(f"/{language}/records/{brief.pk}/record.docx")
        document = Document(io.BytesIO(answer.content))
        assert document.core_properties.title == "Who pays for clusters"
        assert any(word in each.text for each in document.paragraphs)
    practice = Client().get(f"/bg/records/{told[1].pk}/record.docx")
    assert "Малките фирми" in "\n".join(each.text for each in Document(io.BytesIO(practice.content)).paragraphs)


def test_the_pdf_is_made_and_holds_the_notes_once_each(told, monkeypatch) -> None:
    from polisee.knowledge import pdf
    from polisee.knowledge.queries.reading import sections_of
    from polisee.knowledge.queries.synthesis import printed_blocks

    brief, _one, _two = told
    assert Client().get(f"/en/records/{brief.pk}/record.pdf").content.startswith(b"%PDF")
    field = next(
        each for section in sections_of(api.published_one(brief.pk), "en") for each in section.fields if each.synthesis
    )
    sentences = printed_blocks(field.synthesis)[0]["sentences"]
    assert [len(each["notes"]) for each in sentences] == [1, 2, 0]
    assert [bool(note["text"]) for each in sentences for note in each["notes"]] == [True, True, False]
    assert pdf.TEMPLATE.exists()


@pytest.mark.parametrize("many", [10, 60])
def test_a_brief_costs_the_same_with_ten_records_and_with_sixty(desk, many: int) -> None:
    marks = [desk.record(f"Запис {number}", f"x-{number}").external_id for number in range(many)]
    brief = desk.publish(desk.brief(" ".join(f"Sentence {mark} [[{mark}]]." for mark in marks)))
    client = Client()
    client.force_login(desk.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    for who, address in (
        (Client(), f"/en/records/{brief.pk}/"),
        (Client(), f"/en/records/{brief.pk}/record.docx"),
        (client, f"/en/work/records/{brief.pk}/edit/"),
        (client, f"/en/work/records/{brief.pk}/preview/"),
    ):
        who.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert who.get(f"{address}?fresh={many}").status_code == 200
        assert len(queries) <= 12, (address, len(queries))
