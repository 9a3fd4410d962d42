"""A small graph of statements (RDF) and its three notations: Turtle, RDF/XML, JSON-LD.

Enough for a catalogue whose every node has an address; the tests read the three notations with a full parser and
compare them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LOCAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Iri:
    """A thing, by its address."""

    value: str


@dataclass(frozen=True)
class Literal:
    """A text in a language (BCP 47), or a value of a datatype (prefixed name); a plain text has neither."""

    text: str
    language: str = ""
    datatype: str = ""


Term = Iri | Literal


class Graph:
    """Statements by subject and predicate, in the order in which they were made.

    Predicates, types and datatypes are prefixed names (`dct:title`) of `prefixes`.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = {"rdf": RDF, **prefixes}
        self._about: dict[str, dict[str, list[Term]]] = {}

    def say(self, subject: str, predicate: str, *terms: Term) -> None:
        """State something of the subject; the same statement twice is one."""
        known = self._about.setdefault(subject, {}).setdefault(predicate, [])
        known.extend(term for term in dict.fromkeys(terms) if term not in known)

    def is_a(self, subject: str, *types: str) -> None:
        """State the types of the subject."""
        self.say(subject, "rdf:type", *(Iri(self.address(name)) for name in types))

    def address(self, name: str) -> str:
        """The address that a prefixed name stands for; `KeyError` for a prefix that is not declared."""
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local

    def turtle(self) -> str:
        """Turtle 1.1."""
        lines = [f"@prefix {prefix}: <{space}> ." for prefix, space in self.prefixes.items()]
        for subject, statements in self._about.items():
            pairs = [
                " ".join(("a" if predicate == "rdf:type" else predicate, ", ".join(map(self._turtle_term, terms))))
                for predicate, terms in statements.items()
                if terms
            ]
            lines += ["", f"<{_safe(subject)}>", "    " + " ;\n    ".join(pairs) + " ."]
        return "\n".join(lines) + "\n"

    def _turtle_term(self, term: Term) -> str:
        if isinstance(term, Iri):
            for prefix, space in self.prefixes.items():
                if term.value.startswith(space) and _LOCAL_NAME.fullmatch(term.value[len(space) :]):
                    return f"{prefix}:{term.value[len(space) :]}"
            return f"<{_safe(term.value)}>"
        # The escapes of JSON are those of Turtle.
        text = json.dumps(_UNFIT.sub("", term.text), ensure_ascii=False)
        return text + (f"@{term.language}" if term.language else f"^^{term.datatype}" if term.datatype else "")

    def rdf_xml(self) -> str:
        """RDF/XML."""
        out = StringIO()
        out.write('<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF')
        out.writelines(f" xmlns:{prefix}={quoteattr(space)}" for prefix, space in self.prefixes.items())
        out.write(">\n")
        for subject, statements in self._about.items():
            out.write(f"  <rdf:Description rdf:about={quoteattr(_safe(subject))}>\n")
            for predicate, terms in statements.items():
                out.writelines(f"    {self._xml_statement(predicate, term)}\n" for term in terms)
            out.write("  </rdf:Description>\n")
        out.write("</rdf:RDF>\n")
        return out.getvalue()

    def _xml_statement(self, predicate: str, term: Term) -> str:
        if isinstance(term, Iri):
            return f"<{predicate} rdf:resource={quoteattr(_safe(term.value))}/>"
        mark = f" xml:lang={quoteattr(term.language)}" if term.language else ""
        mark += f" rdf:datatype={quoteattr(self.address(term.datatype))}" if term.datatype else ""
        return f"<{predicate}{mark}>{escape(_UNFIT.sub('', term.text))}</{predicate}>"

    def json_ld(self) -> str:
        """JSON-LD 1.1, its context inside, so that nobody has to fetch one."""
        nodes = [
            {"@id": _safe(subject)}
            | {
                "@type" if predicate == "rdf:type" else predicate: [self._json_term(predicate, term) for term in terms]
                for predicate, terms in statements.items()
                if terms
            }
            for subject, statements in self._about.items()
        ]
        return json.dumps({"@context": self.prefixes, "@graph": nodes}, ensure_ascii=False, indent=1)

    def _json_term(self, predicate: str, term: Term) -> Any:
        if isinstance(term, Iri):
            return _safe(term.value) if predicate == "rdf:type" else {"@id": _safe(term.value)}
        if term.language:
            return {"@value": _UNFIT.sub("", term.text), "@language": term.language}
        typed = {"@type": self.address(term.datatype)} if term.datatype else {}
        return {"@value": _UNFIT.sub("", term.text)} | typed


def _safe(address: str) -> str:
    """An address without what none of the notations lets stand in one."""
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
