"""A file is taken in only when we know what it is and have looked at what it carries."""

import io

import pytest

from polisee.foundation.attachments.limits import limits
from polisee.foundation.attachments.reading import CleanFile, read_attachment
from polisee.foundation.uploads import UploadError
from tests.foundation.attachments import making as make
from tests.foundation.attachments.scanner import scanning


def read(data: bytes, name: str) -> CleanFile:
    return read_attachment(io.BytesIO(data), name)


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UploadError) as refused:
        read(data, name)
    sentence = str(refused.value.message)
    assert sentence.endswith("."), sentence
    return sentence


GOOD = {
    "report.pdf": make.pdf(),
    "text.docx": make.office(),
    "table.xlsx": make.office("xl/workbook.xml", xl__printerSettings__printerSettings1_bin=b"x").replace(
        b"1_bin", b"1.bin"
    ),
    "slides.pptx": make.office("ppt/presentation.xml"),
    "text.odt": make.open_document(),
    "table.ods": make.open_document("spreadsheet"),
    "rows.csv": "регион;фирми\nBG41;12\n".encode(),
    "note.txt": "Σημείωση για τη συστάδα.\n".encode(),
    "map.png": make.picture("PNG"),
    "photo.JPEG": make.picture("JPEG"),
    "photo.webp": make.picture("WEBP"),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_good_kind_is_known_by_its_content(name: str) -> None:
    clean = read(GOOD[name], name)
    assert clean.name == name.replace(".JPEG", ".jpeg")
    bare = read(GOOD[name], "no ending") if not name.endswith(".csv") else clean
    assert bare.media_type == clean.media_type
    assert bare.digest == clean.digest


def test_an_object_stream_that_is_harmless_passes() -> None:
    assert read(make.pdf(make.object_stream(b"7 0 << /Type /Font >>")), "a.pdf").media_type == "application/pdf"


PDF_ACTION = b"7 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj"
BAD = {
    "0 bytes": (b"", "a.pdf", "empty"),
    "an executable": (b"MZ" + bytes(200), "a.pdf", "do not take this kind"),
    "an SVG with a script": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.svg", "not plain text"),
    "an SVG under a good name": (b"\n <?xml version='1.0'?><svg/>", "a.txt", "not plain text"),
    "a web page under a good name": (b"<!doctype html><script>alert(1)</script>", "a.csv", "not plain text"),
    "a shell script": (b"#!/bin/sh\nrm -rf /\n", "a.txt", "not plain text"),
    "a text that is no table": (b"one line", "a.csv", "no columns"),
    "a text that is not UTF-8": ("Čačak".encode("cp1250"), "a.txt", "UTF-8"),
    "a Word document named PDF": (make.office(), "a.pdf", "Word document"),
    "a PDF named docx": (make.pdf(), "a.docx", "PDF"),
    "a PDF named exe": (make.pdf(), "report.pdf.exe", "PDF"),
    "an archive": (make.zipped({"a.txt": b"a"}), "a.zip", "Archives"),
    "an archive named docx": (make.zipped({"a.txt": b"a"}), "a.docx", "Archives"),
    "a jar": (make.zipped({"META-INF/MANIFEST.MF": b"a", "A.class": b"a"}), "a.docx", "Archives"),
    "gzip": (b"\x1f\x8b\x08" + bytes(40), "a.csv", "Archives"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "old Office"),
    "a macro": (make.office(word__vbaProject_bin=b"x").replace(b"_bin", b".bin"), "a.docx", "macros"),
    "a macro of OpenDocument": (make.open_document(Basic__Standard__Module1=b"x"), "a.odt", "macros"),
    "an embedded program": (make.office(word__embeddings__oleObject1_bin=b"x").replace(b"_bin", b".bin"), "a.docx", "macros"),
    "an archive inside": (make.office(word__media__a_zip=b"PK").replace(b"a_zip", b"a.zip"), "a.docx", "another archive"),
    "a page inside": (make.office(word__a_html=b"<script>").replace(b"a_html", b"a.html"), "a.docx", "another archive"),
    "a zip bomb by its sizes": (make.declaring(make.office(), 4_000_000_000), "a.docx", "enormous"),
    "a zip bomb by its ratio": (make.office(word__huge=bytes(250_000_000)), "a.docx", "enormous"),
    "a zip bomb of overlapping entries": (make.overlapping(make.office(**{f"word__x{n}": b"x" * 999 for n in range(9)})), "a.docx", "enormous"),
    "a container behind something else": (b"GIF89a" + make.office(), "a.docx", "do not take"),
    "a container in front of something else": (make.office() + b"<script>alert(1)</script>", "a.docx", "Something else"),
    "a container with a comment": (make.zipped({"[Content_Types].xml": b"", "word/document.xml": b""}, comment=b"%PDF-1.7"), "a.docx", "Something else"),
    "a container that leads outside": (make.office(**{"..__..__etc__passwd": b"x"}), "a.docx", "damaged"),
    "half a container": (make.office()[:200], "a.docx", "damaged"),
    "a PDF with a script": (make.pdf(PDF_ACTION), "a.pdf", "scripts"),
    "a PDF with an escaped script": (make.pdf(PDF_ACTION.replace(b"/JavaScript", b"/J#61va#53cript")), "a.pdf", "scripts"),
    "a PDF with a packed script": (make.pdf(make.object_stream(b"7 0 << /S /JavaScript /JS (x) >>")), "a.pdf", "scripts"),
    "a PDF whose script is packed unusually": (make.pdf(make.object_stream(b"7 0 <<>>", more=b"/DecodeParms << /Predictor 12 >> ")), "a.pdf", "look into it"),
    "a PDF whose object stream hides its name": (make.pdf(make.object_stream(b"7 0 <<>>").replace(b"/ObjStm", b"/Obj#53tm")), "a.pdf", "look into it"),
    "a PDF that starts a program": (make.pdf(b"7 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj"), "a.pdf", "starts programs"),
    "a PDF with a file inside": (make.pdf(b"7 0 obj\n<< /Type /EmbeddedFile >>\nendobj"), "a.pdf", "other files"),
    "a PDF form with scripts": (make.pdf(b"7 0 obj\n<< /AcroForm << /XFA [(x) 8 0 R] >> >>\nendobj"), "a.pdf", "form"),
    "a PDF with a password": (make.pdf(b"7 0 obj\n<< /Encrypt 8 0 R >>\nendobj"), "a.pdf", "password"),
    "a PDF bomb": (make.pdf(make.object_stream(bytes(400_000_000))), "a.pdf", "enormous"),
    "a PDF and ZIP in one": (make.pdf(tail=make.zipped({"a.html": b"x"})), "a.pdf", "Something else"),
    "a PDF and ZIP in one, the end hidden": (make.pdf(tail=make.zipped({"a": b"x"}, comment=b"\n%%EOF\n")), "a.pdf", "Something else"),
    "a PDF behind a page": (b"<html>" + make.pdf(), "a.pdf", "not plain text"),
    "half a PDF": (make.pdf()[:120], "a.pdf", "damaged"),
    "30,000 × 30,000 pixels": (make.enormous_png(), "a.png", "pixels"),
    "a GIF and script in one": (b"GIF89a/*" + bytes(30) + b"*/=1;alert(1)", "a.gif", "do not take"),
    "a damaged picture": (make.picture("JPEG", (300, 300))[:900], "a.jpg", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_each_bad_kind_gets_a_sentence(what: str) -> None:
    data, name, words = BAD[what]
    assert words in refusal(data, name)


def test_a_file_that_is_too_large_says_how_large_one_may_be(settings) -> None:
    settings.UPLOAD_LIMITS = {"most_bytes": 1024 * 1024}
    assert "larger than 1 MB" in refusal(make.pdf(bytes(1024 * 1024)), "a.pdf")
    assert limits().most_bytes == 1024 * 1024


def test_pictures_are_written_anew_without_what_they_told() -> None:
    clean = read(make.picture("JPEG", comment=b"taken at home") + b"<?php ?>", "a.jpg")
    assert b"home" not in clean.data
    assert b"php" not in clean.data


def test_what_is_embedded_in_a_presentation_is_taken_and_pointed_out() -> None:
    data = make.office("ppt/presentation.xml", ppt__embeddings__Workbook1_xlsx=b"PK").replace(b"1_xlsx", b"1.xlsx")
    assert read(data, "a.pptx").notes == ("embedded",)
    assert read(make.office("xl/workbook.xml", xl__externalLinks__link1=b"x"), "a.xlsx").notes == ("outside",)


class TestWithAVirusScanner:
    def test_a_clean_file_was_looked_at_to_the_byte(self, settings) -> None:
        with scanning() as scanner:
            settings.CLAMD = scanner.address
            data = make.pdf(bytes(200_000))
            assert read(data, "a.pdf").data == data
            assert scanner.heard == [data]

    def test_the_standard_test_virus_is_refused_plain_and_packed(self, settings, tmp_path) -> None:
        with scanning(str(tmp_path / "clamd.sock")) as scanner:
            settings.CLAMD = scanner.address
            for data, name in ((make.EICAR, "a.txt"), (make.office(word__media__image1=make.EICAR), "a.docx")):
                assert "virus scanner has found something" in refusal(data, name)
            assert "Archives" in refusal(make.zipped({"eicar.com": make.EICAR}), "eicar.zip")
            assert len(scanner.heard) == 2

    @pytest.mark.parametrize("says", [b"stream: OK but\0", b"INSTREAM size limit exceeded. ERROR\0", b"", b"OK\0"])
    def test_an_answer_that_is_not_clear_lets_nothing_in(self, settings, says: bytes) -> None:
        with scanning() as scanner:
            settings.CLAMD, scanner.says = scanner.address, says
            assert "does not answer" in refusal(make.pdf(), "a.pdf")

    @pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense"])
    def test_a_scanner_that_is_not_there_lets_nothing_in(self, settings, address: str) -> None:
        settings.CLAMD = address
        assert "does not answer" in refusal(make.pdf(), "a.pdf")

    def test_the_doctor_says_what_it_is(self, settings) -> None:
        from polisee.config.launcher.examining import examine, virus_scanner

        assert examine(virus_scanner).is_well
        assert "none is configured" in examine(virus_scanner).words
        with scanning() as scanner:
            settings.CLAMD = scanner.address
            assert "ClamAV 1.4.1" in examine(virus_scanner).words
        assert not examine(virus_scanner).is_well
