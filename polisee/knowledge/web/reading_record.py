"""A record's page, its PDF, and its JSON-LD."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from polisee.foundation.addresses import host_of
from polisee.foundation.attachments.types import type_name
from polisee.foundation.clock import today
from polisee.foundation.errors import Message
from polisee.knowledge.pdf import record_pdf
from polisee.knowledge.queries.chain import Chain, chain_of
from polisee.knowledge.queries.freshness import silent_sources
from polisee.knowledge.queries.lacking import LACK_WORDS, lacks_of
from polisee.knowledge.queries.reading import language_choices, sections_of, thread_of
from polisee.knowledge.queries.suggesting import suggestions_for
from polisee.knowledge.queries.working import theme_names
from polisee.knowledge.rules.ends import is_gap
from polisee.knowledge.web.reader import member_of, reader_of
from polisee.knowledge.web.reading_data import MEDIA_TYPE, for_head, record_node
from polisee.knowledge.web.reasons import reason_words
from polisee.partnership.api import Organisation, Theme, standing
from polisee.records.api import (
    ATTACHED,
    PublishedRecord,
    describing,
    is_due_for_review,
    permissions,
    published_one,
    queries,
    showing,
)
from polisee.trust.api import refused_hosts
from polisee.ui.api import language_name

MOST_AROUND = 40
MOST_SUGGESTED = 4


def record(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """What it says, in which language, how it was approved, what leads to it and what follows."""
    reader = reader_of(request)
    chain = chain_of(record_id, steps=1, most=MOST_AROUND)
    if chain is None:
        raise Http404
    shown = chain.records[chain.root]
    context = about(shown, reader, asked_text(request, shown)) | {
        "thread": thread_of(chain, reader, _missing_after(shown)),
        "thread_goes_on": bool(chain.edges),
        "due": is_due_for_review(queries.next_review_of(record_id), today()),
        "organisation": (owner := _organisation(shown)),
        "partner_address": _page_of(owner),
        "may_answer": _may_answer(shown, chain, reader),
    }
    context |= for_head(
        shown,
        reader,
        address=address_of(record_id),
        owners={owner.code: owner.name_original} if owner else {},
        themes={theme.number: theme.name.get("en", "") for theme in context["themes"]},
        refused=frozenset(host_of(each.get("url", "")) for each in context["sources"] if each["is_refused"]),
    )
    silent = silent_sources(source.get("url", "") for source in shown.content.get("sources", []))
    context["sources"] = [{**each, "silent_on": silent.get(each.get("url", ""))} for each in context["sources"]]
    context |= _for_member(request, shown, chain)
    return render(request, "knowledge/reading/record.html", context)


def _missing_after(shown: PublishedRecord) -> Message:
    return LACK_WORDS.get(lacks_of({shown.id: shown}).get(shown.id, ""), "")


def _may_answer(shown: PublishedRecord, chain: Chain, reader: str) -> list[dict[str, Any]]:
    """For a gap: what may answer it and is not tied to it, with the reasons. Nothing for other records."""
    if not is_gap(shown.payload["kind"], shown.body):
        return []
    linked = set(chain.records)
    found = suggestions_for(shown.id, shown.payload["kind"], shown.content, linked=linked, most=MOST_SUGGESTED)
    themes = theme_names(reader) if found else {}
    return [
        {"row": showing.row_of(each.record, reader), "why": " · ".join(reason_words(each.reasons, themes, reader))}
        for each in found
    ]


def asked_text(request: HttpRequest, shown: PublishedRecord) -> tuple[str, ...] | None:
    """`?text=bg`: the languages in which the texts are taken; None for the reader's own order."""
    asked = request.GET.get("text", "")
    return (asked, shown.original_language) if asked in shown.languages else None


