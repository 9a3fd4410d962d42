"""The panel of filters: what can be chosen, how much each choice gives, and what is chosen now."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from polisee.foundation.regions import REGIONS
from polisee.knowledge.queries.asked import FACETS, OUTCOMES, Asked
from polisee.partnership.api import Theme
from polisee.records.api import EVIDENCE_GRADES, all_kinds, showing
from polisee.search.api import NONE, FacetCounts
from polisee.ui.api import country_name, language_name, localised

NUTS_2 = 2
NAMES = {
    "kind": gettext_lazy("Kind"),
    "theme": gettext_lazy("Theme"),
    "country": gettext_lazy("Country"),
    "outcome": gettext_lazy("Outcome"),
    "language": gettext_lazy("Written in"),
    "evidence": gettext_lazy("Evidence"),
    "region": gettext_lazy("Region"),
    "lens": gettext_lazy("Lens"),
    "chain": gettext_lazy("In the chain"),
}
LENS_NAMES = {
    "past_actions": gettext_lazy("Past actions"),
    "current_contexts": gettext_lazy("Current contexts"),
    "visions": gettext_lazy("Visions of the future"),
    "parallel_contexts": gettext_lazy("Parallel contexts"),
    NONE: gettext_lazy("Without a lens"),
}
CHAIN_NAMES = {
    "gap": gettext_lazy("Gaps"),
    "no_answer": gettext_lazy("Gaps without an answer"),
    "settled": gettext_lazy("Gaps closed or accepted, with the reason"),
    "no_taker": gettext_lazy("Recommendations nobody took up"),
    "no_transfer": gettext_lazy("Practices nobody transferred"),
}
SORT_NAMES = {
    "relevance": gettext_lazy("Best answer first"),
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
    "updated": gettext_lazy("Last changed first"),
}
Labels = Mapping[str, Callable[[str], str]]


def labels(themes: Sequence[Theme], reader: str) -> Labels:
    """How the value of each facet is called in the reader's language."""
    theme_names = {str(theme.number): localised(theme.name, reader).text for theme in themes}
    kinds = {kind.code: kind.plural for kind in all_kinds()}
    return {
        "kind": lambda code: str(kinds.get(code, code)),
        "theme": lambda number: theme_names.get(number, number),
        "country": lambda code: gettext("No country named") if code == NONE else country_name(code, reader),
        "region": lambda code: showing.region_name(code, reader),
        "outcome": lambda code: str(showing.OUTCOMES[code][0]),
        "language": lambda code: language_name(code, reader),
        "evidence": lambda code: str(showing.EVIDENCE[code]),
        "lens": lambda code: str(LENS_NAMES.get(code, code)),
        "chain": lambda code: str(CHAIN_NAMES.get(code, code)),
    }


def facets(asked: Asked, counts: FacetCounts, themes: Sequence[Theme], reader: str) -> list[dict[str, Any]]:
    """Each facet with its options; what would give nothing and is not chosen is left out."""
    names = labels(themes, reader)
    letters = {str(theme.number): theme.letter for theme in themes}
    shown = []
    for facet in FACETS:
        chosen = getattr(asked, facet)
        given = counts.get(facet, {})
        values = [value for value in _order(facet, given, names[facet]) if given.get(value) or value in chosen]
        values += [value for value in chosen if value not in values]
        options = [
            {
                "label": names[facet](value),
                "href": asked.toggled(facet, value).address(),
                "count": given.get(value, 0),
                "chosen": value in chosen,
                "theme": letters.get(value, "") if facet == "theme" else "",
            }
            for value in values
        ]
        if options:
            shown.append(
                {"code": facet, "title": NAMES[facet], "options": options, "closed": not _opened(facet, chosen)}
            )
    return shown


def _order(facet: str, given: Mapping[str, int], name: Callable[[str], str]) -> list[str]:
    fixed: dict[str, Sequence[str]] = {
        "kind": [kind.code for kind in all_kinds()],
        "theme": [str(number) for number in range(1, 8)],
        "outcome": OUTCOMES,
        "evidence": EVIDENCE_GRADES,
        "lens": tuple(LENS_NAMES),
        "chain": tuple(CHAIN_NAMES),
    }
    return list(fixed[facet]) if facet in fixed else sorted(given, key=lambda value: (-given[value], name(value)))


def _opened(facet: str, chosen: Sequence[str]) -> bool:
    return bool(chosen) or facet in {"kind", "theme", "country", "chain", "outcome"}


def chips(asked: Asked, themes: Sequence[Theme], reader: str) -> list[dict[str, Any]]:
    """What is chosen, each with the address that takes it away."""
    names = labels(themes, reader)
    found = [
        {"of": NAMES[facet], "label": names[facet](value), "href": asked.toggled(facet, value).address()}
        for facet in (*FACETS, "region")
        for value in getattr(asked, facet)
    ]
    if asked.partner:
        found.append({"of": gettext("Partner"), "label": asked.partner, "href": asked.but(partner="").address()})
    if asked.since:
        found.append(
            {"of": gettext("Going on in or after"), "label": str(asked.since), "href": asked.but(since=None).address()}
        )
    if asked.until:
        found.append({"of": gettext("Begun by"), "label": str(asked.until), "href": asked.but(until=None).address()})
    return found


def sorts(asked: Asked) -> list[dict[str, Any]]:
    """The orders to choose from; the best answer only where there is a question."""
    return [
        {"code": code, "name": name, "chosen": code == asked.chosen_sort}
        for code, name in SORT_NAMES.items()
        if asked.q or code != "relevance"
    ]


def regions(asked: Asked, reader: str) -> list[dict[str, Any]]:
    """The regions of the countries that are chosen, for the select; empty while no country is."""
    return [
        {"code": code, "name": showing.region_name(code, reader), "chosen": code in asked.region}
        for code, region in REGIONS.items()
        if region.level == NUTS_2 and (code[:2] in asked.country or code in asked.region)
    ]
