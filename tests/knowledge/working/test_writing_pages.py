"""Writing a record on its pages: what is typed is kept, what is wrong is said at its field."""

import io

import pytest
from PIL import Image

from polisee.records import api
from polisee.records.models import Autosave, Record
from tests.knowledge.working.conftest import form_of
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def edit(record) -> str:
    return f"/en/work/records/{record.pk}/edit/"


def test_a_record_begins_with_kind_language_and_organisation(cast) -> None:
    client = cast.client(cast.author)
    assert client.get("/en/work/records/new/").status_code == 200
    answer = client.post(
        "/en/work/records/new/", {"kind": "practice", "language": "bg", "organisation": str(cast.home.pk)}
    )
    record = Record.objects.get()
    assert answer["Location"].endswith(f"/work/records/{record.pk}/edit/")
    assert record.original_language == "bg"


@pytest.mark.parametrize("kind", ["practice", "policy", "factor"])
def test_the_form_of_every_kind_shows_all_its_fields_with_help(cast, kind: str) -> None:
    record = api.begin_record(actor=cast.author, at=AT, kind=kind, language="de", organisation_id=cast.home.pk)
    page = cast.client(cast.author).get(edit(record)).content.decode()
    for field in api.kind_of(kind).fields:
        assert f'name="{field.name}"' in page
    assert 'lang="de"' in page


def test_what_was_chosen_wrongly_is_said_at_its_field(cast) -> None:
    answer = cast.client(cast.author).post(
        "/en/work/records/new/", {"language": "xx", "organisation": str(cast.home.pk)}
    )
    assert answer.status_code == 422
    assert "Choose what you want to write" in answer.content.decode()


def test_saving_makes_a_revision_with_exactly_what_was_typed(cast) -> None:
    record = cast.draft()
    changed = form_of(record, title="Друго заглавие", **{"sources-5-url": "https://example.org/b", "period_to": "2015"})
    answer = cast.client(cast.author).post(edit(record), changed)
    assert answer.status_code == 302
    content = Record.objects.get(pk=record.pk).current.content
    assert content["title"] == "Друго заглавие"
    assert [source["url"] for source in content["sources"]] == ["https://example.org/a", "https://example.org/b"]
    assert content["period"] == {"from": 2012, "to": 2015}


