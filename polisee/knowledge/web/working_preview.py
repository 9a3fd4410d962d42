"""The working copy on the page that the public will see, marked as a preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from polisee.foundation.clock import now
from polisee.foundation.richtext import render_markdown
from polisee.knowledge.queries import working as pages
from polisee.knowledge.queries.comparison import as_lines, labels_of, text_names
from polisee.knowledge.web.working_access import AtWork
from polisee.records.api import working


def preview_page(request: HttpRequest, here: AtWork) -> HttpResponse:
    """Rendered from the payload that would be sealed, so that what is left out of it is left out here."""
    reader = get_language() or "en"
    shown = working.preview(here.record, now())
    lines = as_lines(here.kind, shown.content, pages.theme_names(reader))
    labels, texts = labels_of(here.kind), text_names(here.kind)
    fields = []
    for name, line in lines.items():
        if name in ("title", "summary", "images"):
            continue
        text = shown.text(name, reader) if name in texts else None
        words = render_markdown(text.text) if text else None
        fields.append({"label": labels[name], "line": line, "words": words, "text": text})
    context = here.page("preview") | {
        "shown": shown,
        "fields": fields,
        "images": shown.content.get("images", []),
        "shown_title": shown.title(reader),
        "shown_summary": shown.summary(reader),
    }
    response = render(request, "knowledge/working/preview.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
