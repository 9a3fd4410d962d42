"""Joining two records on the page, and where the old address leads."""

import pytest
from django.test import Client

from polisee.following.api import follow, is_followed
from polisee.knowledge.jobs import index_record
from polisee.notify.models import Notice
from polisee.records import api
from polisee.records.models import Merge, Record
from tests.people import AT

pytestmark = pytest.mark.django_db


def published(cast, **content) -> Record:
    record = cast.published(**content)
    index_record(record_id=str(record.pk))
    return record


def join(cast, kept: Record, gone: Record, **sent: str):
    address = f"/en/work/records/{kept.pk}/merge/{gone.pk}/"
    return cast.client(cast.leader).post(address, {"seen": "1-1", **sent})


def test_the_page_shows_both_and_joins_what_was_chosen(cast) -> None:
    kept, gone = published(cast), published(cast, title="По-добро име", regions=["BG41", "RO1"])
    html = cast.client(cast.leader).get(f"/en/work/records/{kept.pk}/merge/{gone.pk}/").content.decode()
    assert "По-добро име" in html
    assert html.count("<h1") == 1
    response = join(cast, kept, gone, **{"field-title": "gone", "field-regions": "both"})
    assert response["Location"] == f"/en/work/records/{kept.pk}/versions/"
    content = Record.objects.get(pk=kept.pk).current.content
    assert (content["title"], content["regions"]) == ("По-добро име", ["BG41", "RO1"])
    html = cast.client(cast.leader).get(response["Location"]).content.decode()
    assert "Records that went into this one" in html
    assert "Part them again" in html
    assert "Part them again" not in cast.client(cast.coordinator).get(response["Location"]).content.decode()


PAGES = ("", "history/", "chain/", "cite/", "cite.bib", "record.pdf", "feed.atom", "?text=bg")


def test_every_old_address_leads_to_the_record_that_stays_and_back_when_it_is_undone(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    join(cast, kept, gone)
    for page in PAGES:
        response = Client().get(f"/bg/records/{gone.pk}/{page}")
        assert response.status_code == 301, page
        assert response["Location"] == f"/bg/records/{kept.pk}/{page}"
        assert response["Cache-Control"] == "no-cache"
    for page in ("", "/chain", "?lang=de"):
        response = Client().get(f"/api/v1/records/{gone.pk}{page}")
        assert response.status_code == 301
        assert response["Location"] == f"/api/v1/records/{kept.pk}{page}"
    sealed = Client().get(f"/api/v1/records/{gone.pk}/sealed")
    assert sealed.status_code == 200
    assert sealed.json()["content"]["title"] == "Друго"
    merge = Merge.objects.get()
    cast.client(cast.leader).post(f"/en/work/merges/{merge.pk}/undo/")
    assert Client().get(f"/bg/records/{gone.pk}/").status_code == 200


def test_the_history_of_the_one_that_stays_holds_both(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    join(cast, kept, gone)
    html = Client().get(f"/en/records/{kept.pk}/history/").content.decode()
    assert "A record that went into this one" in html
    assert "Друго" in html
    assert api.merged.last_sealed(gone.pk).digest in html


def test_a_record_that_went_is_not_found_any_more_and_its_authors_hear_of_it(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    join(cast, kept, gone)
    index_record(record_id=str(gone.pk))
    assert str(gone.pk) not in Client().get("/en/records/").content.decode()
    assert Notice.objects.filter(kind="record.joined", person=cast.author).count() == 1
    assert not Notice.objects.filter(kind="record.archived").exists()


def test_followers_go_along(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    follow(actor=cast.translator, at=AT, kind="record", key=str(gone.pk))
    join(cast, kept, gone)
    assert is_followed(cast.translator, "record", str(kept.pk))
    cast.client(cast.leader).post(f"/en/work/merges/{Merge.objects.get().pk}/undo/")
    assert is_followed(cast.translator, "record", str(gone.pk))


def test_who_compared_an_older_text_is_told(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    response = join(cast, kept, gone, seen="1-7")
    assert response["Location"].endswith(f"/merge/{gone.pk}/")
    assert not Merge.objects.exists()


def test_others_do_not_get_to_the_page(cast) -> None:
    kept, gone = published(cast), published(cast, title="Друго")
    address = f"/en/work/records/{kept.pk}/merge/{gone.pk}/"
    for person in (cast.author, cast.reviewer):
        assert cast.client(person).get(address).status_code == 403
        assert cast.client(person).post(address, {"seen": "1-1"}).status_code == 403
    join(cast, kept, gone)
    undo = f"/en/work/merges/{Merge.objects.get().pk}/undo/"
    cast.client(cast.coordinator).post(undo)
    assert Merge.objects.get().undone_at is None
