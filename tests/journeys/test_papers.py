"""Attaching a file and writing a brief, in a real browser."""

import io
import re
import zipfile
from pathlib import Path

from polisee.records import api
from polisee.records.models import Record
from tests.foundation.attachments import making as make
from tests.journeys.conftest import work_off
from tests.people import AT, practice_content


def draft(cast, kind: str = "practice", **content: object) -> Record:
    return api.begin_record(
        actor=cast.author, at=AT, kind=kind, language="bg", organisation_id=cast.home.pk,
        content=practice_content(**content) if kind == "practice" else content,
    )  # fmt: skip


def send_and_approve(visit, cast, record: Record) -> None:
    """The review, by its pages."""
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    page = visit(cast.reviewer, f"/en/work/records/{record.pk}/review/")
    page.get_by_label("I have read version").check()
    page.get_by_role("button", name="Approve and publish").click()
    page.wait_for_selector(".notice.good")
    assert page.problems == []


def add_file(page, file: Path, title: str) -> None:
    page.locator("#id_attachments_0").set_input_files(file)
    page.locator("#id_attachment_title").fill(title)
    page.get_by_role("button", name="Add the file").click()
    page.wait_for_load_state()


def test_a_file_is_attached_published_and_downloaded(visit, cast, tmp_path, axe) -> None:
    report = tmp_path / "Доклад за клъстера.pdf"
    report.write_bytes(make.pdf(b"% 1"))
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(make.office())
    record = draft(cast)
    page = visit(cast.author, f"/en/work/records/{record.pk}/edit/", width=390)
    page.locator("#id_summary").fill("Думи, които остават.")
    add_file(page, wrong, "Доклад")
    assert "Word document" in page.locator("main").inner_text()
    assert page.locator("#id_summary").input_value() == "Думи, които остават."
    assert page.locator("#id_attachment_title").input_value() == "Доклад"
    add_file(page, report, "Доклад")
    assert page.get_by_role("link", name="Доклад за клъстера.pdf").is_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_selector(".notice.good")
    assert [each for each in page.problems if "422" not in each] == []
    send_and_approve(visit, cast, Record.objects.get(pk=record.pk))
    reader = visit(None, f"/en/records/{record.pk}/", width=320)
    assert axe(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= 320")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Доклад", exact=True).click()
    assert Path(download.value.path()).read_bytes() == make.pdf(b"% 1")
    assert download.value.suggested_filename == "Доклад за клъстера.pdf"
    assert reader.problems == []


def test_without_a_script_files_are_added_and_ordered(visit, cast, tmp_path) -> None:
    record = draft(cast)
    page = visit(cast.author, f"/en/work/records/{record.pk}/edit/", script=False)
    for number in (1, 2):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(make.pdf(b"%% %d" % number))
        add_file(page, file, f"Файл {number}")
    page.get_by_role("button", name=re.compile("Move up.*Файл 2")).click()
    page.get_by_role("button", name="Save", exact=True).last.click()
    titles = [each["title"] for each in Record.objects.get(pk=record.pk).current.content["attachments"]]
    assert titles == ["Файл 2", "Файл 1"]


def test_a_brief_is_written_its_opinion_marked_published_and_taken_as_a_word_document(visit, cast, axe) -> None:
    practice = draft(cast, title="Ваучери за малките фирми")
    send_and_approve(visit, cast, practice)
    work_off()
    brief = draft(cast, "brief", title="Кой плаща за клъстера", summary="Какво казват записите.", themes=[3])
    page = visit(cast.author, f"/en/work/records/{brief.pk}/edit/")
    page.locator("#id_question").fill("Кой трябва да плаща?")
    page.locator("#id_synthesis").fill("Фирмите плащат сами.")
    page.locator("[data-picker-search]").fill("vouchers for small firms")
    page.locator("[data-picker-find]").click()
    page.get_by_role("button", name=re.compile("Cite.*Ваучери за малките фирми")).click()
    mark = f"[[{practice.pk}]]"
    assert page.locator("#id_synthesis").input_value() == f"Фирмите плащат сами. {mark}"
    page.locator("#id_synthesis").press("End")
    page.locator("#id_synthesis").type(" Ние бихме искали повече.")
    assert axe(page) == []
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_selector(".notice.good")
    opinions = page.locator(".opinions").inner_text()
    assert "Ние бихме искали повече." in opinions
    assert "Фирмите" not in opinions
    assert page.problems == []
    send_and_approve(visit, cast, Record.objects.get(pk=brief.pk))
    reader = visit(None, f"/en/records/{brief.pk}/", width=320)
    assert "1 of 2 sentences rest on records." in reader.locator("main").inner_text()
    assert "opinion" in reader.locator(".opinion").inner_text()
    assert reader.evaluate("document.documentElement.scrollWidth <= 320")
    assert axe(reader) == []
    reader.locator(".cited a").first.click()
    assert reader.locator("#note-1").is_visible()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Download as Word").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert "Ваучери за малките фирми" in notes
    assert reader.problems == []
