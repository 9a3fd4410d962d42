"""What the public reads is under a seal: each table whose changes raise the public version is sealed, or says why not."""

import ast

import pytest
from django.db import connection

from polisee.trust.sweep import sealed_models
from tests.architecture.source import HOUSE, shown, tree

WITHOUT = {
    "records_publication": "is itself the sealed text",
    "records_record": "points to a publication; its words are never shown; the sweep compares it with the log",
    "records_link": "two ids and a type: no words",
    "search_document": "orders lists; what a list says comes from sealed texts",
    "records_merge": "ids: which address leads to which record; the words are those of publications",
    "knowledge_dismissedsuggestion": "two ids: what is not suggested any more",
    "knowledge_qualitysnapshot": "numbers, counted anew each night",
    "knowledge_sourcecheck": "addresses that stand in sealed texts, and whether they answered",
    "trust_outboundhost": "takes links away; it can add none that is not under a seal",
    "trust_logentry": "is itself the list of seals",
    "trust_incident": "only its count is public",
}
PUBLIC_READS = (
    "partnership/rest.py",
    "outreach/queries.py",
    "knowledge/web/reading_record.py",
    "knowledge/web/reading_list.py",
)
UNCHECKED = {"values", "values_list", "only", "defer", "raw"}


@pytest.mark.django_db
def test_a_table_that_the_public_reads_is_sealed_or_says_why_not() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE '%_is_public'"
        )
        public = {name for (name,) in cursor.fetchall()}
    sealed = {model._meta.db_table for model in sealed_models()}
    assert public - sealed == set(WITHOUT)
    assert sealed <= public


def test_public_reads_load_whole_rows_because_only_those_are_compared_with_their_seals() -> None:
    wrong = [
        f"{shown(HOUSE / name)}:{node.lineno}"
        for name in PUBLIC_READS
        for node in ast.walk(tree(HOUSE / name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in UNCHECKED
        and "objects" in ast.unparse(node.func)
    ]  # fmt: skip
    assert wrong == []
