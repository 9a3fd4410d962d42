"""Translating side by side, field by field."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from polisee.foundation.canonical import text_digest
from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError, StaleError
from polisee.foundation.languages.serbian import in_script, script_of
from polisee.foundation.languages.tags import CONTENT_CODES, html_tag, native_name
from polisee.knowledge.queries import working as pages
from polisee.knowledge.queries.comparison import labels_of
from polisee.knowledge.web.working_access import AtWork, at_work, member_page, require, tell
from polisee.knowledge.web.working_hosts import CONFIRM, chosen_hosts, hosts_of_drafts
from polisee.records.api import (
    ATTACHED,
    TranslationField,
    approve_translation,
    drop_typing,
    keep_typing,
    permissions,
    save_translation,
    word_diff,
    working,
)

TONES = {"approved": "good", "outdated": "stop", "draft": "wait", "machine": "wait", "missing": "hollow"}
SIGNS = {"kept": "=", "removed": "-", "added": "+"}


@require_GET
@member_page
def languages(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Into which languages the record is translated, and how far."""
    here = at_work(request, record_id, translating=True)
    states = working.translation_states(here.record)
    rows = [
        {
            "code": code,
            "name": native_name(code),
            "total": len(found),
            "approved": found.count("approved"),
            "outdated": found.count("outdated"),
            "waiting": found.count("draft") + found.count("machine"),
        }
        for code in CONTENT_CODES
        if code != here.record.original_language
        for found in [states.get(code, [])]
    ]
    context = here.page("translations") | {
        "rows": rows,
        "may_translate": permissions.may_translate(here.who, here.facts),
    }
    return render(request, "knowledge/working/translations.html", context)


@require_http_methods(["GET", "POST"])
@member_page
def translate(request: HttpRequest, record_id: UUID, language: str) -> HttpResponse:
    """Translate a record into a language."""
    here = _open(request, record_id, language)
    may = permissions.may_translate(here.who, here.facts)
    if request.method == "POST":
        require(allowed=may)
        return _posted(request, here, language)
    kept = working.typed_by(request.user, record_id, language) if may else None  # type: ignore[arg-type]
    typed = {name: values[-1] for name, values in kept.typed.items() if values} if kept else {}
    return _page(request, here, language, typed=typed, kept_at=kept.at if kept else None)


def _open(request: HttpRequest, record_id: UUID, language: str) -> AtWork:
    """Those who may see the working copy, and every translator once it is public."""
    here = at_work(request, record_id, translating=True)
    if language not in CONTENT_CODES or language == here.record.original_language:
        raise Http404
    return here


def _posted(request: HttpRequest, here: AtWork, language: str) -> HttpResponse:
    record_id, typed = here.record.pk, {name: str(value) for name, value in request.POST.items()}
    if typed.get("act") == "discard":
        drop_typing(actor=request.user, at=now(), record_id=record_id, language=language)  # type: ignore[arg-type]
        return redirect("knowledge:translate", record_id, language)
    fields = working.translation_fields(here.record, language)
    script = typed.get("script", "latn")
    try:
        save_translation(
            actor=request.user,  # type: ignore[arg-type]
            at=now(),
            record_id=record_id,
            language=language,
            texts={
                each.name: _meant(each, typed[f"text-{each.name}"], language, script)
                for each in fields
                if f"text-{each.name}" in typed
            },
            seen=_named(typed, "seen-"),
            over=_named(typed, "over-"),
        )
    except (InvalidError, StaleError) as error:
        kept = dict(request.POST.lists())
        keep_typing(actor=request.user, at=now(), record_id=record_id, typed=kept, language=language)  # type: ignore[arg-type]
        found = error.errors if isinstance(error, InvalidError) else {"": [error.message]}
        errors = {name: [str(message) for message in each] for name, each in found.items()}
        return _page(request, here, language, typed=typed, errors=errors, status=error.status)
    messages.success(request, _("Saved as a draft. Another person approves it."))
    return redirect("knowledge:translate", record_id, language)


