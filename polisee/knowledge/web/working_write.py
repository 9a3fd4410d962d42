"""Writing a record: its form, saving, pictures, autosave."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError, InvalidError, NotAllowedError, StaleError
from polisee.knowledge.forms import typed as typing
from polisee.knowledge.forms.record_form import RecordForm
from polisee.knowledge.forms.typed import Typed
from polisee.knowledge.queries import working as pages
from polisee.knowledge.queries.comparison import Compared, compare, labels_of
from polisee.knowledge.web.working_access import AtWork, at_work, member_page, require, tell
from polisee.knowledge.web.working_citing import show_what_rests_on_nothing
from polisee.knowledge.web.working_uploads import with_uploads
from polisee.partnership.api import ask_to_sign_in, kept_input
from polisee.records.api import (
    all_kinds,
    drop_typing,
    keep_typing,
    merge,
    permissions,
    plan_review,
    queries,
    save_record,
    working,
)

FEW_LETTERS = 20
"""What is shorter need not be copied."""
ROUND_TRIPS = {"add-source": "sources", "upload": "images", "attach": "attachments"}
"""Acts of the form that bring it back with a row more → the field concerned."""


def edit(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """Write a record. What somebody sends whose session has run out is shown again, never thrown away."""
    if request.method == "POST" and not request.user.is_authenticated:
        return _signed_out(request)
    return _edit(request, record_id)


@require_http_methods(["GET", "POST"])
@member_page
def _edit(request: HttpRequest, record_id: UUID) -> HttpResponse:
    here = at_work(request, record_id)
    if not permissions.may_edit(here.who, here.facts):
        require(allowed=request.method == "GET")
        return redirect("knowledge:review", record_id)
    if request.method == "POST":
        return _posted(request, here)
    sent_when_signed_out = kept_input(request)
    if sent_when_signed_out:
        keep_typing(actor=request.user, at=now(), record_id=record_id, typed=sent_when_signed_out)  # type: ignore[arg-type]
    kept = working.typed_by(request.user, record_id)  # type: ignore[arg-type]
    typed = typing.typed_from(kept.typed.items(), here.kind) if kept else _saved(here)
    if typing.based_on(typed) != here.revision:
        return _both_shown(request, here, typed)
    return _form(request, here, typed, kept_at=kept.at if kept else None)


def _saved(here: AtWork) -> Typed:
    """The current revision as its form."""
    next_review = here.record.next_review.isoformat() if here.record.next_review else ""
    return typing.typed_of(here.kind, here.content, next_review=next_review, based_on=here.revision)


def _posted(request: HttpRequest, here: AtWork) -> HttpResponse:
    act = request.POST.get("act", "save")
    if act == "discard":
        drop_typing(actor=request.user, at=now(), record_id=here.record.pk)  # type: ignore[arg-type]
        messages.success(request, _("What was not saved is thrown away."))
        return redirect("knowledge:edit", here.record.pk)
    typed = typing.typed_from(request.POST.lists(), here.kind)
    try:
        typed = with_uploads(request, here, typed)
        if act in ROUND_TRIPS or act.startswith("up-"):
            return _round_trip(request, here, typed, act)
        _save(request, here, typed)
    except InvalidError as error:
        return _refused(request, here, typed, error)
    except StaleError:
        keep_typing(actor=request.user, at=now(), record_id=here.record.pk, typed=typed)  # type: ignore[arg-type]
        return _both_shown(request, at_work(request, here.record.pk), typed)
    except NotAllowedError as error:
        tell(request, error)
        return _form(request, here, typed, status=403)
    if act != "submit":
        messages.success(request, _("Saved."))
    return redirect("knowledge:submit" if act == "submit" else "knowledge:edit", here.record.pk)


def _round_trip(request: HttpRequest, here: AtWork, typed: Typed, act: str) -> HttpResponse:
    """A row more, or rows in another order; nothing is saved as a version."""
    if act.startswith("up-"):
        place = act.removeprefix("up-")
        typed = typing.moved_up(typed, "attachments", int(place) if place.isdecimal() and len(place) < 4 else 0)
    keep_typing(actor=request.user, at=now(), record_id=here.record.pk, typed=typed)  # type: ignore[arg-type]
    target = ROUND_TRIPS.get(act, "attachments")
    return redirect(f"{reverse('knowledge:edit', args=[here.record.pk])}?blank=3#field-id_{target}")


def _save(request: HttpRequest, here: AtWork, typed: Typed) -> None:
    """A revision, and the day on which to look again. Raises errors of the domain."""
    actor, at = request.user, now()
    day = (typed.get("next_review") or [""])[-1].strip()
    try:
        next_review = date.fromisoformat(day) if day else None
    except ValueError:
        raise InvalidError(
            {"next_review": [_("This is not a date. Write year-month-day, for example 2026-03-31.")]}
        ) from None
    plan_review(actor=actor, at=at, record_id=here.record.pk, next_review=next_review)  # type: ignore[arg-type]
    save_record(
        actor=actor,  # type: ignore[arg-type]
        at=at,
        record_id=here.record.pk,
        content=typing.content_of(here.kind, typed),
        based_on=typing.based_on(typed),
        note=request.POST.get("note", ""),
    )


def _refused(request: HttpRequest, here: AtWork, typed: Typed, error: InvalidError) -> HttpResponse:
    """What is wrong at its field; what was typed is kept."""
    keep_typing(actor=request.user, at=now(), record_id=here.record.pk, typed=typed)  # type: ignore[arg-type]
    return _form(request, here, typed, error=error, kept_at=now(), status=error.status)


def _both_shown(request: HttpRequest, here: AtWork, typed: Typed) -> HttpResponse:
    """Somebody else has saved meanwhile: the two are joined, and where both changed a field, both are shown."""
    base = working.revision_numbered(here.record.pk, typing.based_on(typed))
    before = typing.groups_of(typing.typed_of(here.kind, base.content if base else {}))
    # The day of the next review is no part of a revision: what the person has in the form stands.
    groups, theirs = typing.groups_of(typed), typing.groups_of(_saved(here))
    merged = merge(before, groups, theirs)
    joined = typing.typed_from_groups(merged.values, based_on=here.revision)
    both = [each for each in _compared(here, typed) if each.name in merged.both]
    return _form(request, here, joined, both=both, status=409 if request.method == "POST" else 200)


def _compared(here: AtWork, typed: Typed) -> list[Compared]:
    from polisee.foundation.regions import REGIONS
    from polisee.records.api import clean_content

    mine, _problems = clean_content(here.kind, typing.content_of(here.kind, typed), known_regions=REGIONS)
    files = queries.files_of(here.record)
    return compare(here.kind, here.content, mine, pages.theme_names(get_language() or "en"), files=files)


def _form(
    request: HttpRequest,
    here: AtWork,
    typed: Typed,
    *,
    error: InvalidError | None = None,
    kept_at: Any = None,
    both: list[Compared] | None = None,
    status: int = 200,
) -> HttpResponse:
    has_remarks = here.record.state == "changes_asked"
    review = working.review_state(here.record.pk) if has_remarks else None
    form = RecordForm(
        here.kind,
        typed,
        language=here.record.original_language,
        script=here.script,
        themes=pages.theme_choices(get_language() or "en"),
        images=working.images_of(here.record.pk),
        files=queries.files_of(here.record),
        remarks=review.remarks if review else None,
    )
    show_what_rests_on_nothing(form, here, get_language() or "en")
    if error:
        form.take_errors(error)
    if request.GET.get("blank"):
        form.fields["sources"].widget.blank = 3  # type: ignore[attr-defined]
    context = here.page("edit") | {
        "form": form,
        "based_on": typing.based_on(typed),
        "kept_at": kept_at,
        "both": both,
        "review": review,
        "saved_by": here.record.current.author if here.record.current else None,
    }
    return render(request, "knowledge/working/edit.html", context, status=status)


def _signed_out(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, what was typed in the session; where that cannot be, on a page to copy it from."""
    answer = ask_to_sign_in(request)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and "kept_input" in request.session:
        return answer
    labels = {name: label for kind in all_kinds() for name, label in labels_of(kind).items()}
    lines = [
        (labels[typing.group_of(name)], value)
        for name, values in request.POST.lists()
        for value in values
        if len(value.strip()) > FEW_LETTERS and typing.group_of(name) in labels
    ]
    return render(request, "knowledge/working/signed_out.html", {"lines": lines, "next": request.path}, status=401)


@never_cache
@require_http_methods(["GET", "POST"])
def autosave(request: HttpRequest, record_id: UUID, language: str = "") -> HttpResponse:
    """Keep what stands in the form (POST), or hand out a fresh token after a new sign-in (GET). JSON."""
    if not request.user.is_authenticated:
        return JsonResponse({"reason": "signed-out"}, status=401)
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    return _autosave(request, record_id, language)


@member_page
def _autosave(request: HttpRequest, record_id: UUID, language: str) -> HttpResponse:
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    try:
        keep_typing(actor=request.user, at=now(), record_id=record_id, typed=typed, language=language)  # type: ignore[arg-type]
    except DomainError as error:
        return JsonResponse({"reason": gettext(str(error.message))}, status=error.status)
    return JsonResponse({"saved": now().isoformat()})
