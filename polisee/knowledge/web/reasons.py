"""Why two records could belong together, in words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from polisee.knowledge.rules.suggesting import CLEARLY_NEAR, Reason
from polisee.records.api import showing
from polisee.ui.api import country_name

VERY_NEAR = 0.6


def reason_words(reasons: Iterable[Reason], themes: Mapping[int, str], reader: str) -> list[str]:
    """A phrase a reason, the strongest first. `themes`: names by number."""
    return [_phrase(reason, themes, reader) for reason in reasons]


def _phrase(reason: Reason, themes: Mapping[int, str], reader: str) -> str:
    if reason.code == "near":
        score = float(reason.values[0])
        if score >= VERY_NEAR:
            return _("very near in meaning")
        return _("near in meaning") if score >= CLEARLY_NEAR else _("somewhat near in meaning")
    if reason.code == "theme":
        return _("same theme: %(names)s") % {"names": "; ".join(themes.get(each, str(each)) for each in reason.values)}
    if reason.code == "region":
        places = ", ".join(showing.region_name(code, reader) for code in reason.values)
        return _("same region: %(names)s") % {"names": places}
    if reason.code == "country":
        places = ", ".join(country_name(code, reader) for code in reason.values)
        return _("same country: %(names)s") % {"names": places}
    return _("same keyword: %(names)s") % {"names": ", ".join(map(str, reason.values))}
