"""Translating on its page: states, approval by another, nothing overwritten unseen."""

import pytest

from polisee.foundation.canonical import text_digest
from polisee.records import api
from polisee.records.models import Translation
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db
TITLE = "Клъстер за чисти технологии"


def at(record, language: str = "sq") -> str:
    return f"/en/work/records/{record.pk}/translate/{language}/"


def sent(text: str, *, over: str = "") -> dict[str, str]:
    return {"text-title": text, "seen-title": text_digest(TITLE), "over-title": over, "act": "save"}


def title_state(answer) -> str:
    return next(field["it"].state for field in answer.context["fields"] if field["it"].name == "title")


def test_a_translation_is_a_draft_until_another_person_approves_it_and_then_public(cast) -> None:
    record = cast.published()
    translator, reviewer = cast.client(cast.translator), cast.client(cast.reviewer)
    assert title_state(translator.get(at(record))) == "missing"
    assert translator.post(at(record), sent("Klaster për teknologji të pastra")).status_code == 302
    page = translator.get(at(record))
    assert title_state(page) == "draft"
    assert not page.context["may_approve"]
    page = reviewer.get(at(record))
    read = {f"read-{each['name']}": each["digest"] for each in page.context["waiting"]}
    reviewer.post(at(record) + "approve/", read)
    assert title_state(translator.get(at(record))) == "approved"
    assert api.published_one(record.pk).title("sq").text == "Klaster për teknologji të pastra"
    assert api.published_one(record.pk).payload["approved_by"] == cast.reviewer.full_name


def test_what_was_not_read_is_not_approved(cast) -> None:
    record = cast.published()
    cast.client(cast.translator).post(at(record), sent("Tjetër"))
    cast.client(cast.reviewer).post(at(record) + "approve/", {"read-title": text_digest("Diçka që lexova")})
    assert Translation.objects.get().kept == "draft"


def test_an_edited_original_makes_its_translation_outdated_and_shows_what_changed(cast) -> None:
    record = cast.published()
    cast.client(cast.translator).post(at(record), sent("Klaster"))
    api.save_record(
        actor=cast.author,
        at=AT,
        record_id=record.pk,
        content=practice_content(title="Клъстер за нови технологии"),
        based_on=1,
    )
    page = cast.client(cast.author).get(at(record))
    assert title_state(page) == "outdated"
    field = next(each for each in page.context["fields"] if each["it"].name == "title")
    assert ("-", "чисти") in field["parts"]


def test_two_translators_do_not_overwrite_each_other_unseen(cast) -> None:
    record = cast.published()
    cast.client(cast.translator).post(at(record), sent("Njëri"))
    answer = cast.client(cast.author).post(at(record), sent("Tjetri"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Njëri" in page
    assert "Tjetri" in page
    assert Translation.objects.get().text == "Njëri"
    cast.client(cast.author).post(at(record), sent("Tjetri", over=text_digest("Njëri")))
    assert Translation.objects.get().text == "Tjetri"


def test_what_is_too_long_is_said_at_its_field_and_kept(cast) -> None:
    record = cast.published()
    client = cast.client(cast.translator)
    answer = client.post(at(record), sent("x" * 151))
    assert answer.status_code == 422
    assert "at most 150 fit" in answer.content.decode()
    assert "x" * 151 in client.get(at(record)).content.decode()


def test_serbian_can_be_read_and_written_in_either_script(cast) -> None:
    record = cast.published()
    client = cast.client(cast.translator)
    client.post(at(record, "sr"), {**sent("Klaster za čiste tehnologije"), "script": "latn"})
    page = client.get(at(record, "sr") + "?script=cyrl").content.decode()
    assert "Кластер за чисте технологије" in page
    # Sent back as it was shown, it stays as it was written.
    over = text_digest("Klaster za čiste tehnologije")
    client.post(at(record, "sr"), {**sent("Кластер за чисте технологије", over=over), "script": "cyrl"})
    assert Translation.objects.get().text == "Klaster za čiste tehnologije"


def test_a_translation_into_the_original_or_an_unknown_language_has_no_page(cast) -> None:
    record = cast.published()
    client = cast.client(cast.author)
    assert client.get(at(record, "bg")).status_code == 404
    assert client.get(at(record, "xx")).status_code == 404


def test_reworking_an_approved_translation_does_not_take_it_from_the_public(cast) -> None:
    record = cast.published()
    api.save_translation(
        actor=cast.translator, at=AT, record_id=record.pk, language="sq", texts={"title": "Aprovuar"}, seen={}
    )
    api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="sq")
    api.save_translation(
        actor=cast.translator, at=AT, record_id=record.pk, language="sq", texts={"title": "Ende draft"}, seen={}
    )
    api.save_translation(
        actor=cast.translator, at=AT, record_id=record.pk, language="en", texts={"title": "Cluster"}, seen={}
    )
    api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="en")
    shown = api.published_one(record.pk)
    assert (shown.title("sq").text, shown.title("en").text) == ("Aprovuar", "Cluster")


def test_a_translation_of_text_that_is_not_public_yet_stays_inside(cast) -> None:
    record = cast.published()
    api.save_record(actor=cast.author, at=AT, record_id=record.pk, content=practice_content(title="Тайна"), based_on=1)
    api.save_translation(
        actor=cast.author, at=AT, record_id=record.pk, language="sq", texts={"title": "Sekret"}, seen={}
    )
    api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="sq")
    assert "Sekret" not in str(api.published_one(record.pk).payload)


def test_what_was_changed_behind_the_applications_back_is_not_sealed_with_a_translation(cast) -> None:
    from django.db import connection

    record = cast.published()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE records_revision SET content = jsonb_set(content, '{title}', '\"buy courseworks\"')")
        cursor.execute("SET LOCAL session_replication_role = origin")
    api.save_translation(
        actor=cast.translator, at=AT, record_id=record.pk, language="sq", texts={"summary": "Firma"}, seen={}
    )
    with pytest.raises(api.InvalidError):
        api.approve_translation(actor=cast.reviewer, at=AT, record_id=record.pk, language="sq")
    assert api.published_one(record.pk).title("bg").text == TITLE
