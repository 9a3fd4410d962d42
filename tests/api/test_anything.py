"""Whatever programs send, as the OpenAPI page lets them or against it: no error of ours, no answer that it does not name."""

from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core import NOT_SET

from polisee.foundation.canonical import text_digest
from polisee.foundation.clock import now
from polisee.partnership.api import make_token
from polisee.records import api as records
from tests import people
from tests.people import AT

EXAMPLES = 20
CALLS = [
    (method, f"/api/v1/{path}")
    for path, methods in {
        "search": "get",
        "records": "get post",
        "records/{record_id}": "get patch",
        "records/{record_id}/chain": "get",
        "records/{record_id}/sealed": "get",
        "records/{record_id}/working": "get",
        "records/{record_id}/submit": "post",
        "records/{record_id}/withdraw": "post",
        "records/{record_id}/review": "get",
        "records/{record_id}/reviewers": "get",
        "records/{record_id}/assign": "post",
        "records/{record_id}/remarks": "post",
        "records/{record_id}/ask-changes": "post",
        "records/{record_id}/approve": "post",
        "records/{record_id}/archive": "post",
        "records/{record_id}/restore": "post",
        "records/{record_id}/translations": "get",
        "records/{record_id}/translations/{language}": "get put",
        "records/{record_id}/translations/{language}/approve": "post",
        "records/{record_id}/links": "get post",
        "records/{record_id}/links/{link_id}": "delete",
        "records/{record_id}/images": "get post",
        "records/{record_id}/attachments": "get post",
        "records.jsonl": "get",
        "records.csv": "get",
        "partners": "get",
        "organisations": "get",
        "themes": "get",
        "workpackages": "get",
        "schema/record.json": "get",
    }.items()
    for method in methods.split()
]


NEW = {"kind": "practice", "language": "bg", "organisation": "HOME", "title": "Нова практика", "themes": [3]}
REACHED = {
    ("post", "/api/v1/records"): NEW,
    ("patch", "/api/v1/records/{record_id}"): {"title": "Друго", "body": {"bodies": "Агенция"}},
    ("post", "/api/v1/records/{record_id}/submit"): None,
    ("post", "/api/v1/records/{record_id}/withdraw"): None,
    ("get", "/api/v1/records/{record_id}/review"): None,
    ("get", "/api/v1/records/{record_id}/reviewers"): None,
    ("post", "/api/v1/records/{record_id}/assign"): {"reviewer": "CHIEF"},
    ("post", "/api/v1/records/{record_id}/remarks"): {"text": "Why?", "field": "title"},
    ("post", "/api/v1/records/{record_id}/ask-changes"): {"conclusion": "More, please."},
    ("post", "/api/v1/records/{record_id}/approve"): {"revision": 1, "digest": "DIGEST"},
    ("post", "/api/v1/records/{record_id}/archive"): None,
    ("post", "/api/v1/records/{record_id}/restore"): None,
    ("get", "/api/v1/records/{record_id}/translations"): None,
    ("put", "/api/v1/records/{record_id}/translations/{language}"): {"texts": {"title": "Titel"}},
    ("post", "/api/v1/records/{record_id}/translations/{language}/approve"): {"read": {"title": "TITLE"}},
    ("post", "/api/v1/records/{record_id}/links"): {"type": "cites", "record": "FACTOR"},
    ("delete", "/api/v1/records/{record_id}/links/{link_id}"): None,
}
"""Calls of which a good answer must come too, and what is sent for it (words in capitals: of the `Stage`)."""
STATES = ("draft", "submitted", "in_review", "published", "archived")


@dataclass
class Stage:
    """A record in every state, a link, a translation; and a key of somebody who may do everything."""

    token: str
    records: dict[str, Any]
    words: dict[str, str]
    link: Any


