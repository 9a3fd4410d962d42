"""A record for machines: schema.org as JSON-LD, and Dublin Core for the head of its page. No query here."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from polisee.knowledge.rules.schema_org import Seen, json_ld
from polisee.records.api import PublishedRecord, describing, dublin_core, showing

MEDIA_TYPE = "application/ld+json"
_SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def for_head(
    shown: PublishedRecord,
    reader: str,
    *,
    address: str,
    owners: dict[str, str],
    themes: dict[int, str],
    refused: frozenset[str],
) -> dict[str, Any]:
    """What the head of the record's page says to machines. `owners`, `themes`: names by code and by number; `refused`:
    hosts to which nothing leads.
    """
    described = describing.describe(shown, owners, refused)
    node = record_node(shown, reader, address=address, owners=owners, themes=themes, refused=refused)
    return {
        "json_ld": in_page(node),
        "dublin_core": dublin_core(described, address=address, theme_names=themes),
    }


def in_page(node: dict[str, Any]) -> SafeString:
    """JSON for a `<script>` that holds data: nothing in it can end the element or begin another."""
    return mark_safe(json.dumps(node, ensure_ascii=False).translate(_SAFE))  # noqa: S308  escaped in this line


def record_node(
    shown: PublishedRecord,
    reader: str,
    *,
    address: str,
    owners: dict[str, str],
    themes: dict[int, str],
    refused: frozenset[str],
) -> dict[str, Any]:
    """The record as one reader sees it, at `address`."""
    title = shown.title(reader)
    seen = Seen(
        title=title.text,
        summary=shown.summary(reader).text,
        language=title.html,
        is_translation=title.is_translation,
        address=address,
        pictures=tuple(_picture(shown, image["id"], reader) for image in shown.content.get("images", [])),
    )
    places = {code: showing.region_name(code, reader) for code in shown.content.get("regions", [])}
    return json_ld(
        describing.describe(shown, owners, refused),
        seen,
        platform=settings.BASE_URL,
        theme_names=themes,
        place_names=places,
    )


def _picture(shown: PublishedRecord, image_id: str, reader: str) -> tuple[str, str]:
    address = settings.BASE_URL + reverse("knowledge:image", args=[image_id])
    return address, shown.text(f"alt:{image_id}", reader).text
