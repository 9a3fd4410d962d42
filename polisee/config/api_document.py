"""What the OpenAPI page says besides what each view says of itself: how errors look, and which may come."""

from typing import Any

from polisee.config.problems import MEDIA_TYPE

PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What is wrong (RFC 9457), in the language of Accept-Language.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "description": "What is wrong, by the name of the field.",
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "versions": {"description": "With 412: `yours` and `current`.", "type": "object"},
    },
}
WORDS = {
    400: "The body is not JSON that can be read",
    401: "No token that holds, no session",
    403: "This person may not",
    404: "There is nothing here, or nothing that this person may see",
    409: "The record is not in a state in which this can be done",
    413: "The file is larger than this installation takes",
    412: "Somebody else has saved meanwhile; both versions are in `versions`",
    422: "Something of this cannot be taken; `errors` says what",
    428: "`If-Match` is missing",
    429: "Too many requests; `Retry-After` says when to try again",
}
Operation = dict[str, Any]


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The page with the problems that each call may answer with."""
    document["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, calls in document["paths"].items():
        for method, operation in calls.items():
            for status in problems_of(path, method, operation):
                operation["responses"][status] = _answer(status)
            if method == "get":
                operation["responses"][304] = {"description": "Nothing has changed since the ETag that was sent"}
    return document


def problems_of(path: str, method: str, operation: Operation) -> list[int]:
    """Which problems a call may answer with."""
    statuses = {404} if "{" in path else set()
    if operation.get("parameters") or "requestBody" in operation:
        statuses.add(422)
    if "requestBody" in operation:
        statuses.add(400)
    if operation.get("security"):
        statuses |= {401, 403, 429}
    if method != "get":
        statuses |= {409, 422}
    if path.endswith("/attachments") and method == "post":
        statuses.add(413)
    if any(parameter["name"] == "If-Match" for parameter in operation.get("parameters", ())):
        statuses |= {412, 428}
    return sorted(statuses)


def _answer(status: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": WORDS[status], "content": content}
