"""The program `polisee`, run as a program: what it prints, how it ends, what is in the database afterwards."""

import json

import psycopg
import pytest

from polisee.config.cli import COMMANDS
from tests.config.installation import Installation

pytestmark = pytest.mark.slow


def rows(installation: Installation, sql: str, *values: object) -> list[tuple]:
    with psycopg.connect(installation.database_url, autocommit=True) as connection:
        return connection.execute(sql, values).fetchall()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(installation, command: str) -> None:
    told = installation.run(command, "--help")
    assert told.returncode == 0
    assert told.stdout.startswith(f"Usage: polisee {command}")


def test_what_does_not_exist_is_wrong_usage(installation) -> None:
    assert installation.run("dance").returncode == 2
    assert installation.run("load").returncode == 2
    assert installation.run("createuser", "a@b.example", "--role", "king", "--organisation", "MARCHE").returncode == 2


def test_the_reference_partnership_is_loaded_once_and_what_people_changed_stays(installation) -> None:
    (count,) = rows(installation, "SELECT count(*) FROM records_record WHERE published_id IS NOT NULL")[0]
    assert count >= 60
    ((city,),) = rows(installation, "SELECT city FROM partnership_organisation WHERE code = 'MARCHE'")
    own = "UPDATE partnership_organisation SET city = %s WHERE code = 'MARCHE' RETURNING code"
    assert rows(installation, own, "Elsewhere")
    again = installation.run("reference")
    assert again.returncode == 0
    assert "0 made, 0 updated" in again.stdout.partition("Records: ")[2]
    assert "Indexed: 0" in again.stdout
    assert rows(installation, "SELECT count(*) FROM records_record WHERE published_id IS NOT NULL") == [(count,)]
    assert rows(installation, own, city)  # behind the back of the application: the sweep would find it


LINES = [
    b'{"id": "c-1", "kind": "practice", "language": "bg", "title": "\xd0\x9f\xd1\x8a\xd1\x80\xd0\xb2\xd0\xb0"}',
    b'{"id": "c-2", "kind": "practice", "language": "bg"}',
    b"{broken",
    b'{"id": "c-3", "kind": "practice", "language": "bg", "title": "\xff\xfe"}',
    b'{"id": "c-4", "kind": "factor", "language": "en", "title": "Later", "links": [{"type": "cites", "to": "c-5"}]}',
    b'{"id": "c-5", "kind": "factor", "language": "en", "title": "Linked to"}',
    b'{"id": "c-6", "kind": "factor", "language": "en", "title": "Half", "links": [{"type": "cites", "to": "c-none"}]}',
    b"",
    b"[1, 2]",
    b'{"id": "c-7", "kind": "practice", "language": "en", "title": "Wrong place", "regions": ["ZZ99"]}',
    b'{"id": "c-1", "kind": "practice", "language": "bg", "title": "\xd0\x92\xd1\x82\xd0\xbe\xd1\x80\xd0\xb0"}',
    b'{"id": "c-8", "kind": "practice", "language": "en", "title": "Twice", "title": "Named"}',
]


def test_good_lines_are_loaded_and_bad_ones_are_named_with_number_and_reason(installation, tmp_path) -> None:
    file, report = tmp_path / "records.jsonl", tmp_path / "refused.jsonl"
    file.write_bytes(b"\n".join(LINES))
    loaded = installation.run("load", str(file), "--report", str(report))
    assert loaded.returncode == 1
    refused = [line for line in loaded.stderr.splitlines() if line.startswith("line ")]
    assert [line.split()[1].rstrip(":") for line in refused] == ["2", "3", "4", "7", "9", "10", "12"]
    assert "c-2" in refused[0] and "title" in refused[0]
    assert "UTF-8" in refused[2]
    assert "c-none" in refused[3]
    assert "3 made, 1 updated, 0 unchanged, 7 refused." in loaded.stdout
    assert [json.loads(line)["line"] for line in report.read_text().splitlines()] == [2, 3, 4, 7, 9, 10, 12]
    found = rows(installation, "SELECT external_id FROM records_record WHERE external_id LIKE 'c-_' ORDER BY 1")
    assert found == [("c-1",), ("c-4",), ("c-5",)]
    titles = (
        "SELECT v.content->>'title' FROM records_record r JOIN records_revision v ON v.id = r.current_id "
        "WHERE r.external_id = 'c-1'"
    )
    assert rows(installation, titles) == [("Втора",)]


