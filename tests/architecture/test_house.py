"""The house rules of docs/architecture.md, as far as a test can hold them."""

import ast
import statistics

from tests.architecture.source import HOUSE, ROOMS, functions, python_files, shown, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
# What these rooms write is not the act of a person: an index, an incident, a notice of somebody else's act.
PLATFORM_ITSELF = {"search", "trust", "notify"}
NO_SUCH_ROOMS = {"utils", "helpers", "common", "core", "misc", "manager2"}


def test_every_folder_of_the_house_is_a_room_that_the_architecture_names() -> None:
    page = (HOUSE.parent / "docs" / "architecture.md").read_text()
    folders = {path.name for path in HOUSE.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders - {"locale"} <= {*ROOMS, "reference"}
    assert all(f"polisee/{room}" in page for room in ROOMS)


def test_no_file_is_longer_than_the_hard_end_and_the_median_is_short() -> None:
    lengths = {shown(path): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert statistics.median(length for length in lengths.values() if length > 5) <= 110


def test_no_function_is_longer_than_a_screen() -> None:
    """Counted is what it does: the lines of its body, without the list of its parameters and its docstring."""
    lengths = {f"{shown(path)}:{node.name}": _body_lines(node) for path in python_files() for node in functions(path)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_room_is_a_drawer() -> None:
    assert [shown(path) for path in python_files() if {path.stem, *path.parts} & NO_SUCH_ROOMS] == []


def test_every_operation_is_keyword_only_and_knows_its_actor_and_its_time() -> None:
    wrong = []
    for path in python_files():
        if "operations" not in {path.stem, *path.parts} or PLATFORM_ITSELF & set(path.parts):
            continue
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _writes(node):
                names = {argument.arg for argument in node.args.kwonlyargs}
                if node.args.args or not {"actor", "at"} <= names:
                    wrong.append(f"{shown(path)}:{node.name}")
    assert wrong == []


def test_only_the_outermost_floors_read_the_clock() -> None:
    """Operations, rules and models are given `at`; they never ask what time it is."""
    wrong = [
        shown(path)
        for path in python_files()
        if {"operations", "rules", "models", "permissions"} & {path.stem, *path.parts}
        and any(
            isinstance(node, ast.ImportFrom) and node.module == "polisee.foundation.clock"
            for node in ast.walk(tree(path))
        )
    ]
    assert wrong == []


def test_every_room_tells_its_vocabulary_at_its_door() -> None:
    for room in ROOMS:
        text = ast.get_docstring(tree(HOUSE / room / "__init__.py"))
        assert text, room


def _writes(node: ast.FunctionDef) -> bool:
    """An act of a person is made atomic; what is not is a part of one."""
    return any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    statements = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def test_no_words_on_screen_stand_within_an_f_string() -> None:
    """The reader of the catalogues does not see them there, so nobody would be asked to translate them."""
    wrong = [
        f"{shown(path)}:{call.lineno}"
        for path in python_files()
        for string in ast.walk(tree(path))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "gettext", "ngettext"}
    ]
    assert wrong == []
