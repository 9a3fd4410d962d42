"""Every kind goes the whole way: written in its form, reviewed, translated, published, linked, exported, re-imported."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from polisee.config.loading.loader import Loader, LoadReport
from polisee.foundation.canonical import digest, text_digest
from polisee.foundation.regions import REGIONS
from polisee.knowledge import rest_exporting
from polisee.knowledge.forms import typed as typing
from polisee.knowledge.jobs import index_record
from polisee.knowledge.queries.comparison import compare
from polisee.knowledge.queries.reading import sections_of
from polisee.records import api as records
from polisee.records.models import Link, Record
from polisee.ui.icons import icon_names
from tests import people
from tests.knowledge.kinds.contents import contents
from tests.people import AT

KINDS = list(records.all_kinds())
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
# A body has up to eighteen texts: a failing example is shown as it was found, shrinking it would take minutes.
few = settings(max_examples=8, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))


def cleaned(kind: records.Kind, raw: dict[str, Any]) -> dict[str, Any]:
    content, problems = records.clean_content(kind, raw, known_regions=REGIONS)
    assert problems == {}
    return content


def test_the_kinds_of_the_design_are_all_there_and_have_their_icons() -> None:
    assert [kind.code for kind in KINDS] == [
        "practice", "policy", "cluster", "tool", "experience", "factor", "mechanism_report", "recommendation", "brief",
        "news", "page",
    ]  # fmt: skip
    assert {kind.code for kind in KINDS} <= set(icon_names())


@each_kind
def test_every_field_says_what_it_is_helps_shows_an_example_and_stands_in_a_section(kind: records.Kind) -> None:
    sections = {section.code for section in kind.sections}
    for field in kind.fields:
        assert str(field.label), field.name
        assert 10 < len(str(field.help)) < 110, field.name
        chosen = isinstance(field, records.Choice | records.Choices | records.Counts)
        assert chosen or str(field.example), field.name
        assert not isinstance(field, records.Prose) or field.guide, field.name
        assert field.section in sections, field.name
    assert any(field.required for field in kind.fields)


@each_kind
@few
@given(data=st.data())
def test_what_is_kept_is_kept_again_fits_the_schema_and_comes_back_from_its_form(kind: records.Kind, data) -> None:
    content = cleaned(kind, data.draw(contents(kind)))
    assert set(content["body"]) == {field.name for field in kind.fields}
    assert digest(cleaned(kind, content)) == digest(content)
    form = typing.content_of(kind, typing.typed_of(kind, content))
    assert digest(cleaned(kind, form)) == digest(content)
    line = {"kind": kind.code, "language": "bg", **content}
    schema = records.record_schema([kind], REGIONS, "https://example.org/schema")
    validator = Draft202012Validator(json.loads(json.dumps(schema, default=str)))
    assert [error.message for error in validator.iter_errors(line)] == []


@each_kind
@few
@given(data=st.data())
def test_a_change_of_any_field_is_seen_by_the_reviewer(kind: records.Kind, data) -> None:
    content = cleaned(kind, data.draw(contents(kind)))
    for field in kind.fields:
        without = {**content, "body": {name: value for name, value in content["body"].items() if name != field.name}}
        changed = [each.name for each in compare(kind, without, content, {}) if each.changed]
        assert changed == [field.name]


@pytest.fixture
def cast(db: None) -> dict[str, Any]:
    cache.clear()
    home, away = people.organisation("HOME"), people.organisation("AWAY", "RO")
    return {
        "home": home,
        "author": people.contributor(home),
        "translator": people.contributor(away),
        "reviewer": people.reviewer(away),
        "leader": people.leader(people.group(3), people.organisation("THIRD", "IT")),
    }


def example(kind: records.Kind, seed: int = 1) -> dict[str, Any]:
    """One content with every field filled, the same in each run."""
    found: list[dict[str, Any]] = []

    @settings(max_examples=1, database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(contents(kind))
    def draw(content: dict[str, Any]) -> None:
        found.append(content)

    draw()
    return found[-1] | {"themes": [3], "title": f"{kind.code} {seed}", "summary": "Фирми и науката работят заедно."}


def published(cast: dict[str, Any], kind: records.Kind, seed: int = 1) -> Record:
    """Written, sent, reviewed, approved, translated into English, and the translation approved."""
    record = records.begin_record(
        actor=cast["author"], at=AT, kind=kind.code, language="bg", organisation_id=cast["home"].pk,
        content=example(kind, seed),
    )  # fmt: skip
    records.submit(actor=cast["author"], at=AT, record_id=record.pk)
    records.assign(actor=cast["leader"], at=AT, record_id=record.pk, reviewer_id=cast["reviewer"].pk)
    records.approve(actor=cast["reviewer"], at=AT + timedelta(days=1), record_id=record.pk, revision=1)
    record = Record.objects.get(pk=record.pk)
    originals = records.texts_of(kind, record.current.content)
    records.save_translation(
        actor=cast["translator"], at=AT, record_id=record.pk, language="en",
        texts={name: f"In English: {name}" for name in originals},
        seen={name: text_digest(text) for name, text in originals.items()},
    )  # fmt: skip
    records.approve_translation(actor=cast["reviewer"], at=AT, record_id=record.pk, language="en")
    return Record.objects.get(pk=record.pk)


def exported() -> bytes:
    return b"".join(rest_exporting._lines(None))


def load(data: bytes, publish_as: Any) -> LoadReport:
    return Loader(io.BytesIO(data), publish_as).run()


def sealed_words(record_id: Any) -> tuple[str, dict[str, dict[str, str]]]:
    """Digest of the public content, and every translation."""
    shown = records.published_one(record_id)
    assert shown is not None
    words = {
        language: {field: entry["text"] for field, entry in fields.items()}
        for language, fields in shown.payload["translations"].items()
    }
    return digest(shown.payload["content"]), words


@pytest.mark.django_db
@each_kind
def test_every_kind_is_exported_and_re_imported_with_an_equal_digest(kind: records.Kind, cast) -> None:
    first, second = published(cast, kind, 1), published(cast, kind, 2)
    link_type = "recommends" if kind.code == "mechanism_report" else "cites"
    # To one that is exported later, so that the link has to wait when it is read again.
    records.link(actor=cast["author"], at=AT, source_id=first.pk, target_id=second.pk, type=link_type)
    before = {str(each.pk): sealed_words(each.pk) for each in (first, second)}
    data = exported()
    assert len(data.splitlines()) == 2

    same = load(data, cast["reviewer"])
    assert (same.refusals, same.unchanged, Record.objects.count()) == ([], 2, 2)

    here = [json.loads(line) for line in data.splitlines()]
    made = load(_renamed(here), cast["reviewer"])
    assert (made.refusals, made.made) == ([], 2)
    for line in here:
        again = Record.objects.get(external_id=f"x-{line['id']}")
        assert sealed_words(again.pk) == before[line["id"]]
    assert Link.objects.filter(source__external_id=f"x-{first.pk}", target__external_id=f"x-{second.pk}").count() == 1


def _renamed(lines: list[dict[str, Any]]) -> bytes:
    """The same file as another installation would have written it: other ids, the same words."""
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    for line in lines:
        text = text.replace(line["id"], f"x-{line['id']}")
    return text.encode()


@pytest.mark.django_db
@each_kind
def test_every_kind_has_its_pages_lists_feeds_files_and_its_place_in_search(kind: records.Kind, cast) -> None:
    record = published(cast, kind)
    index_record(record_id=str(record.pk))
    title = f"{kind.code} 1"
    for address in (
        f"/bg/records/?kind={kind.code}",
        f"/bg/records/{record.pk}/",
        f"/bg/records/{record.pk}/history/",
        f"/bg/records/{record.pk}/chain/",
        f"/bg/records/records.csv?kind={kind.code}",
        f"/bg/records/feed.atom?kind={kind.code}",
        f"/api/v1/records/{record.pk}",
        f"/api/v1/search?q=науката&kind={kind.code}",
    ):
        answer = Client().get(address)
        assert answer.status_code == 200, address
        assert title in answer.content.decode(), address
    assert Client().get(f"/bg/records/{record.pk}/record.pdf").content.startswith(b"%PDF")
    columns = Client().get(f"/en/records/records.csv?kind={kind.code}").content.decode().splitlines()[0]
    assert all(f"{kind.code}.{field.name}" in columns for field in kind.public_fields)


@pytest.mark.django_db
def test_members_are_shown_in_the_order_of_the_form_and_words_and_codes_one_a_line(cast) -> None:
    body = {
        "description": "Заедно.", "members": {"other": 1, "sme": 1200, "large": 0}, "nace": ["K", "26"],
        "technologies": ["роботика", "сензори"], "label_expires": "2027-10-29",
    }  # fmt: skip
    made = records.import_record(
        actor=None, at=AT, publish_as=cast["reviewer"],
        line={"id": "c", "kind": "cluster", "language": "bg", "title": "Клъстер", "body": body},
    )  # fmt: skip
    with translation.override("en"):
        sections = sections_of(records.published_one(made.record_id), "en")
        lines = {field.name: field.lines for section in sections for field in section.fields}
    assert lines["members"] == ("Small and medium enterprises: 1,200", "Large enterprises: 0", "Others: 1")
    assert lines["nace"] == ("26 Computers, electronics, optics", "K Telecommunications and information technology")
    assert lines["technologies"] == ("роботика", "сензори")
    assert lines["label_expires"] == ("29 October 2027",)


@pytest.mark.django_db
@each_kind
def test_the_page_of_a_record_shows_every_public_field_and_the_form_asks_for_every_field(
    kind: records.Kind, cast
) -> None:
    record = published(cast, kind)
    shown = records.published_one(record.pk)
    with translation.override("en"):
        names = [field.name for section in sections_of(shown, "en") for field in section.fields]
    assert sorted(names) == sorted(field.name for field in kind.public_fields)
    client = Client()
    client.force_login(cast["author"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/en/work/records/{record.pk}/edit/").content.decode()
    for field in kind.fields:
        assert f'id="field-id_{field.name}"' in page or f'id="id_{field.name}' in page, field.name
