"""The door of this room."""

from polisee.trust.hosts.models import KNOWN, REFUSED, WAITING
from polisee.trust.hosts.operations import bring_hosts, decide_host
from polisee.trust.hosts.permissions import may_decide, may_see_hosts
from polisee.trust.hosts.queries import HostLine, HostUse, lines_of, refused_hosts, register_uses, states_of
from polisee.trust.keys import key_id, public_key_pem
from polisee.trust.log import append, latest_entries
from polisee.trust.operations import report_incident
from polisee.trust.permissions import may_recover, may_see_incidents
from polisee.trust.queries import incidents_so_far, open_incidents
from polisee.trust.seals import Seal, is_intact, seal
from polisee.trust.sweep import Finding, Swept, register_sweep, report_findings, sweep_all

__all__ = [
    "KNOWN",
    "REFUSED",
    "WAITING",
    "Finding",
    "HostLine",
    "HostUse",
    "Seal",
    "Swept",
    "append",
    "bring_hosts",
    "decide_host",
    "incidents_so_far",
    "is_intact",
    "key_id",
    "latest_entries",
    "lines_of",
    "may_decide",
    "may_recover",
    "may_see_hosts",
    "may_see_incidents",
    "open_incidents",
    "public_key_pem",
    "refused_hosts",
    "register_sweep",
    "register_uses",
    "report_findings",
    "report_incident",
    "seal",
    "states_of",
    "sweep_all",
]
