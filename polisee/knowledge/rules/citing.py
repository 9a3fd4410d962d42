"""How a record is cited: as plain text, for BibTeX, for reference managers (RIS)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """What a citation needs. `language`: BCP 47 of the title; `digest`: of the sealed text that is cited."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: date
    edition: int
    address: str
    seen: date
    language: str
    digest: str


def plain(citation: Citation) -> str:
    """One line of text."""
    by = f"{'; '.join(citation.authors)} " if citation.authors else ""
    return (
        f"{by}({citation.published.year}): {_one_line(citation.title)}. {citation.publisher}. PoliSEE, "
        f"{citation.published.isoformat()} ({citation.edition}). {citation.address} [{citation.seen.isoformat()}]\n"
    ).replace("..", ".")


def bibtex(citation: Citation) -> str:
    """An entry for BibTeX in UTF-8."""
    fields = {
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in citation.authors)
        or f"{{{_escaped(citation.publisher)}}}",
        "title": f"{{{_escaped(citation.title)}}}",
        "year": str(citation.published.year),
        "publisher": _escaped(citation.publisher),
        "edition": str(citation.edition),
        "language": citation.language,
        "url": citation.address,
        "urldate": citation.seen.isoformat(),
        "note": f"SHA-256 {citation.digest}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{polisee-{citation.id},\n{lines}}}\n"


def ris(citation: Citation) -> str:
    """An entry in RIS; lines end as that format wants them."""
    pairs = [
        ("TY", "ELEC"),
        *(("AU", author) for author in citation.authors),
        ("TI", citation.title),
        ("PB", citation.publisher),
        ("PY", str(citation.published.year)),
        ("DA", f"{citation.published:%Y/%m/%d}"),
        ("ET", str(citation.edition)),
        ("LA", citation.language),
        ("UR", citation.address),
        ("Y2", f"{citation.seen:%Y/%m/%d}"),
        ("N1", f"SHA-256 {citation.digest}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in pairs if value or tag == "ER")


FORMATS: dict[str, tuple[str, Callable[[Citation], str]]] = {
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "txt": ("text/plain; charset=utf-8", plain),
}
"""Ending of the file → its media type, and what writes it."""


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
