"""Whatever programs send, as the OpenAPI page lets them or against it: no error of ours, no answer that it does not name."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

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
def test_no_call_fails_or_answers_what_is_not_told(document, world, method: str, path: str) -> None:
    operation = document[path][method]
    cases = operation.as_strategy(GenerationMode.POSITIVE)
    if list(operation.iter_parameters()) or operation.body:
        cases |= operation.as_strategy(GenerationMode.NEGATIVE)
    statuses = set()

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=cases, record=st.sampled_from([world.draft.pk, world.practice.pk, None]))
    def try_it(case, record) -> None:
        if record and "record_id" in case.path_parameters:
            case.path_parameters["record_id"] = str(record)
        response = case.call(headers={"Authorization": f"Bearer {world.token}"})
        statuses.add(response.status_code)
        case.validate_response(
            response,
            checks=[
                schemathesis.checks.not_a_server_error,
                schemathesis.checks.CHECKS.get_one("status_code_conformance"),
                schemathesis.checks.CHECKS.get_one("content_type_conformance"),
                schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
            ],
        )

    try_it()
    assert statuses
