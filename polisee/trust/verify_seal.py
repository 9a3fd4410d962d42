#!/usr/bin/env python3
"""Check seals of PoliSEE without PoliSEE. Needs Python 3.9 or newer and the package `cryptography`; no network.

    python3 verify_seal.py PUBLIC-KEY.pem SEALED.json          one sealed text
    python3 verify_seal.py PUBLIC-KEY.pem seals.jsonl          the whole log of seals
    python3 verify_seal.py PUBLIC-KEY.pem seals.jsonl --was OLD-seals.jsonl
                                                               … and whether anything you once copied has gone

A seal is: the text in canonical JSON (RFC 8785), its SHA-256 in hexadecimal digits, and an Ed25519 signature over those
64 digits. The exit status is 0 if every seal holds, 1 if one does not, 2 if a file cannot be read.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key


def problem_of(entry: Any, key: Ed25519PublicKey) -> str:
    """Why this seal does not hold, or an empty text."""
    try:
        text, digest, signature = entry["text"], entry["digest"], base64.b64decode(entry["signature"], validate=True)
        computed = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except (KeyError, ValueError, TypeError, AttributeError):
        return "not a sealed text"
    if computed != digest:
        return "the text is not the one that was sealed: its SHA-256 is " + computed
    try:
        key.verify(signature, digest.encode())
    except InvalidSignature:
        return "the signature is not by this key"
    return ""


def entries_of(path: Path) -> list[Any]:
    """One JSON object, or one in each line."""
    content = path.read_text(encoding="utf-8")
    try:
        return [json.loads(content)]
    except ValueError:
        return [json.loads(line) for line in content.splitlines() if line.strip()]


def gaps_in(entries: list[Any]) -> dict[tuple[str, str], set[int]]:
    """Things of which seals are missing between others, with the numbers that there are."""
    numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        said = json.loads(entry["text"])
        if isinstance(said, dict) and {"what", "target", "number"} <= set(said):
            numbers[said["what"], said["target"]].add(said["number"])
    return {thing: found for thing, found in numbers.items() if found != set(range(1, len(found) + 1))}


def named(entry: Any) -> str:
    """What a seal is about, in one line."""
    said = json.loads(entry["text"])
    if "what" in said:
        return f"{said['what']} {said['target']}, seal {said['number']}"
    return (
        f"record {said['record']}, publication {said['publication']}, revision {said['revision']}, "
        f"approved by {said['approved_by']}, {said['published_at']}"
    )


def main(arguments: list[str] | None = None) -> int:
    """Read the files, check, say."""
    parser = argparse.ArgumentParser(description="Check seals of PoliSEE without PoliSEE.")
    parser.add_argument("key", type=Path, help="the public key (PEM)")
    parser.add_argument("sealed", type=Path, help="a sealed text (JSON), or the log of seals (JSON lines)")
    parser.add_argument("--was", type=Path, help="an older copy of the log: what has gone since?")
    asked = parser.parse_args(arguments)
    try:
        key = load_pem_public_key(asked.key.read_bytes())
        entries = entries_of(asked.sealed)
        older = entries_of(asked.was) if asked.was else []
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    if not isinstance(key, Ed25519PublicKey):
        print("The key is not an Ed25519 key.", file=sys.stderr)
        return 2
    return report(entries, older, key)


def report(entries: list[Any], older: list[Any], key: Ed25519PublicKey) -> int:
    """Say what was found; the exit status."""
    good, wrong = [], 0
    for place, entry in enumerate(entries, start=1):
        problem = problem_of(entry, key)
        if problem:
            wrong += 1
            print(f"WRONG  entry {place}: {problem}")
        else:
            good.append(entry)
    if len(entries) == 1 and good:
        print("HOLDS  " + named(good[0]) + "\n       SHA-256 " + good[0]["digest"])
    for (what, target), found in sorted(gaps_in(good).items()):
        wrong += 1
        print(f"GAP    {what} {target}: only seals {', '.join(map(str, sorted(found)))}")
    now = {entry["digest"] for entry in good}
    for entry in older:
        if entry.get("digest") not in now:
            wrong += 1
            print(f"GONE   {entry.get('digest')}")
    print(f"{len(entries)} seals checked, {wrong} wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
