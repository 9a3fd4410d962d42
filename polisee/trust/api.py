"""The door of this room."""

from polisee.trust.hosts.models import KNOWN, REFUSED, WAITING
from polisee.trust.hosts.operations import bring_hosts, decide_host
from polisee.trust.hosts.permissions import may_decide, may_see_hosts
from polisee.trust.hosts.queries import HostLine, HostUse, lines_of, refused_hosts, register_uses, states_of
from polisee.trust.keys import key_id, public_key_pem
from polisee.trust.operations import report_incident
from polisee.trust.seals import Seal, is_intact, seal

__all__ = [
    "KNOWN",
    "REFUSED",
    "WAITING",
    "HostLine",
    "HostUse",
    "Seal",
    "bring_hosts",
    "decide_host",
    "is_intact",
    "key_id",
    "lines_of",
    "may_decide",
    "may_see_hosts",
    "public_key_pem",
    "refused_hosts",
    "register_uses",
    "report_incident",
    "seal",
    "states_of",
]
