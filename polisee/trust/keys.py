"""The key that seals. It lives in a file or in the environment, never in the database."""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from polisee.foundation.canonical import text_digest


@lru_cache
def private_key() -> Ed25519PrivateKey:
    """The sealing key: `POLISEE_SEAL_KEY` (PEM, or a path to it), else `var/seal-key.pem`, made on first use."""
    given = settings.SEAL_KEY
    if given.startswith("-----BEGIN"):
        return _parse(given.encode())
    file = Path(given) if given else settings.VAR / "seal-key.pem"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        try:
            handle = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(pem)
        except FileExistsError:  # another process of ours was faster
            pass
    return _parse(file.read_bytes())


def _parse(pem: bytes) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("The seal key is not an Ed25519 key.")
    return key


def public_key() -> Ed25519PublicKey:
    """What anyone needs to check a seal."""
    return private_key().public_key()


@lru_cache
def public_key_pem() -> str:
    return (
        public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    )


@lru_cache
def key_id() -> str:
    """Sixteen digits that name the key."""
    return text_digest(public_key_pem())[:16]
