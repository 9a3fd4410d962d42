"""`verify_seal.py` as anybody runs it: a file in a folder, without us, without a network."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from polisee.trust.keys import public_key_pem
from polisee.trust.seals import seal

PROGRAM = Path(__file__).resolve().parents[2] / "polisee" / "trust" / "verify_seal.py"


class Folder:
    """A folder with the program, the key and files; nothing else can be imported from here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copy(PROGRAM, path)
        (path / "key.pem").write_text(public_key_pem())

    def put(self, name: str, *entries: dict[str, str]) -> None:
        (self.path / name).write_text("\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        # -I: nothing of the surroundings, no folder of ours on the path.
        command = [sys.executable, "-I", "verify_seal.py", "key.pem", *arguments]
        return subprocess.run(command, cwd=self.path, env={}, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path)


def entry(number: int = 1, target: str = "a", **values: object) -> dict[str, str]:
    made = seal({"what": "x.y", "target": target, "number": number, "values": values})
    return {"text": made.text, "digest": made.digest, "signature": made.signature, "key_id": made.key_id}


def test_it_knows_nothing_of_us() -> None:
    assert "polisee" not in PROGRAM.read_text().replace("polisee-", "")


def test_a_sealed_text_holds(folder) -> None:
    folder.put("one.json", entry(name="Ωραία Ђурђа"))
    answer = folder.run("one.json")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("HOLDS  x.y a, seal 1")


@pytest.mark.parametrize("part", ["text", "digest", "signature"])
def test_one_changed_letter_is_wrong(folder, part) -> None:
    made = entry(name="as approved")
    made[part] = made[part].replace(made[part][9], "A" if made[part][9] != "A" else "B", 1)
    folder.put("one.json", made)
    answer = folder.run("one.json")
    assert answer.returncode == 1
    assert answer.stdout.startswith("WRONG")


def test_a_seal_by_another_key_is_wrong(folder) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    other = Ed25519PrivateKey.generate().public_key()
    (folder.path / "key.pem").write_bytes(other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    folder.put("one.json", entry())
    assert "not by this key" in folder.run("one.json").stdout


def test_a_whole_log_is_checked_with_its_gaps_and_with_what_has_gone_since(folder) -> None:
    whole = [entry(1), entry(2), entry(3), entry(1, "b")]
    folder.put("now.jsonl", *whole)
    assert "4 seals checked, 0 wrong." in folder.run("now.jsonl").stdout
    folder.put("gap.jsonl", whole[0], whole[2], whole[3])
    answer = folder.run("gap.jsonl")
    assert (answer.returncode, "GAP    x.y a: only seals 1, 3" in answer.stdout) == (1, True)
    folder.put("shorter.jsonl", *whole[:2])
    answer = folder.run("shorter.jsonl", "--was", "now.jsonl")
    assert (answer.returncode, answer.stdout.count("GONE")) == (1, 2)


def test_a_file_that_is_none_is_said_in_a_sentence(folder) -> None:
    (folder.path / "one.json").write_text("no JSON")
    answer = folder.run("one.json")
    assert (answer.returncode, "Traceback" in answer.stderr) == (2, False)
    assert folder.run("missing.json").returncode == 2
