"""OAI-PMH's answers in XML, element by element."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from typing import Protocol
from uuid import UUID
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from polisee.opendata.rules import oai

SPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_ID = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Item(Protocol):
    """One record of an answer."""

    @property
    def identifier(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def sets(self) -> Sequence[str]: ...
    @property
    def is_withdrawn(self) -> bool: ...
    @property
    def words(self) -> Sequence[tuple[str, str, str]]: ...


class Writer:
    """Writes one answer."""

    def __init__(self, out: StringIO) -> None:
        self._out = XMLGenerator(out, "utf-8", short_empty_elements=True)

    @contextmanager
    def answer(self, base_url: str, request: Mapping[str, str], at: datetime) -> Iterator[None]:
        """The frame of every answer (section 3.2)."""
        self._out.startDocument()
        spaces = {"xmlns": SPACE, "xmlns:xsi": SCHEMA, "xsi:schemaLocation": f"{SPACE} {SPACE}OAI-PMH.xsd"}
        with self.element("OAI-PMH", spaces):
            self.text("responseDate", oai.stamp(at))
            self.text("request", base_url, request)
            yield
        self._out.endDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """An element around what is written meanwhile."""
        fit = {key: _UNFIT.sub("", value) for key, value in (attributes or {}).items()}
        self._out.startElement(name, AttributesImpl(fit))
        yield
        self._out.endElement(name)

    def text(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """An element that holds a text."""
        with self.element(name, attributes):
            self._out.characters(_UNFIT.sub("", text))

    def error(self, error: oai.ProtocolError) -> None:
        """Why there is no answer (section 3.6)."""
        self.text("error", error.sentence, {"code": error.code})

    def identify(self, about: Sequence[tuple[str, str]], host: str, *, sample: UUID) -> None:
        """Who answers (section 4.2)."""
        for name, text in about:
            self.text(name, text)
        spaces = {"xmlns": OAI_ID, "xmlns:xsi": SCHEMA, "xsi:schemaLocation": f"{OAI_ID} {OAI_ID}.xsd"}
        with self.element("description"), self.element("oai-identifier", spaces):
            self.text("scheme", "oai")
            self.text("repositoryIdentifier", host)
            self.text("delimiter", ":")
            self.text("sampleIdentifier", oai.identifier(host, sample))

    def metadata_formats(self) -> None:
        """The one format (section 4.4)."""
        with self.element("metadataFormat"):
            self.text("metadataPrefix", oai.PREFIX)
            self.text("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
            self.text("metadataNamespace", OAI_DC)

    def sets(self, sets: Sequence[tuple[str, str]]) -> None:
        """Every set with its name (section 4.6)."""
        for spec, name in sets:
            with self.element("set"):
                self.text("setSpec", spec)
                self.text("setName", name)

    def header(self, item: Item) -> None:
        """Who a record is and since when it is so (section 2.5)."""
        with self.element("header", {"status": "deleted"} if item.is_withdrawn else {}):
            self.text("identifier", item.identifier)
            self.text("datestamp", oai.stamp(item.at))
            for spec in item.sets:
                self.text("setSpec", spec)

    def record(self, item: Item) -> None:
        """Header and, unless the record is withdrawn, its Dublin Core."""
        with self.element("record"):
            self.header(item)
            if item.is_withdrawn:
                return
            spaces = {
                "xmlns:oai_dc": OAI_DC,
                "xmlns:dc": DUBLIN_CORE,
                "xmlns:xsi": SCHEMA,
                "xsi:schemaLocation": f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            }
            with self.element("metadata"), self.element("oai_dc:dc", spaces):
                for name, text, language in item.words:
                    self.text(f"dc:{name}", text, {"xml:lang": language} if language else None)

    def listed(self, items: Sequence[Item], token: str, *, cursor: int, size: int, whole: bool) -> None:
        """A page; `token` is empty on the last one, which says so when it is not also the first (section 3.5)."""
        for item in items:
            if whole:
                self.record(item)
            else:
                self.header(item)
        if token or cursor:
            self.text("resumptionToken", token, {"completeListSize": str(max(size, cursor)), "cursor": str(cursor)})
