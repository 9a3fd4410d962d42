"""A record's sealed publication as a Word document in the reader's language; records that it rests on are footnotes.

The footnotes are Word's own (ISO/IEC 29500-1, 17.11), so that whoever works on with the document can move sentences and
the numbers follow.
"""

import io
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from polisee.foundation.languages.tags import PATHS
from polisee.knowledge.queries.reading import ShownField, sections_of
from polisee.knowledge.queries.synthesis import Note, ShownSynthesis, note_words
from polisee.records.api import Block, PublishedRecord, Run, Sentence, showing
from polisee.records.api import read_synthesis as read
from polisee.ui.api import written_date

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_QUIET = RGBColor(0x5B, 0x67, 0x70)
_LIST_STYLES = {"bullet": "List Bullet", "number": "List Number"}
_DEEPEST_LIST = 3


def record_docx(record: PublishedRecord, *, reader: str, address: str, today: date) -> bytes:
    """The document. `reader` is an interface path code, `address` the record's page in full."""
    paper = _Paper(PATHS[reader].html, address)
    title, summary = record.title(reader), record.summary(reader)
    paper.about(title.text, record.payload["written_by"])
    paper.line(str(record.kind.name), "Subtitle")
    paper.line(title.text, "Title", lang=title.html)
    place = showing.place_of(record.content.get("regions", []), reader)
    years = showing.years_of(record.content.get("period", {}))
    if place or years:
        paper.line(" · ".join(filter(None, [place, years])))
    paper.line(summary.text, lang=summary.html)
    for section in sections_of(record, reader):
        paper.line(str(section.label), "Heading 1")
        for field in section.fields:
            _field(paper, field)
    if record.content.get("sources"):
        paper.line(_("Sources"), "Heading 1")
        for source in record.content["sources"]:
            paper.source(source)
    paper.line(address, "Intense Quote")
    paper.line(_foot(record, reader, today))
    return paper.bytes()


def _foot(record: PublishedRecord, reader: str, today: date) -> str:
    return _("Seal %(digest)s · approved by %(approver)s · printed on %(date)s") % {
        "digest": record.seal.digest,
        "approver": record.payload["approved_by"],
        "date": written_date(today, reader),
    }


def _field(paper: "_Paper", field: ShownField) -> None:
    if field.html is None or field.text is None:
        paper.line(f"{field.label}: {'; '.join(field.lines)}")
        return
    paper.line(str(field.label), "Heading 2")
    if field.synthesis is not None:
        paper.line(field.synthesis.counts, quiet=True)
        paper.synthesis(field.synthesis, lang=field.text.html)
        return
    for block in read(field.text.text, field.text.language).blocks:
        paper.block(block, {}, lang=field.text.html, marks_opinion=False)