def _named(typed: dict[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in typed.items() if name.startswith(prefix)}


def _meant(field: TranslationField, text: str, language: str, script: str) -> str:
    """What stands unchanged in the other script of Serbian is the text that is kept, not a new one."""
    plain = text.replace("\r\n", "\n").strip()
    if language == "sr" and field.text and plain == _shown(field.text, language, script).strip():
        return field.text
    return plain


def _shown(text: str, language: str, script: str) -> str:
    return in_script(text, "cyrl" if script == "cyrl" else "latn") if language == "sr" else text


def _shown_in(language: str, script: str) -> Callable[[str], str]:
    return lambda text: _shown(text, language, script)


def _page(
    request: HttpRequest,
    here: AtWork,
    language: str,
    *,
    typed: dict[str, str],
    kept_at: Any = None,
    errors: dict[str, list[str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    fields = working.translation_fields(here.record, language)
    script = _script(request, fields, typed)
    labels = labels_of(here.kind)
    shown = [
        _field(each, labels, typed, _shown_in(language, script), errors=(errors or {}).get(each.name, []))
        for each in fields
    ]
    waiting = [each for each in fields if each.state in ("draft", "machine")]
    makers = {str(each.made_by_id) for each in waiting if each.made_by_id}
    may_approve = bool(waiting) and permissions.may_approve_translation(here.who, here.facts, made_by=makers)
    drafts = {each.name: each.text for each in waiting}
    done = sum(each.state == "approved" for each in fields)
    context = here.page("translations") | {
        "language": language,
        "language_name": native_name(language),
        "lang": html_tag(language, script),
        "original_lang": html_tag(here.record.original_language, here.script),
        "original_name": native_name(here.record.original_language),
        "script": script,
        "fields": shown,
        "waiting": [{"name": each.name, "digest": text_digest(each.text)} for each in waiting],
        "may_translate": permissions.may_translate(here.who, here.facts),
        "may_approve": may_approve,
        "hosts": hosts_of_drafts(here, drafts, labels, typed) if may_approve else [],
        "done": done,
        "total": len(fields),
        "kept_at": kept_at,
        "error_list": _error_list(errors or {}, labels),
    }
    return render(request, "knowledge/working/translate.html", context, status=status)


def _error_list(errors: dict[str, list[str]], labels: dict[str, Any]) -> list[dict[str, str]]:
    """For the summary at the top: each error leads to its field."""
    return [
        {
            "href": f"#text-{name}" if name else "",
            "label": str(_label(name, labels)) if name else "",
            "message": found[0],
        }
        for name, found in errors.items()
    ]


def _script(request: HttpRequest, fields: list[TranslationField], typed: dict[str, str]) -> str:
    """The script asked for, else the one in which the translation is written so far."""
    asked = request.GET.get("script") or typed.get("script")
    if asked in ("latn", "cyrl"):
        return str(asked)
    return "cyrl" if script_of("".join(each.text for each in fields)) == "cyrl" else "latn"


def _label(name: str, labels: dict[str, Any]) -> Any:
    if name.startswith(ATTACHED):
        return _("Title of a file")
    return _("Picture in words") if name.startswith("alt:") else labels.get(name, name)


def _field(
    field: TranslationField,
    labels: dict[str, Any],
    typed: dict[str, str],
    shown: Callable[[str], str],
    *,
    errors: list[str],
) -> dict[str, Any]:
    changed = word_diff(field.made_from_text, field.original) if field.made_from_text is not None else ()
    length = len(field.original)
    return {
        "it": field,
        "label": _label(field.name, labels),
        "state": pages.TRANSLATION_STATES[field.state],
        "tone": TONES[field.state],
        "text": typed.get(f"text-{field.name}", shown(field.text)),
        "seen": typed.get(f"seen-{field.name}", field.original_digest),
        # After a clash the next save stands over what is there now; both were shown.
        "over": text_digest(field.text) if field.text else "",
        "theirs": shown(field.text) if typed and field.text else "",
        "parts": [(SIGNS[piece.change], piece.text) for piece in changed],
        "guide": (max(1, length // 2), max(20, length * 3 // 2)),
        "rows": max(2, min(14, length // 70 + 1)),
        "errors": errors,
    }


@require_POST
@member_page
def approve(request: HttpRequest, record_id: UUID, language: str) -> HttpResponse:
    """Approve what another person translated, exactly as it was read."""
    _open(request, record_id, language)
    read = _named({name: str(value) for name, value in request.POST.items()}, "read-")
    try:
        fields = approve_translation(
            actor=request.user,  # type: ignore[arg-type]
            at=now(),
            record_id=record_id,
            language=language,
            read=read,
            confirmed_hosts=chosen_hosts(request, CONFIRM),
        )
    except DomainError as error:
        tell(request, error)
    else:
        messages.success(request, _("Approved: %(count)s fields.") % {"count": len(fields)})
    return redirect("knowledge:translate", record_id, language)