@pytest.fixture
def stage(world) -> Stage:
    """The chief coordinates and reviews, and belongs to another organisation than the records."""
    chief = people.give(people.coordinator(people.organisation("CHIEF", "IT")), "reviewer")
    content = people.practice_content()
    made = {state: records.begin_record(
        actor=world.author, at=AT, kind="practice", language="bg", organisation_id=world.organisation.pk, content=content,
    ) for state in STATES}  # fmt: skip
    for state, record in made.items():
        if state != "draft":
            records.submit(actor=world.author, at=AT, record_id=record.pk)
        if state not in ("draft", "submitted"):
            records.assign(actor=chief, at=AT, record_id=record.pk, reviewer_id=chief.pk)
        if state in ("published", "archived"):
            records.approve(actor=chief, at=AT, record_id=record.pk, revision=1)
        if state == "archived":
            records.archive(actor=chief, at=AT, record_id=record.pk)
    draft = made["published"].pk
    records.save_translation(
        actor=world.author, at=AT, record_id=draft, language="de", texts={"title": "Entwurf"}, seen={}
    )
    link = records.link(actor=chief, at=AT, source_id=draft, target_id=world.practice.pk, type="cites")
    words = {
        "CHIEF": chief.pk,
        "FACTOR": world.factor.pk,
        "DIGEST": made["in_review"].current.digest,
        "TITLE": text_digest("Entwurf"),
    }
    token = make_token(actor=chief, at=now(), name="all", days=1, scopes=["read", "write", "translate", "review"])
    return Stage(
        token, {name: record.pk for name, record in made.items()}, {k: str(v) for k, v in words.items()}, link.pk
    )


@pytest.fixture
def document(world, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # nobody is slowed down
    signals = (request_started, request_finished)
    for signal in signals:  # as Django's own test client does: the connection is the test's
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in signals:
        signal.connect(close_old_connections)


def test_every_call_of_the_page_is_tried_here(document) -> None:
    told = {(operation.ok().method, operation.ok().path) for operation in document.get_all_operations()}
    assert told == set(CALLS)


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators")
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_no_call_fails_or_answers_what_is_not_told(document, stage, method: str, path: str) -> None:
    operation = document[path][method]
    cases = operation.as_strategy(GenerationMode.POSITIVE)
    if list(operation.iter_parameters()) or operation.body:
        cases |= operation.as_strategy(GenerationMode.NEGATIVE)
    good = REACHED.get((method, path))
    statuses = set()

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=cases, record=st.sampled_from([*stage.records.values(), None]))
    def try_it(case, record) -> None:
        _place(case, record, stage)
        statuses.add(_sent(case, stage))

    try_it()
    for record in stage.records.values() if (method, path) in REACHED else ():
        case = operation.Case(path_parameters={}, body=_filled(good, stage), headers={"If-Match": "*"})
        if good is not None:
            case.media_type = "application/json"
        _place(case, record, stage)
        statuses.add(_sent(case, stage))
    assert (method, path) not in REACHED or any(status < 300 for status in statuses), statuses


def _place(case, record: object, stage: Stage) -> None:
    if record and "{record_id}" in case.path:
        case.path_parameters = {**(case.path_parameters or {}), "record_id": str(record)}
        if "{language}" in case.path:
            case.path_parameters["language"] = "de"
        if "{link_id}" in case.path:
            case.path_parameters["link_id"] = str(stage.link)


def _filled(body: Any, stage: Stage) -> Any:
    if isinstance(body, dict):
        return {name: _filled(value, stage) for name, value in body.items()}
    return NOT_SET if body is None else stage.words.get(body, body) if isinstance(body, str) else body


def _sent(case, stage: Stage) -> int:
    """One call, checked against the document; what it changed is undone, so that the next finds the same stage."""
    with transaction.atomic():
        response = case.call(headers={"Authorization": f"Bearer {stage.token}"})
        transaction.set_rollback(True)
    case.validate_response(
        response,
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.CHECKS.get_one("status_code_conformance"),
            schemathesis.checks.CHECKS.get_one("content_type_conformance"),
            schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
        ],
    )
    return response.status_code
