"""New hosts on the page of a review: shown large, confirmed or refused with the decision about the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from polisee.foundation.addresses import host_in_letters
from polisee.knowledge.web.working_access import AtWork
from polisee.records.api import hosts_if_published, hosts_of_texts
from polisee.trust.api import KNOWN, HostLine, lines_of, may_decide, states_of

CONFIRM, REFUSE = "confirm", "refuse"


@dataclass(frozen=True)
class HostToDecide:
    """A host that stands between this text and the public."""

    line: HostLine
    fields: str
    """Where it stands in the text, in words."""
    may_decide: bool
    chosen: str
    reason: str


def hosts_of_review(here: AtWork, labels: dict[str, Any], typed: Any) -> list[HostToDecide]:
    """The hosts of what would be published that are not known; four queries, two where all are known."""
    return _to_decide(here, hosts_if_published(here.record), labels, typed)


def hosts_of_drafts(here: AtWork, texts: Mapping[str, str], labels: dict[str, Any], typed: Any) -> list[HostToDecide]:
    """The same for drafts of a translation, by field; three queries, one where all are known."""
    return _to_decide(here, hosts_of_texts(here.record, texts), labels, typed)


def _to_decide(here: AtWork, named: Mapping[str, list[str]], labels: dict[str, Any], typed: Any) -> list[HostToDecide]:
    states = states_of(named)
    lines = lines_of([host for host in named if states.get(host) != KNOWN])
    return [
        HostToDecide(
            line=line,
            fields=", ".join(dict.fromkeys(_label(name, labels) for name in named[host])),
            may_decide=may_decide(here.who, brought_by=line.brought_by_id),
            chosen=typed.get(f"host:{host}", ""),
            reason=typed.get(f"reason:{host}", ""),
        )
        for host, line in lines.items()
    ]


def chosen_hosts(request: HttpRequest, choice: str) -> list[str]:
    """The hosts that the reviewer confirms or refuses."""
    return [
        name.removeprefix("host:")
        for name, value in request.POST.items()
        if name.startswith("host:") and value == choice
    ]


def refused_with_approval(request: HttpRequest) -> dict[str, list[str]]:
    """Approving a text and refusing where it leads contradict each other."""
    return {
        f"host-{host}": [
            _("You refuse %(host)s: ask for changes, so that it is taken out.") % {"host": host_in_letters(host)}
        ]
        for host in chosen_hosts(request, REFUSE)
    }


def reason_for(request: HttpRequest, host: str) -> str:
    """Why a host is refused: what stands beside it, else what is said to the authors."""
    return str(request.POST.get(f"reason:{host}", "").strip() or request.POST.get("conclusion", "").strip())[:500]


def _label(name: str, labels: dict[str, Any]) -> str:
    language, _dot, field = name.rpartition(".")
    label = str(labels.get(field, _("Picture in words") if field.startswith("alt:") else field))
    return f"{label} ({language})" if language else label