class _Paper:
    """A document that is being written. `lang` is the page's; other languages are marked where they stand."""

    def __init__(self, lang: str, address: str) -> None:
        self.document = Document()
        self.lang, self.address = lang, address
        self.footnotes: list[Any] = [_separator(-1, "separator"), _separator(0, "continuationSeparator")]
        styles = self.document.styles
        self.reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
        self.reference.font.superscript = True
        self.footnote = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        self.footnote.font.size = Pt(9)
        self.opinion = styles.add_style("Opinion", WD_STYLE_TYPE.CHARACTER)
        self.opinion.font.italic = True
        self.opinion.font.color.rgb = _QUIET
        defaults = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        _say_language(defaults, lang)
        self.part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob=b"", package=self.document.part.package)
        self.document.part.relate_to(self.part, _FOOTNOTES_LINK)

    def about(self, title: str, authors: list[str]) -> None:
        """What the file says of itself."""
        core = self.document.core_properties
        core.title, core.author, core.language = title, "; ".join(authors), self.lang
        core.comments, core.keywords = self.address, ""

    def line(self, text: str, style: str = "Normal", *, lang: str = "", quiet: bool = False) -> None:
        run = self.document.add_paragraph(style=style).add_run(text)
        if quiet:
            run.font.color.rgb = _QUIET
        if lang and lang != self.lang:
            _say_language(run._r.get_or_add_rPr(), lang)  # noqa: SLF001  the library's own door to the XML

    def source(self, source: dict[str, str]) -> None:
        paragraph = self.document.add_paragraph(style="List Bullet")
        title = source.get("title") or source.get("url", "")
        self._run(paragraph, Run(title, href=source.get("url", "")), "")
        if source.get("seen"):
            paragraph.add_run(f" ({source['seen']})")

    def synthesis(self, shown: ShownSynthesis, *, lang: str) -> None:
        for block in shown.reading.blocks:
            self.block(block, shown.by_mark, lang=lang, marks_opinion=True)

    def block(self, block: Block, notes: dict[str, Note], *, lang: str, marks_opinion: bool) -> None:
        if block.kind == "heading":
            style = f"Heading {min(block.level + 2, 9)}"
        elif block.kind in _LIST_STYLES:
            depth = min(block.level, _DEEPEST_LIST)
            style = _LIST_STYLES[block.kind] + (f" {depth}" if depth > 1 else "")
        else:
            style = "Quote" if block.kind == "quote" else "Normal"
        paragraph = self.document.add_paragraph(style=style)
        for place, sentence in enumerate(block.sentences):
            if place:
                paragraph.add_run(" ")
            opinion = marks_opinion and block.kind != "heading" and sentence.is_opinion
            self._sentence(paragraph, sentence, notes, lang, opinion=opinion)

    def _sentence(
        self, paragraph: Paragraph, sentence: Sentence, notes: dict[str, Note], lang: str, *, opinion: bool
    ) -> None:
        for run in sentence.runs:
            self._run(paragraph, run, lang, opinion=opinion)
        if opinion:
            said = _("opinion")
            paragraph.add_run(f" ({said})", style=self.opinion)
        for place, mark in enumerate(mark for mark in sentence.marks if mark in notes):
            if place:
                paragraph.add_run(",", style=self.reference)
            self._refer(paragraph, notes[mark])

    def _run(self, paragraph: Paragraph, run: Run, lang: str, *, opinion: bool = False) -> None:
        made = paragraph.add_run(run.text, style=self.opinion if opinion else None)
        made.bold, made.italic = run.strong or None, run.em or None
        if lang and lang != self.lang:
            _say_language(made._r.get_or_add_rPr(), lang)  # noqa: SLF001
        if run.href:
            made.font.underline = True
            self._link(paragraph, made, run.href)

    def _link(self, paragraph: Paragraph, run: Any, href: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001

    def _refer(self, paragraph: Paragraph, note: Note) -> None:
        """A footnote's number here, and its text at the foot of the page."""
        number = len(self.footnotes) - 1
        run = paragraph.add_run(style=self.reference)
        sign = OxmlElement("w:footnoteReference")
        sign.set(qn("w:id"), str(number))
        run._r.append(sign)  # noqa: SLF001
        self.footnotes.append(self._footnote(number, note))

    def _footnote(self, number: int, note: Note) -> Any:
        made = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p>'
            f'<w:pPr><w:pStyle w:val="{self.footnote.style_id}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self.reference.style_id}"/></w:rPr><w:footnoteRef/></w:r>'
            "</w:p></w:footnote>"
        )
        paragraph = made[0]
        for text, href in ((f" {note_words(note)} ", ""), (note.address, note.address)):
            if not text.strip():
                continue
            run = OxmlElement("w:r")
            words = OxmlElement("w:t")
            words.text = text
            words.set(qn("xml:space"), "preserve")
            run.append(words)
            if href:
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
                link.append(run)
                run = link
            paragraph.append(run)
        return made

    def bytes(self) -> bytes:
        """The file."""
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for each in self.footnotes:
            root.append(each)
        self.part._blob = _serialised(root)  # noqa: SLF001
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _separator(number: int, kind: str) -> Any:
    return parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _say_language(properties: Any, lang: str) -> None:
    """`w:lang` of a run or of the whole document."""
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), lang)


def _serialised(root: Any) -> bytes:
    from lxml import etree

    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
