"""The register of outbound hosts, for those who decide: the list, its file, one host with where it stands."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from polisee.foundation.addresses import host_in_letters
from polisee.foundation.clock import now, today
from polisee.foundation.errors import DomainError, InvalidError, Message
from polisee.foundation.spreadsheet import safe_csv
from polisee.partnership.api import Organisation, Person, allowed_to, limited, standing
from polisee.trust.hosts import queries
from polisee.trust.hosts.models import KNOWN, REFUSED, WAITING
from polisee.trust.hosts.operations import decide_host
from polisee.trust.hosts.permissions import may_decide, may_see_hosts

STATES: dict[str, tuple[Message, str]] = {
    WAITING: (gettext_lazy("Waiting for a second person"), "wait"),
    KNOWN: (gettext_lazy("Known"), "good"),
    REFUSED: (gettext_lazy("Refused"), "stop"),
}


@require_GET
@allowed_to(may_see_hosts)
def register(request: HttpRequest) -> HttpResponse:
    """Every host, what waits first."""
    state, words = _asked(request)
    number = request.GET.get("page", "1")
    page, lines = queries.hosts(state, words, page=int(number) if number.isascii() and number.isdigit() else 1)
    counts = queries.counts_by_state()
    tabs = [{"label": _("All"), "href": "?", "count": sum(counts.values()), "current": not state}]
    tabs += [
        {"label": label, "href": f"?state={code}", "count": counts[code], "current": code == state}
        for code, (label, _tone) in STATES.items()
    ]
    rows = [_shown(line) for line in lines]
    return render(
        request, "trust/hosts.html", {"rows": rows, "page": page, "tabs": tabs, "state": state, "words": words}
    )


@require_GET
@allowed_to(may_see_hosts)
def register_file(request: HttpRequest) -> HttpResponse:
    """The same list, whole, for a spreadsheet."""
    header = [
        "host",
        "letters",
        "state",
        "owner",
        "first_seen_at",
        "first_seen_in",
        "title",
        "brought_by",
        "decided_by",
        "decided_at",
        "reason",
    ]
    rows = (
        (line.host, line.letters, line.state, line.owner, _iso(line.first_seen_at), line.first_seen_in,
         line.first_seen_title, line.brought_by, line.decided_by, _iso(line.decided_at), line.reason)
        for line in queries.all_hosts(*_asked(request))
    )  # fmt: skip
    response = HttpResponse(safe_csv(header, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="hosts-{today().isoformat()}.csv"'
    return response


@require_http_methods(["GET", "POST"])
@allowed_to(may_see_hosts)
@limited("trust.hosts", most=60, seconds=60)
def host(request: HttpRequest, name: str) -> HttpResponse:
    """One host: where it stands, who brought it, and the decision."""
    line = queries.line_of(name)
    if line is None:
        raise Http404
    errors: dict[str, list[str]] = {}
    if request.method == "POST":
        errors = _decided(request, name)
        if not errors:
            return redirect("trust:hosts")
    owners = [("", "–"), *((str(each.pk), each.short_name) for each in Organisation.objects.order_by("short_name"))]
    context = {
        "it": _shown(line),
        "uses": queries.uses_of(name),
        "owners": owners,
        "may_decide": may_decide(standing(request), brought_by=line.brought_by_id),
        "typed": request.POST or {"reason": line.reason, "organisation": line.owner_id, "state": ""},
        "errors": errors,
        "error_list": [{"href": f"#{field}", "label": "", "message": found[0]} for field, found in errors.items()],
    }
    return render(request, "trust/host.html", context, status=422 if errors else 200)


def _decided(request: HttpRequest, name: str) -> dict[str, list[str]]:
    """Do what was chosen; what is wrong with it, by field."""
    try:
        decide_host(
            host=name,
            state=request.POST.get("state", ""),
            actor=cast(Person, request.user),
            at=now(),
            reason=request.POST.get("reason", ""),
            organisation_id=queries.uuid_of(request.POST.get("organisation", "")),
        )
    except InvalidError as error:
        return {field: [str(message) for message in found] for field, found in error.errors.items()}
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("%(host)s: decided.") % {"host": host_in_letters(name)})
    return {}


def _asked(request: HttpRequest) -> tuple[str, str]:
    state = request.GET.get("state", "")
    return (state if state in STATES else ""), " ".join(request.GET.get("q", "").split())[:100].replace("\x00", "")


def _shown(line: queries.HostLine) -> dict[str, object]:
    label, tone = STATES[line.state]
    return {"line": line, "state": label, "tone": tone}


def _iso(moment: object) -> str:
    return moment.isoformat() if hasattr(moment, "isoformat") else ""
