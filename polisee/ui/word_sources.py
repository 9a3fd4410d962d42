"""Which words of the interface the source asks gettext for: from Python and from Django templates.

The machine needs no gettext programs: Babel reads Python, and Django itself turns a template into something that
Babel reads as Python.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tokenize import TokenError

import django
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "polisee"
_NOT_OURS = {"migrations", "locale", "assets", "reference", "__pycache__"}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_WITH_CONTEXT = re.compile(r"^n?pgettext")


@dataclass
class Word:
    """One message of the source: what stands there, and where."""

    text: str
    plural: str = ""
    context: str = ""
    files: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        """What tells messages apart: their context and text."""
        return self.context, self.text


def words_of_source(folder: Path = SOURCES) -> dict[tuple[str, str], Word]:
    """Every message that Python files and templates under `folder` ask for, by context and text."""
    words: dict[tuple[str, str], Word] = {}
    for path in _files(folder):
        text = path.read_text(encoding="utf-8")
        try:
            found = list(words_of_python(text) if path.suffix == ".py" else words_of_template(text, str(path)))
        except (SyntaxError, TokenError) as problem:
            raise ValueError(f"{path}: cannot be read: {problem}") from problem
        for word in found:
            kept = words.setdefault(word.key, word)
            kept.plural = kept.plural or word.plural
            kept.notes |= word.notes
            kept.files.add(path.relative_to(folder.parent).as_posix())
    return words


def words_of_python(source: str) -> Iterator[Word]:
    """The messages of Python text; comments that begin with `Translators:` go along."""
    found = extract(
        "python",
        io.BytesIO(source.encode()),
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
        options={"encoding": "utf-8"},
    )
    for line, message, comments, context in found:
        first, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
        if not first:
            raise ValueError(f"line {line}: an empty message cannot be translated")
        yield Word(first, plural=plural, context=context or "", notes=set(comments))


def words_of_template(source: str, name: str = "template") -> Iterator[Word]:
    """The messages of a Django template, those inside attributes of components included."""
    _configure()
    # Templates are indented as they like: inside brackets Python does not mind.
    return words_of_python(f"(\n{templatize(source, origin=name)}\n)")


def _files(folder: Path) -> list[Path]:
    kinds = {".py", ".html", ".txt", ".xml", ".svg"}
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in kinds
        and not _NOT_OURS & set(path.relative_to(folder).parts)
        and (path.suffix == ".py" or "templates" in path.parts)
    ]


def _configure() -> None:
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