def about(shown: PublishedRecord, reader: str, chain: tuple[str, ...] | None) -> dict[str, Any]:
    """What every page of a record's own shows."""
    content = shown.content
    title = shown.text("title", reader, chain)
    refused = refused_hosts()
    letters = {theme.number: theme for theme in Theme.objects.filter(number__in=content.get("themes", []))}
    return {
        "record": shown,
        "row": showing.row_of(shown, reader),
        "title": title,
        "summary": shown.text("summary", reader, chain),
        "keywords": shown.text("keywords", reader, chain),
        "languages": language_choices(shown, title, reader),
        "original_name": language_name(shown.original_language, reader),
        "sections": sections_of(shown, reader, chain, refused=refused),
        "themes": [letters[number] for number in sorted(letters)],
        "regions": [showing.region_name(code, reader) for code in content.get("regions", [])],
        "evidence": showing.EVIDENCE.get(content.get("evidence_grade", ""), ""),
        "sources": [
            {**source, "seen": _day(source.get("seen", "")), "is_refused": host_of(source.get("url", "")) in refused}
            for source in content.get("sources", [])
        ],
        "attachments": [
            {
                **each,
                "words": shown.text(f"{ATTACHED}{each['id']}", reader, chain),
                "type": type_name(each["media_type"]),
            }
            for each in shown.attachments
        ],
        "images": [
            {**image, "words": shown.text(f"alt:{image['id']}", reader, chain)} for image in content.get("images", [])
        ],
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _organisation(shown: PublishedRecord) -> Organisation | None:
    code = shown.payload.get("organisation")
    return Organisation.objects.filter(code=code).first() if code else None


def _page_of(organisation: Organisation | None) -> str:
    """The page of the partner, where a feature shows partners."""
    if organisation is None:
        return ""
    try:
        return reverse("outreach:partner", args=[organisation.code])
    except NoReverseMatch:
        return ""


def _for_member(request: HttpRequest, shown: PublishedRecord, chain: Chain) -> dict[str, Any]:
    """What only people with an account see: fields for members, and the way to the working copy."""
    if member_of(request) is None:
        return {}
    who, record_id = standing(request), UUID(shown.id)
    row = queries.record_with_current(record_id)
    if not who.is_signed_in or row is None:
        return {}
    facts = permissions.facts_of(row)
    hidden = {field.name for field in shown.kind.fields if field.members_only}
    inside = queries.members_only(record_id, shown.seal.publication) if hidden else {}
    return {
        "inside": [
            {"label": field.label, "value": inside[field.name]}
            for field in shown.kind.fields
            if field.members_only and inside.get(field.name)
        ],
        "may_edit": permissions.may_edit(who, facts),
        "may_translate": permissions.may_translate(who, facts),
        "may_link": permissions.may_link(who, facts),
        "sees_working_copy": permissions.may_see_working_copy(who, facts),
    }


def pdf(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The record as a PDF in the reader's language."""
    shown, reader = found_or_404(record_id), reader_of(request)
    page = record_pdf(shown, reader=reader, address=address_of(record_id), today=today())
    response = HttpResponse(page, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="polisee-{shown.id}-{reader}.pdf"'
    return response


def docx(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The record as a Word document in the reader's language, its cited records as footnotes."""
    from polisee.knowledge.docx import MEDIA_TYPE as WORD
    from polisee.knowledge.docx import record_docx

    shown, reader = found_or_404(record_id), reader_of(request)
    paper = record_docx(shown, reader=reader, address=address_of(record_id), today=today())
    response = HttpResponse(paper, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="polisee-{shown.id}-{reader}.docx"'
    return response


def json_ld_file(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The record as JSON-LD (schema.org), in the reader's language."""
    shown, address = found_or_404(record_id), address_of(record_id)
    owners, themes = describing.owner_names([shown]), describing.theme_names()
    node = record_node(
        shown, reader_of(request), address=address, owners=owners, themes=themes, refused=refused_hosts()
    )
    body = json.dumps(node, ensure_ascii=False, indent=1)
    response = HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Link"] = f'<{address}>; rel="canonical"'
    return response


def found_or_404(record_id: UUID) -> PublishedRecord:
    """The public state of a record."""
    shown = published_one(record_id)
    if shown is None:
        raise Http404
    return shown


def address_of(record_id: UUID | str, name: str = "knowledge:record") -> str:
    """The whole address of a record's page in the active language."""
    return f"{settings.BASE_URL}{reverse(name, args=[record_id])}"
