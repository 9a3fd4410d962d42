"""For search engines: which pages there are in every language, and which they need not read.

Each page says in its head which are its twelve other languages; the site map lists them all without saying it again.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator

from polisee.foundation.languages.tags import PATH_CODES
from polisee.outreach import queries
from polisee.records.api import queries as record_queries
from polisee.records.api import showing
from polisee.ui.api import address_if_any, items_in

RECORDS_A_FILE = 2000
"""Times thirteen languages: the format allows 50,000 addresses a file."""
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NOT_FOR_MACHINES = ("account", "admin", "work", "invitation", "styleguide", "records/?", "records/suggest")
NOTHING: "AttributesImpl[str]" = AttributesImpl({})
Entry = tuple[str, str, datetime | None]
"""Element, path, last edited."""


def robots(request: HttpRequest) -> HttpResponse:
    """What a polite machine leaves alone: the doors of members, and lists of lists."""
    lines = ["User-agent: *", *(f"Disallow: /*/{part}" for part in NOT_FOR_MACHINES), "Disallow: /dev/"]
    lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the lists; one query."""
    count = len(record_queries.public_ids()) if _records_are_shown() else 0
    files = [reverse("sitemap-pages")]
    files += [reverse("sitemap-records", args=[number + 1]) for number in range(-(-count // RECORDS_A_FILE))]
    return _document("sitemapindex", (("sitemap", file, None) for file in files))


def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """Every page that is not a record: what stands in head and foot, themes, groups, partners, packages."""
    names = [("outreach:home", "")]
    linked = [*items_in("main"), *items_in("foot"), *items_in("statements")]
    names += [(item.url_name, "") for item in linked if item.shown_to is None]
    for line in queries.group_lines():
        names += [("outreach:theme", line.slug), ("outreach:group", line.slug)]
    names += [("outreach:partner", code) for code in dict.fromkeys(line.code for line in queries.partner_lines())]
    names += [("outreach:package", line.code) for line in queries.package_lines()]
    entries: list[Entry] = []
    for language in PATH_CODES:
        with override(language):
            found = (address_if_any(name, *filter(None, [argument])) for name, argument in dict.fromkeys(names))
            entries += [("url", path, None) for path in found if path]
    return _document("urlset", entries)


def sitemap_records(request: HttpRequest, number: int) -> HttpResponse:
    """Some of the records, in every language, with the day of their latest publication; one query."""
    rows = record_queries.public_ids()[(number - 1) * RECORDS_A_FILE : number * RECORDS_A_FILE] if number else []
    if not rows or not _records_are_shown():
        raise Http404
    return _document("urlset", _record_entries(rows))


def _record_entries(rows: list[tuple[UUID, datetime]]) -> Iterable[Entry]:
    first = rows[0][0]
    for language in PATH_CODES:
        with override(language):
            pattern = showing.address_of(first)
        for record_id, at in rows:
            # `reverse` for each of thousands takes a second; they differ in the id alone.
            yield "url", pattern.replace(str(first), str(record_id)), at


def _records_are_shown() -> bool:
    return bool(address_if_any("knowledge:records"))


def _document(root: str, entries: Iterable[Entry]) -> HttpResponse:
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    out = SimplerXMLGenerator(response, "utf-8")
    out.startDocument()
    out.startElement(root, AttributesImpl({"xmlns": SPACE}))
    for element, path, edited in entries:
        out.startElement(element, NOTHING)
        out.addQuickElement("loc", f"{settings.BASE_URL}{path}")
        if edited:
            out.addQuickElement("lastmod", edited.date().isoformat())
        out.endElement(element)
    out.endElement(root)
    out.endDocument()
    return response