def test_a_form_sent_as_it_was_loaded_changes_nothing(cast) -> None:
    record = cast.draft()
    cast.client(cast.author).post(edit(record), form_of(record))
    assert Record.objects.get(pk=record.pk).current.number == 1


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays_in_the_form(cast) -> None:
    record = cast.draft()
    changed = form_of(record, title="д" * 101, period_from="2016", period_to="2012", summary="Остава си.")
    answer = cast.client(cast.author).post(edit(record), changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "at most 100 fit" in page
    assert "The end lies before the start" in page
    assert "д" * 101 in page
    assert "Остава си." in page
    assert "Остава си." in cast.client(cast.author).get(edit(record)).content.decode()


def test_what_was_typed_is_kept_by_autosave_and_thrown_away_on_demand(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    typed = form_of(record, title="Недовършено")
    assert client.post(f"/en/work/records/{record.pk}/autosave", typed).json()["saved"]
    assert "Недовършено" in client.get(edit(record)).content.decode()
    client.post(edit(record), {"act": "discard"})
    assert "Недовършено" not in client.get(edit(record)).content.decode()
    assert not Autosave.objects.exists()


def test_autosave_tells_a_person_who_is_signed_out(cast, client) -> None:
    assert client.post(f"/en/work/records/{cast.draft().pk}/autosave", {"title": "x"}).status_code == 401


def test_autosave_is_refused_to_others(cast) -> None:
    answer = cast.client(cast.translator).post(f"/en/work/records/{cast.draft().pk}/autosave", {"title": "x"})
    assert answer.status_code == 403
    assert answer.json()["reason"]


def test_what_somebody_sends_after_the_session_is_over_is_back_after_signing_in(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    client.session.flush()
    answer = client.post(edit(record), form_of(record, summary="Текст от изтекла сесия."))
    assert "sign-in" in answer["Location"]
    client.force_login(cast.author, backend="allauth.account.auth_backends.AuthenticationBackend")
    for _visit in range(2):
        assert "Текст от изтекла сесия." in client.get(edit(record)).content.decode()


def test_what_a_person_without_any_session_sends_is_shown_again(cast, client) -> None:
    record = cast.draft()
    answer = client.post(edit(record), form_of(record, summary="Дълъг текст, който не бива да се губи."))
    assert answer.status_code == 401
    assert "Дълъг текст, който не бива да се губи." in answer.content.decode()


def test_when_somebody_else_has_saved_both_texts_are_shown_and_nothing_is_lost(cast) -> None:
    record = cast.draft()
    mine = form_of(record, title="Моето заглавие", keywords="мое")
    theirs = practice_content(title="Тяхното заглавие", summary="Тяхното резюме.")
    api.save_record(actor=cast.colleague, at=AT, record_id=record.pk, content=theirs, based_on=1)
    client = cast.client(cast.author)
    answer = client.post(edit(record), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Моето" in page
    assert "Тяхното" in page
    form = answer.context["form"]
    assert form["title"].value() == "Моето заглавие"
    assert form["summary"].value() == "Тяхното резюме."
    assert [field.name for field in answer.context["both"]] == ["title"]
    # The next save, from the joined form, goes through.
    joined = {name: form.data.getlist(name) for name in form.data}
    assert client.post(edit(record), {**joined, "act": "save"}).status_code == 302
    saved = Record.objects.get(pk=record.pk).current.content
    assert (saved["title"], saved["summary"], saved["keywords"]) == ("Моето заглавие", "Тяхното резюме.", ["мое"])


def test_an_empty_row_of_sources_is_added_without_a_script(cast) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    answer = client.post(edit(record), form_of(record, act="add-source", title="Пазим го"))
    page = client.get(answer["Location"].split("#")[0]).content.decode()
    assert page.count("data-row>") >= 4
    assert "Пазим го" in page


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    file.seek(0)
    file.name = "picture.png"
    return file


def test_a_picture_is_added_with_its_words_and_shown_to_the_public_only_when_published(cast, client) -> None:
    record, author = cast.draft(), cast.client(cast.author)
    sent = form_of(record, act="upload", image_file=picture(), image_alt="Червен квадрат", image_rights="HOME")
    author.post(edit(record), sent)
    form = author.get(edit(record)).context["form"]
    author.post(edit(record), {**{name: form.data.getlist(name) for name in form.data}, "act": "save"})
    image = Record.objects.get(pk=record.pk).current.content["images"][0]
    assert image["alt"] == "Червен квадрат"
    address = f"/en/records/images/{image['id']}"
    assert client.get(address).status_code == 404
    assert author.get(address).status_code == 200
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    api.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=2)
    shown = client.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    stored = Record.objects.get(pk=record.pk).images.get()
    with stored.file.storage.open(stored.file.name, "wb") as file:
        file.write(b"another picture")
    assert client.get(f"{address}?past-the-kept-copy").status_code == 404


def test_what_is_no_picture_gets_a_sentence_at_its_field(cast) -> None:
    record = cast.draft()
    file = io.BytesIO(b"MZ not a picture")
    file.name = "a.png"
    answer = cast.client(cast.author).post(edit(record), form_of(record, act="upload", image_file=file, image_alt="x"))
    assert answer.status_code == 422
    assert "not a picture that we can read" in answer.content.decode()


def test_a_record_cannot_show_the_picture_of_another(cast) -> None:
    other = cast.draft()
    from polisee.foundation.uploads import read_image

    stored = api.add_image(actor=cast.author, at=AT, record_id=other.pk, image=read_image(picture()))
    record = cast.draft()
    changed = form_of(record, **{"images-0-id": str(stored.pk), "images-0-alt": "чужда"})
    assert cast.client(cast.author).post(edit(record), changed).status_code == 422


def test_a_date_to_look_again_must_lie_ahead(cast) -> None:
    record = cast.draft()
    answer = cast.client(cast.author).post(edit(record), form_of(record, next_review="2001-01-01"))
    assert answer.status_code == 422
    assert "Choose a day after today" in answer.content.decode()


def test_the_preview_leaves_out_what_members_alone_may_see(cast) -> None:
    record = cast.draft(body={"challenge": "Предизвикателство", "what_is_done": "Нещо", "contact": "тайно@example.org"})
    answer = cast.client(cast.author).get(f"/bg/work/records/{record.pk}/preview/")
    page = answer.content.decode()
    assert "Предизвикателство" in page
    assert "тайно@example.org" not in page
    assert "noindex" in page


def test_the_form_costs_at_most_twelve_queries(cast, django_assert_max_num_queries) -> None:
    record, client = cast.draft(), cast.client(cast.author)
    with django_assert_max_num_queries(12):
        assert client.get(edit(record)).status_code == 200
