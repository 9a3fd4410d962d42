"""Controls that a record's form needs beyond the plain ones. Each works without a script."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import Textarea, Widget
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from polisee.foundation.regions import REGIONS
from polisee.knowledge.forms.typed import NEW_FILE, NEW_IMAGE, ROWS, row_numbers
from polisee.records.api import CodeTree
from polisee.ui.api import country_name

BLANK_SOURCES = 1


class Group(Widget):
    """Several controls under one label; the value is all that was typed under its names."""

    use_fieldset = True
    names: ClassVar[tuple[str, ...]] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, list[str]]:
        return dict(data.lists())

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0"

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


def _last(typed: Mapping[str, list[str]], name: str) -> str:
    return (typed.get(name) or [""])[-1]


class Period(Group):
    """A year from and a year to."""

    template_name = "knowledge/working/widgets/period.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value or {}
        return {**context, "begins": _last(typed, "period_from"), "ends": _last(typed, "period_to")}


class Rows(Group):
    """Rows of controls, and an empty one to add to them."""

    def __init__(self, field: str, template_name: str, *, blank: int) -> None:
        super().__init__()
        self.field, self.template_name, self.blank = field, template_name, blank
        self.extra: dict[str, Any] = {}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value or {}
        rows = [self._row(typed, place) for place in row_numbers(typed, self.field)]
        rows = [row for row in rows if any(str(row[part]).strip() for part in ROWS[self.field])]
        first = max([int(row["place"]) for row in rows], default=-1) + 1
        rows += [self._row({}, first + place) for place in range(self.blank)]
        new = {name: _last(typed, name) for name in (*NEW_IMAGE, *NEW_FILE)}
        return {**context, **self.extra, **new, "rows": rows}

    def _row(self, typed: Mapping[str, list[str]], place: int) -> dict[str, Any]:
        names = (*ROWS[self.field], "drop")
        return {"place": place, **{name: _last(typed, f"{self.field}-{place}-{name}") for name in names}}


class Files(Rows):
    """Rows of files, each with what is known of the file that is kept; `stored` in `extra` holds them by id."""

    def _row(self, typed: Mapping[str, list[str]], place: int) -> dict[str, Any]:
        row = super()._row(typed, place)
        return row | {"file": self.extra.get("stored", {}).get(row["id"])}


class CitedText(Textarea):
    """Paragraphs whose sentences name records: below them what rests on none, and a way to find records to name."""

    def __init__(self, attrs: dict[str, Any]) -> None:
        super().__init__(attrs)
        self.extra: dict[str, Any] = {}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        control = super().render(name, value, attrs, renderer)
        context = {**self.extra, "id": (attrs or {}).get("id", f"id_{name}")}
        return format_html("{}{}", control, get_template("knowledge/working/widgets/cited.html").render(context))


class Regions(Group):
    """Regions under their countries, each a check box; a script adds a box to search by name."""

    template_name = "knowledge/working/widgets/regions.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        chosen = set((value or {}).get("regions", []))
        countries: dict[str, list[dict[str, Any]]] = {}
        language = get_language() or "en"
        for code, region in REGIONS.items():
            if region.level in (0, 2) or code in chosen:
                title = country_name(region.country, language) if region.level == 0 else region.name
                latin = region.latin if region.latin != region.name and region.level else ""
                entry = {"code": code, "name": title, "latin": latin, "chosen": code in chosen, "level": region.level}
                countries.setdefault(region.country, []).append(entry)
        groups = [
            {"name": country_name(country, language), "regions": found, "chosen": sum(each["chosen"] for each in found)}
            for country, found in countries.items()
        ]
        return {**context, "groups": sorted(groups, key=lambda group: str(group["name"]))}


class OfField(Group):
    """The controls of a field of a kind that has several."""

    def __init__(self, field: Any) -> None:
        super().__init__()
        self.field = field


class Codes(OfField):
    """Many codes under their branches, each a check box; a script adds a box to search by. In a classification of two
    levels the first code of a branch is the branch itself.
    """

    template_name = "knowledge/working/widgets/codes.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        chosen = set((value or {}).get(name, []))
        branches = [
            {
                "code": codes[0] if isinstance(self.field, CodeTree) else "",
                "name": heading,
                "options": [(code, self.field.choices[code], code in chosen) for code in codes],
                "chosen": len(chosen.intersection(codes)),
            }
            for heading, codes in self.field.groups.items()
        ]
        return {**context, "name": name, "branches": branches}


class Numbers(OfField):
    """A number for each of a few sorts."""

    template_name = "knowledge/working/widgets/numbers.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value or {}
        sorts = [(code, label, _last(typed, f"{name}-{code}")) for code, label in self.field.choices.items()]
        return {**context, "name": name, "sorts": sorts}


class Banded(OfField):
    """Check boxes in groups, each with one of a list of bands beside it."""

    template_name = "knowledge/working/widgets/banded.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value or {}
        chosen = set(typed.get(name, []))
        groups = [
            {"name": heading, "options": [self._option(typed, name, code, chosen) for code in codes]}
            for heading, codes in self.field.groups.items()
        ]
        for group in groups:
            group["chosen"] = sum(option["chosen"] for option in group["options"])
        return {**context, "name": name, "groups": groups, "bands": list(self.field.bands.items())}

    def _option(self, typed: Mapping[str, list[str]], name: str, code: str, chosen: set[str]) -> dict[str, Any]:
        return {
            "code": code,
            "label": self.field.choices[code],
            "chosen": code in chosen,
            "band": _last(typed, f"{name}-{code}"),
        }
