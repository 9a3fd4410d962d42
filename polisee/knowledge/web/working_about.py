"""Around a record: preview, similar records, links, versions, pictures."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from polisee.foundation.attachments.storing import read_checked
from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError
from polisee.foundation.languages.tags import CONTENT_CODES, content_code
from polisee.knowledge.operations.suggesting import dismiss_suggestion
from polisee.knowledge.queries import working as pages
from polisee.knowledge.queries.comparison import compare
from polisee.knowledge.queries.linking import WORDS, found_for_linking, link_choices, links_shown, typed_link
from polisee.knowledge.queries.merging import joined_records
from polisee.knowledge.queries.suggesting import suggestions_for
from polisee.knowledge.rules.ends import is_gap
from polisee.knowledge.web.reasons import reason_words
from polisee.knowledge.web.working_access import AtWork, at_work, member_page, require, tell
from polisee.partnership.api import standing
from polisee.records.api import link, permissions, published, published_one, queries, unlink, working
from polisee.search.api import similar as find_similar
from polisee.trust.api import report_incident


@require_GET
@member_page
def preview(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """The working copy as the public will see it."""
    from polisee.knowledge.web.working_preview import preview_page

    return preview_page(request, at_work(request, record_id))


@require_GET
@member_page
def similar(request: HttpRequest) -> HttpResponse:
    """Published records that say much the same as what is being typed, in any language."""
    text = " ".join(request.GET.get("text", "").split())[:1000]
    language = request.GET.get("language", "")
    reader = get_language() or "en"
    shown = []
    if len(text) >= 8:
        language = language if language in CONTENT_CODES else content_code(reader)
        exclude = [each] if (each := _uuid(request.GET.get("exclude", ""))) else []
        hits = find_similar(text, language, exclude=exclude)
        records = published([hit.id for hit in hits])
        shown = [
            {"record": found, "title": found.title(reader), "original": found.original_language}
            for hit in hits
            if (found := records.get(str(hit.id)))
        ]
    template = "similar_list.html" if request.headers.get("X-Fragment") else "similar.html"
    return render(request, f"knowledge/working/{template}", {"found": shown, "text": text})


@require_http_methods(["GET", "POST"])
@member_page
def links(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Tie this record to others, or untie it."""
    here = at_work(request, record_id)
    may_link = permissions.may_link(here.who, here.facts)
    if request.method == "POST":
        require(allowed=may_link)
        return _linked(request, here)
    asked = request.GET.get("q", "").strip()[:300]
    reader = get_language() or "en"
    shown = links_shown(record_id, reader)
    linked = {str(each.other_id) for each in shown}
    context = here.page("links") | {
        "links": shown,
        "suggestions": _suggestions(here, linked, reader) if may_link and not asked else [],
        "types": link_choices(is_gap=is_gap(here.record.kind, here.content.get("body", {}))),
        "type": request.GET.get("type", ""),
        "asked": asked,
        "found": found_for_linking(asked, record_id, reader) if asked else None,
        "may_link": may_link,
    }
    return render(request, "knowledge/working/links.html", context)


SUGGESTED = 6


def _suggestions(here: AtWork, linked: set[str], reader: str) -> list[dict[str, Any]]:
    """What could be tied to it, each with the words of the link, the reasons, and what a person sends to confirm it."""
    record = here.record
    language = "" if record.published_id and record.state == "published" else record.original_language
    found = suggestions_for(record.pk, record.kind, here.content, linked=linked, most=SUGGESTED, language=language)
    names = pages.theme_names(reader) if found else {}
    return [
        {
            "record": each.record,
            "title": each.record.title(reader),
            "words": WORDS[each.tie.type][0 if each.tie.outgoing else 1],
            "reasons": reason_words(each.reasons, names, reader),
            "choice": f"{'out' if each.tie.outgoing else 'in'}:{each.tie.type}",
        }
        for each in found
    ]


def _linked(request: HttpRequest, here: AtWork) -> HttpResponse:
    actor, at = request.user, now()
    other = _uuid(request.POST.get("target", "")) or UUID(int=0)
    source, target, type_ = typed_link(request.POST.get("type", ""), here.record.pk, other)
    try:
        if request.POST.get("act") == "dismiss":
            dismiss_suggestion(actor=actor, at=at, source_id=source, target_id=target, type=type_)  # type: ignore[arg-type]
            messages.success(request, _("It is not suggested again."))
        elif request.POST.get("remove"):
            unlink(actor=actor, at=at, link_id=_uuid(request.POST["remove"]) or UUID(int=0))  # type: ignore[arg-type]
            messages.success(request, _("The link is removed."))
        else:
            link(actor=actor, at=at, source_id=source, target_id=target, type=type_)  # type: ignore[arg-type]
            messages.success(request, _("The two are linked."))
    except DomainError as error:
        tell(request, error)
    return redirect("knowledge:links", here.record.pk)


@require_GET
@member_page
def versions(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Every save, and the words that differ between any two."""
    here = at_work(request, record_id)
    revisions = working.revisions_of(record_id)
    numbers = {each.number for each in revisions}
    newer = _number(request.GET.get("to", ""), numbers) or here.revision
    older = _number(request.GET.get("from", ""), numbers) or max((n for n in numbers if n < newer), default=0)
    after, before = working.revision_numbered(record_id, newer), working.revision_numbered(record_id, older)
    themes = pages.theme_names(get_language() or "en")
    files = queries.files_of(here.record)
    fields = compare(here.kind, before.content if before else None, after.content if after else {}, themes, files=files)
    published_number = here.record.published.revision.number if here.record.published else None
    context = here.page("versions") | {
        "revisions": revisions,
        "older": older,
        "newer": newer,
        "fields": [each for each in fields if each.changed],
        "published_number": published_number,
        "joined": joined_records(record_id, str(request.user.pk)),
    }
    return render(request, "knowledge/working/versions.html", context)


@require_GET
def image(request: HttpRequest, image_id: UUID) -> HttpResponse:
    """A picture: to everybody if a published text shows it, else to those who may see the working copy."""
    stored = working.image(image_id)
    if stored is None:
        raise Http404
    shown = published_one(stored.record_id)
    sealed = shown.payload.get("image_digests", {}).get(str(image_id)) if shown else None
    if sealed is None:
        _require_working_copy(request, stored.record_id)
    # What is served is what was approved, to the byte.
    data = read_checked(stored.file.name or "", sealed or stored.digest)
    if data is None:
        if sealed:
            report_incident(what="image", target_id=image_id, digest_expected=sealed, at=now())
        raise Http404
    response = HttpResponse(data, content_type=stored.media_type)
    response["Cache-Control"] = "public, max-age=3600" if sealed else "private, no-store"
    response["Content-Disposition"] = "inline"
    return response


def _require_working_copy(request: HttpRequest, record_id: UUID) -> None:
    record = queries.record_with_current(record_id)
    who = standing(request)
    if record is None or not permissions.may_see_working_copy(who, permissions.facts_of(record)):
        raise Http404


def _number(text: str, known: set[int]) -> int:
    number = int(text) if text.isdecimal() and len(text) < 9 else 0
    return number if number in known else 0


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
