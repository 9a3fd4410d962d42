"""Tags and filters for every template: icons, localised words, dates, numbers, names."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from polisee.foundation.languages.tags import PATHS
from polisee.foundation.richtext import host_shown as host_shown_of
from polisee.ui import localising
from polisee.ui.form_layout import FieldError, Section, errors_of, sections_of
from polisee.ui.icons import icon_markup, icon_names
from polisee.ui.map_drawing import Drawing, drawing
from polisee.ui.navigation import address_if_any

register = template.Library()


def reader() -> str:
    """The path code of the reader's language."""
    code = get_language() or "en"
    return code if code in PATHS else "en"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of `templates/ui/icons/`. With a label it is an image with that name, without one it is decoration."""
    return icon_markup(name, label)


@register.filter
def icon_or_page(name: str) -> str:
    """The name of an icon if there is one, else that of a page: a new kind of record needs no drawing of its own."""
    return name if name in icon_names() else "page"


@register.filter
def host_shown(address: str) -> str:
    """The host to which an address leads, as people read it; empty for an address that must not be linked."""
    return host_shown_of(str(address or ""))


@register.simple_tag
def localised(texts: Mapping[str, str] | None) -> SafeString:
    """`{"en": "…", "bg": "…"}` in the reader's language, else marked with the language in which it is."""
    return _marked(localising.localised(texts or {}, reader()))


@register.filter
def localised_text(texts: Mapping[str, str] | None) -> str:
    """As `localised`, without the mark: for attributes and titles."""
    return localising.localised(texts or {}, reader()).text


@register.simple_tag
def text_in(text: str, language: str) -> SafeString:
    """A text in a known content language (`bg`), marked with `lang=` where it is not the reader's."""
    return _marked(localising.in_reader_language(text, language, reader()))


@register.filter
def html_lang(language: str) -> str:
    """The value of `lang=` for a content code: `sr` → `sr-Cyrl` for a reader of Cyrillic."""
    return localising.in_reader_language("", language, reader()).lang


def _marked(words: localising.Words) -> SafeString:
    if not words.foreign:
        return escape(words.text)
    return format_html('<span lang="{}">{}</span>', words.lang, words.text)


@register.filter
def day(value: date | None) -> str:
    """`1 May 2012` in the reader's language."""
    return localising.written_date(value, reader()) if value else ""


@register.filter(is_safe=True)
def one_stop(text: str) -> str:
    """A sentence that ends with a date that ends with a stop (`2026 г.`) has one of them, not two."""
    return text.replace("..", ".")


@register.filter
def short_day(value: date | None) -> str:
    return localising.short_date(value, reader()) if value else ""


@register.filter
def month(value: date | None) -> str:
    """`May 2012` in the reader's language."""
    return localising.month_and_year(value, reader()) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Date and time, in UTC."""
    return localising.written_moment(value, reader()) if value else ""


@register.simple_tag
def when(value: date | None, clock: bool = False) -> SafeString | str:  # noqa: FBT001, FBT002
    """A `<time>` element with the written date; `clock=True` adds the time of day."""
    if not value:
        return ""
    if clock and isinstance(value, datetime):
        text = localising.written_moment(value, reader())
    else:
        text = localising.written_date(value, reader())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)


@register.filter
def number(value: float | Decimal | None) -> str:
    return "" if value is None else localising.number(value, reader())


@register.filter
def percent(value: float | None) -> str:
    return "" if value is None else localising.percent(value, reader())


@register.filter
def euros(value: float | Decimal | None) -> str:
    return "" if value is None else localising.euros(value, reader())


@register.filter
def country_name(code: str) -> str:
    return localising.country_name(code, reader())


@register.filter
def language_name(code: str) -> str:
    return localising.language_name(code, reader())


@register.filter
def initials(name: str) -> str:
    """`Emilia Rossi` → `ER`."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.filter
def dashed(number_: str | int) -> str:
    """The class of a theme's hue: `1` → `hue-1`, `H` → `hue-h`."""
    return f"hue-{str(number_).lower()}"


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The query of this address with some parameters set, or removed where they are empty: `{% query page=2 %}`."""
    parameters: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"


@register.simple_tag
def address(url_name: str, *arguments: object) -> str:
    """As `{% url %}`, but empty where no feature has that address: `{% address "knowledge:records" as records %}`."""
    return address_if_any(url_name, *arguments)


@register.filter
def form_sections(form: BaseForm) -> Iterable[Section]:
    """The fields of a form in the sections that it declares."""
    return sections_of(form)


@register.filter
def form_errors(form: BaseForm) -> Iterable[FieldError]:
    """Every error of a form, each with the field to which its link leads."""
    return errors_of(form)


@register.filter
def trimmed(text: str) -> str:
    """Without the white space around it: whether a slot holds anything."""
    return str(text).strip()


@register.simple_tag
def map_drawing(
    regions: Iterable[Mapping[str, Any]] | None = None, points: Iterable[Mapping[str, Any]] | None = None
) -> Drawing | None:
    """The shapes of `<c-map>`; `None` where the map was not built: the table stands alone then."""
    try:
        return drawing(regions or (), points or ())
    except FileNotFoundError:
        return None


@register.filter
def by_country(regions: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Regions in groups by the first two letters of their code, for the tile grid."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for region in sorted(regions, key=lambda one: str(one["code"])):
        groups.setdefault(str(region["code"])[:2], []).append(region)
    return list(groups.items())
