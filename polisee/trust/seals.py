"""Sealing a payload, and asking whether a sealed text is still what was sealed."""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature

from polisee.foundation.canonical import canonical_bytes
from polisee.trust.keys import key_id, private_key, public_key


@dataclass(frozen=True)
class Seal:
    """`text`: canonical JSON; `digest`: its SHA-256, hexadecimal; `signature`: Ed25519 over the digest, base64."""

    text: str
    digest: str
    signature: str
    key_id: str


def seal(payload: dict[str, Any]) -> Seal:
    """Seal a JSON value; raises `ValueError` if JSON cannot carry it."""
    data = canonical_bytes(payload)
    digest = hashlib.sha256(data).hexdigest()
    signature = base64.b64encode(private_key().sign(digest.encode())).decode()
    return Seal(text=data.decode(), digest=digest, signature=signature, key_id=key_id())


def is_intact(*, text: str, digest: str, signature: str) -> bool:
    """Is this the text that was sealed? Its digest is always computed; the signature is checked once a digest."""
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != digest:
        return False
    return _signature_holds(digest, signature)


@lru_cache(maxsize=65536)
def _signature_holds(digest: str, signature: str) -> bool:
    try:
        public_key().verify(base64.b64decode(signature, validate=True), digest.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
