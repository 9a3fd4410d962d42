"""`/styleguide`: every token and every component with its states."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from polisee.ui.icons import icon_names
from polisee.ui.tokens import contrast, tokens
from polisee.ui.web.samples import sample_values


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Shows the design system with sample values; needs no database."""
    papers = tokens()["colour"]["paper"]
    colours = [
        {"name": name, "light": light, "dark": dark, "use": use,
         "ratios": (round(contrast(light, papers[0]), 1), round(contrast(dark, papers[1]), 1))}
        for name, (light, dark, use) in tokens()["colour"].items()
    ]  # fmt: skip
    sample_page = Paginator(range(200), 20).get_page(4)
    values = sample_values() | {
        "colours": colours,
        "icons": icon_names(),
        "scale": tokens()["type"],
        "sample_page": sample_page,
    }
    return render(request, "ui/styleguide.html", values)
