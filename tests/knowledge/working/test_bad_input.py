"""Whatever is sent to the working pages: a sentence at its field in the reader's language, and what was typed stays."""

import io
import struct
import zlib

import pytest
from PIL import Image

from polisee.records import api
from polisee.records.models import Autosave, Record
from tests.knowledge.working.conftest import form_of
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
STRANGE = {
    "nul": "Заглавие\x00 с нула",
    "lone surrogate": b"\xed\xa0\x80 half a letter".decode("latin-1"),
    "very long": "д" * 100_000,
    "mark-up": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ settings.SECRET_KEY }} {% load static %} %(title)s {0}",
    "bidi": "\u202eтескт нърбо\u202c\u200b\u2066x\u2069",
}


def at(record, page: str = "edit/", language: str = "en") -> str:
    return f"/{language}/work/records/{record.pk}/{page}"


def errors_at(answer) -> dict[str, list[str]]:
    """What the form says, by field."""
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


# -- files ---------------------------------------------------------------------------------------------------------


def png(width: int, height: int, *, data: bytes = b"") -> bytes:
    """A PNG that says to be this large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def moving() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file.getvalue()


FILES = {
    "nothing in it": (b"", "empty"),
    "too large": (b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024), "larger than 10 MB"),
    "a document": (b"%PDF-1.7 and so on", "not a picture that we can read"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a picture"),
    "a bomb": (png(60_000, 60_000, data=bytes(1000)), "more than 40 million pixels"),
    "cut off": (png(400, 400, data=bytes(9)), "damaged"),
    "moving": (moving(), "Moving pictures"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_be_taken_gets_a_sentence_and_the_text_stays(cast, what: str) -> None:
    data, sentence = FILES[what]
    file = io.BytesIO(data)
    file.name = "picture.png"
    record, client = cast.draft(), cast.client(cast.author)
    sent = form_of(record, act="upload", title="Остава", image_file=file, image_alt="Какво се вижда")
    answer = client.post(at(record), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in errors_at(answer)["images"][0]
    assert 'href="#id_images_0"' in page
    assert 'value="Остава"' in page
    assert 'value="Какво се вижда"' in page
    assert not record.images.exists()


def test_the_sentence_comes_in_the_readers_language(cast) -> None:
    record = cast.draft()
    file = io.BytesIO(b"%PDF")
    file.name = "picture.png"
    sent = form_of(record, image_file=file, image_alt="x", next_review="2026-02-30")
    answer = cast.client(cast.author).post(at(record, language="bg"), sent)
    [sentence] = errors_at(answer)["images"]
    assert "JPEG" in sentence
    assert "picture" not in sentence


def test_a_picture_without_words_is_not_taken_and_says_why(cast) -> None:
    record = cast.draft()
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    file.seek(0)
    file.name = "picture.png"
    answer = cast.client(cast.author).post(at(record), form_of(record, image_file=file, image_rights="HOME"))
    assert "Describe the picture" in errors_at(answer)["images"][0]
    assert 'value="HOME"' in answer.content.decode()


# -- the form of a record ------------------------------------------------------------------------------------------

WRONG = {
    "title": ({"title": "д" * 100_000}, "at most 100 fit"),
    "summary": ({"summary": "д" * 100_000}, "fit"),
    "challenge": ({"challenge": "д" * 200_000}, "fit"),
    "period": ({"period_from": "199x"}, "year"),
    "themes": ({"themes": ["3", "99"]}, ""),
    "regions": ({"regions": ["BG41", "XX99"]}, "XX99"),
    "sources": ({"sources-0-url": "javascript:alert(1)"}, "address"),
    "next_review": ({"next_review": "2027-02-30"}, "not a date"),
    "evidence_grade": ({"evidence_grade": "rumour"}, ""),
    "keywords": ({"keywords": ",".join(f"дума{n}" for n in range(30))}, "20"),
    "outcome": ({"outcome": "magic"}, ""),
}


@pytest.mark.parametrize("field", WRONG)
def test_what_cannot_be_taken_is_said_at_its_field_and_stays_in_the_form(cast, field: str) -> None:
    changes, words = WRONG[field]
    record, client = cast.draft(), cast.client(cast.author)
    answer = client.post(at(record), form_of(record, **{"authors": "Остава Тук", **changes}))
    assert answer.status_code == 422
    assert list(errors_at(answer)) == [field]
    assert words in errors_at(answer)[field][0]
    for shown in (answer, client.get(at(record))):
        assert "Остава Тук" in shown.content.decode()
        for name, value in changes.items():
            assert shown.context["form"].data.getlist(name) == ([value] if isinstance(value, str) else value)
    assert Record.objects.get(pk=record.pk).current.number == 1


@pytest.mark.parametrize("day", ["2026-02-30", "31.12.2026", "2026-13-01", "утре", "9" * 5000])
def test_a_day_that_does_not_exist_is_said_at_its_source(cast, day: str) -> None:
    record = cast.draft()
    answer = cast.client(cast.author).post(at(record), form_of(record, **{"sources-0-seen": day}))
    assert list(errors_at(answer)) == ["sources"]
    assert answer.context["form"].data["sources-0-seen"] == day


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize(
    "field", ["title", "challenge", "note", "based_on", "period_from", "sources-0-title", "regions"]
)
def test_strange_text_in_any_field_is_answered_in_words(cast, field: str, kind: str) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    answer = client.post(at(record), form_of(record, **{field: STRANGE[kind]}))
    assert answer.status_code in {302, 409, 422}
    assert client.get(at(record)).status_code == 200
    content = str(Record.objects.get(pk=record.pk).current.content)
    for hidden in "\x00\u202e\u202c\u200b\u2066":
        assert hidden not in content


@pytest.mark.parametrize("kind", STRANGE)
def test_autosave_bears_strange_text(cast, kind: str) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    answer = client.post(at(record, "autosave"), form_of(record, summary=STRANGE[kind]))
    assert answer.status_code in {200, 422}
    assert answer.json()
    assert client.get(at(record)).status_code == 200


def test_hidden_text_does_not_survive_and_what_looks_alike_is_kept_for_the_reviewer_to_see(cast) -> None:
    record = cast.draft()
    hidden = "Кл\u200bъстер\u202e за\u00ad чисти\U000e0041 технологии"
    cast.client(cast.author).post(at(record), form_of(record, title=hidden))
    assert Record.objects.get(pk=record.pk).current.content["title"] == "Клъстер за чисти технологии"


def test_rich_text_is_reduced_to_what_the_format_allows(cast) -> None:
    text = (
        "# Голямо\n\n**Важно** и [добър](https://example.org/a)\n\n"
        "<script>alert(1)</script><iframe src='https://bad.example'></iframe><b onclick='x()'>удебелено</b>\n\n"
    )
    never = {
        "[сайт](javascript:alert(1))": "cannot be linked",
        "![следа](https://bad.example/pixel.png)": "A picture cannot stand in the text",
        "<p style='display:none'>buy courseworks</p>": "Styles and other marks of web pages are not kept",
        '[а](https://example.org "buy courseworks")': "Readers would not see these words",
    }
    record = cast.draft()
    client = cast.client(cast.author)
    for part, sentence in never.items():
        answer = client.post(at(record), form_of(record, challenge=text + part))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    client.post(at(record), form_of(record, act="discard"))
    assert client.post(at(record), form_of(record, challenge=text)).status_code == 302
    body = client.get(at(record, "preview/", "bg")).content.decode().split("<article", 1)[1].split("</article>")[0]
    for banned in ("<script", "<iframe", 'href="javascript', "<img", "<p style", "<b "):
        assert banned not in body, banned
    assert "<strong>Важно</strong>" in body
    assert "https://example.org/a" in body


def test_a_form_larger_than_the_server_takes_gets_a_page_not_a_trace(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    sent = form_of(record, **{f"sources-{place}-title": "д" * 90_000 for place in range(40)})
    assert client.post(at(record), sent).status_code in {400, 413, 422}
    many = form_of(record, **{f"x{place}": "1" for place in range(12_000)})
    assert client.post(at(record), many).status_code in {302, 400, 413, 422}
    assert Record.objects.get(pk=record.pk).current.number == 1


def test_two_windows_of_one_person_do_not_overwrite_each_other(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    one, other = form_of(record, title="Първи прозорец"), form_of(record, title="Втори прозорец", summary="И още.")
    assert client.post(at(record), one).status_code == 302
    answer = client.post(at(record), other)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Първи" in page
    assert answer.context["form"]["title"].value() == "Втори прозорец"
    assert answer.context["form"]["summary"].value() == "И още."


# -- the other forms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", STRANGE)
def test_beginning_a_record_with_nonsense_is_said_at_the_fields(cast, kind: str) -> None:
    for name in ("kind", "language", "organisation"):
        sent = {"kind": "practice", "language": "bg", "organisation": str(cast.home.pk), name: STRANGE[kind]}
        answer = cast.client(cast.author).post("/en/work/records/new/", sent)
        assert answer.status_code == 422, name
        assert answer.context["errors"].get(name), name
    assert not Record.objects.exists()


@pytest.mark.parametrize("kind", STRANGE)
def test_remarks_and_conclusions_bear_strange_text(cast, kind: str) -> None:
    record = cast.in_review()
    client = cast.client(cast.reviewer)
    answer = client.post(at(record, "review/remark/"), {"field": "challenge", "text": STRANGE[kind]})
    assert answer.status_code in {302, 422}
    answer = client.post(at(record, "review/remark/"), {"field": STRANGE[kind], "text": "Добре"})
    assert answer.status_code in {302, 422}
    answer = client.post(at(record, "review/decide/"), {"decision": "ask_changes", "conclusion": STRANGE[kind]})
    assert answer.status_code in {302, 422}
    assert "\x00" not in str(list(Record.objects.get(pk=record.pk).reviews.values_list("conclusion", flat=True)))


def test_what_was_typed_in_a_remark_or_a_conclusion_that_is_too_long_stays(cast) -> None:
    record = cast.in_review()
    client = cast.client(cast.reviewer)
    text = "Много дълго " * 2000
    answer = client.post(at(record, "review/remark/"), {"field": "challenge", "text": text})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert 'href="#remark-challenge"' in answer.content.decode()
    answer = client.post(at(record, "review/decide/"), {"decision": "ask_changes", "conclusion": text})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()


@pytest.mark.parametrize("kind", STRANGE)
def test_a_translation_bears_strange_text(cast, kind: str) -> None:
    record, client = cast.published(), cast.client(cast.translator)
    address = at(record, "translate/sq/")
    sent = {"text-title": STRANGE[kind], "seen-title": STRANGE[kind], "over-title": "", "script": STRANGE[kind]}
    assert client.post(address, sent).status_code in {302, 409, 422}
    assert client.post(address + "approve/", {"read-title": STRANGE[kind], f"read-{kind}": "x"}).status_code == 302
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize(
    "path",
    [
        "work/similar?text={}&language={}&exclude={}",
        "work/records/?state={}&page={}",
        "work/records/{record}/links/?q={}&type={}",
        "work/records/{record}/versions/?from={}&to={}",
        "work/records/{record}/review/?view={}",
        "work/records/new/?kind={}",
    ],
)
def test_strange_addresses_are_answered_with_a_page(cast, kind: str, path: str) -> None:
    from urllib.parse import quote

    record = cast.draft()
    asked = quote(STRANGE[kind][:2000])
    address = path.replace("{record}", str(record.pk)).replace("{}", asked)
    assert cast.client(cast.author).get(f"/en/{address}").status_code == 200


@pytest.mark.parametrize("kind", STRANGE)
def test_linking_with_nonsense_is_refused_in_words(cast, kind: str) -> None:
    record, other = cast.draft(), cast.published()
    client = cast.client(cast.author)
    for sent in (
        {"target": str(other.pk), "type": STRANGE[kind]},
        {"target": STRANGE[kind], "type": "inspired_by"},
    ):
        answer = client.post(at(record, "links/"), sent, follow=True)
        assert answer.status_code == 200
        assert [message.level_tag for message in answer.context["messages"]] == ["error"], sent


@pytest.mark.parametrize("kind", STRANGE)
def test_choosing_nobody_as_a_reviewer_is_said_at_the_field(cast, kind: str) -> None:
    record = cast.draft()
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    answer = cast.client(cast.leader).post(at(record, "review/assign/"), {"reviewer": STRANGE[kind]})
    assert answer.status_code == 422
    assert answer.context["errors"]["reviewer"]
    assert 'href="#reviewer"' in answer.content.decode()


def test_a_huge_autosave_is_refused_in_words_and_nothing_is_lost(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    client.post(at(record, "autosave"), form_of(record, summary="Първо"))
    answer = client.post(
        at(record, "autosave"), form_of(record, **{f"sources-{n}-title": "д" * 60_000 for n in range(30)})
    )
    assert answer.status_code in {200, 400, 413, 422}
    assert Autosave.objects.get().typed["summary"] == ["Първо"] or answer.status_code == 200


def test_the_content_of_a_practice_itself_is_fine(cast) -> None:
    """Guards the guards: what the tests above change is the only thing wrong."""
    record = cast.draft()
    assert cast.client(cast.author).post(at(record), form_of(record, title="Друго")).status_code == 302
    assert practice_content()["title"] != Record.objects.get(pk=record.pk).current.content["title"]