def test_the_same_file_again_changes_nothing(installation) -> None:
    line = b'{"id": "d-1", "kind": "factor", "language": "en", "title": "Lasting"}\r\n'
    assert "1 made" in installation.run("load", "-", typed=b"\xef\xbb\xbf" + line).stdout
    again = installation.run("load", "-", typed=line)
    assert (again.returncode, again.stdout.strip()) == (0, "0 made, 0 updated, 1 unchanged, 0 refused.")


def test_loading_in_the_name_of_nobody_is_refused(installation) -> None:
    answer = installation.run("load", "-", "--publish-as", "nobody@polisee.example", typed=b"{}")
    assert answer.returncode == 1
    assert "nobody@polisee.example" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_account_is_made_can_publish_and_use_the_api(installation) -> None:
    made = installation.run(
        "createuser",
        "clerk@polisee.example",
        "--role",
        "reviewer",
        "--organisation",
        "MARCHE",
        "--password-stdin",
        typed=b"a long enough passphrase\n",
    )
    assert made.returncode == 0, made.stderr
    again = installation.run("createuser", "clerk@polisee.example", "--role", "reviewer", "--organisation", "MARCHE")
    assert again.returncode == 1
    assert "Traceback" not in again.stderr
    token = installation.run("createtoken", "clerk@polisee.example", "--days", "3")
    assert token.stdout.startswith("polisee_")
    line = b'{"id": "e-1", "kind": "factor", "language": "en", "title": "Published at once"}\n'
    loaded = installation.run("load", "-", "--publish-as", "clerk@polisee.example", typed=line)
    assert loaded.returncode == 0, loaded.stderr
    published = "SELECT published_id IS NOT NULL FROM records_record WHERE external_id = 'e-1'"
    assert rows(installation, published) == [(True,)]


@pytest.mark.parametrize(("organisation", "password"), [("NOBODY", "a long enough passphrase"), ("MARCHE", "short")])
def test_an_account_that_cannot_be_is_refused_with_a_reason(installation, organisation: str, password: str) -> None:
    answer = installation.run(
        "createuser",
        "other@polisee.example",
        "--role",
        "contributor",
        "--organisation",
        organisation,
        "--password-stdin",
        typed=f"{password}\n".encode(),
    )
    assert (answer.returncode, "Traceback" in answer.stderr) == (1, False)
    assert answer.stderr.strip()
    assert rows(installation, "SELECT 1 FROM partnership_person WHERE email = 'other@polisee.example'") == []


def test_a_text_that_was_changed_behind_our_back_is_found(installation) -> None:
    well = installation.run("verify")
    assert (well.returncode, ", 0 broken." in well.stdout) == (0, True), well.stderr
    ((key, before),) = rows(installation, "SELECT id, text FROM records_publication ORDER BY id LIMIT 1")
    wrong = before.replace('"title":"', '"title":"Not ')
    change = "UPDATE records_publication SET text = %s WHERE id = %s"
    with psycopg.connect(installation.database_url, autocommit=True) as connection:
        with pytest.raises(psycopg.errors.RestrictViolation):
            connection.execute(change, (wrong, key))
        connection.execute("SET session_replication_role = replica")  # past the trigger, as only a superuser can
        connection.execute(change, (wrong, key))
        ill = installation.run("verify")
        connection.execute(change, (before, key))
    assert ill.returncode == 1
    assert str(key) in ill.stderr
    assert "1 broken." in ill.stdout
    assert installation.run("verify").returncode == 0


def test_the_doctor_says_what_is_well_and_what_is_not(installation) -> None:
    well = installation.run("doctor")
    assert well.returncode == 0, well.stdout
    for name in ("configuration", "database", "migrations", "model", "mail", "disk", "assets"):
        assert f"ok   {name}" in well.stdout
    ill = installation.run("doctor", POLISEE_EMAIL_URL="smtp://127.0.0.1:1/")
    assert ill.returncode == 1
    assert "NOT  mail" in ill.stdout


def test_a_database_that_does_not_answer_is_a_sentence(installation) -> None:
    answer = installation.run("verify", POLISEE_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert answer.stderr.splitlines()[-1].startswith("Error: The database does not answer")
