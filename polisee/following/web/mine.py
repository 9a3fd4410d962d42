"""What I follow: the list, how often I am told, the button that begins and ends, and what was sent."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from polisee.following import queries
from polisee.following.operations import choose_digest, follow, plan_of, unfollow
from polisee.following.web.forms import DigestForm
from polisee.foundation.clock import now
from polisee.foundation.errors import DomainError
from polisee.partnership.api import Person, limited, safe_next, signed_in


@require_GET
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, form: DigestForm | None = None) -> HttpResponse:
    person, reader = cast(Person, request.user), str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    number = request.GET.get("page", "")
    found = queries.follow_page(person, reader, int(number) if number.isdecimal() and len(number) < 7 else 1)
    plan = queries.plan_if_any(person)
    context = {
        "found": found,
        "groups": queries.by_kind(found.lines),
        "pages": _paginated(found),
        "next_at": queries.next_at_the_place(plan),
        "form": form or DigestForm(initial=DigestForm.initial_of(plan)),
        "digests": queries.latest_digests(person),
    }
    return render(request, "following/mine.html", context, status=422 if form and form.errors else 200)


def _paginated(found: queries.FollowPage) -> object:
    from django.core.paginator import Paginator

    return Paginator(range(found.total), queries.PAGE_SIZE).get_page(found.page)


@require_POST
@signed_in
@limited("following", most=120, seconds=60)
def change(request: HttpRequest) -> HttpResponse:
    """Begin or end following one thing; back to where the person was."""
    person, at = cast(Person, request.user), now()
    kind, key = request.POST.get("kind", "")[:20], request.POST.get("key", "")[:2000]
    try:
        if request.POST.get("act") == "end":
            unfollow(actor=person, at=at, kind=kind, key=key)
            messages.success(request, _("You no longer follow this."))
        else:
            follow(actor=person, at=at, kind=kind, key=key)
            messages.success(request, _("You follow this now. What is new comes in your digest."))
    except DomainError as error:
        messages.error(request, str(error.message))
    return HttpResponseRedirect(safe_next(request, reverse("following:mine")))


@require_POST
@signed_in
@limited("following", most=120, seconds=60)
def digest_plan(request: HttpRequest) -> HttpResponse:
    """How often, on which day, at which hour."""
    form = DigestForm(request.POST)
    if form.is_valid():
        plan_of(actor=cast(Person, request.user), at=now())
        choose_digest(actor=cast(Person, request.user), at=now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("following:mine"))
    return _page(request, form)


@require_GET
@signed_in
def digest(request: HttpRequest, digest_id: UUID) -> HttpResponse:
    """One digest on the page: for a mail that did not arrive."""
    found = queries.digest_of(cast(Person, request.user), digest_id)
    if found is None:
        raise Http404
    reader = str(request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    return render(request, "following/digest.html", {"digest": found, "sections": queries.sections_of(found, reader)})
