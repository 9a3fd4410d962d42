"""The door of this room."""

from polisee.trust.keys import key_id, public_key_pem
from polisee.trust.operations import report_incident
from polisee.trust.seals import Seal, is_intact, seal

__all__ = ["Seal", "is_intact", "key_id", "public_key_pem", "report_incident", "seal"]
