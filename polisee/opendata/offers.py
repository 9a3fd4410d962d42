"""What we offer: data sets with their files, and services. The catalogue and the page both read it here."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from polisee.foundation.errors import Message
from polisee.foundation.languages.tags import PATH_CODES
from polisee.ui.api import address_if_any


@dataclass(frozen=True)
class File:
    """One file of a data set. `schema`: path of what describes its lines."""

    path: str
    media_type: str
    name: Message
    schema: str = ""

    @property
    def address(self) -> str:
        return settings.BASE_URL + self.path


@dataclass(frozen=True)
class DataSet:
    """A data set. `page`: name of the page where people read the same; `is_harvested`: the harvest serves it too."""

    code: str
    name: Message
    about: Message
    page: str
    files: tuple[File, ...]
    themes: tuple[str, ...]
    """Codes of the EU's data themes."""
    keywords: tuple[Message, ...]
    holds_records: bool = False


def data_sets() -> list[DataSet]:
    """Those that exist here: a feature that is switched off offers nothing."""
    found = [_records(), *_partnership()]
    return [each for each in found if each.files]


def _records() -> DataSet:
    lines = address_if_any("api:all_records")
    table = address_if_any("api:records_table")
    schema = address_if_any("api:schema")
    files = [File(lines, "application/jsonl", _("One record a line (JSON lines)"), schema)] if lines else []
    files += [File(table, "text/csv", _("One record a row (CSV)"))] if table else []
    return DataSet(
        code="records",
        name=_("Practices, policies and factors of cluster policy"),
        about=_(
            "Every published record with its translations, sources and links: what public bodies did for their "
            "clusters, what came of it, and what stands in the way."
        ),
        page="knowledge:records",
        files=tuple(files),
        themes=("ECON", "GOVE", "TECH"),
        keywords=(_("cluster policy"), _("regional development"), _("innovation")),
        holds_records=True,
    )


def _partnership() -> list[DataSet]:
    """The reference data. Each: code, name, what it holds, page, call of the interface, table."""
    return [
        _reference("partners", _("Partners of the project"),
                   _("Who takes part, from when to when, with which fund and role."),
                   page="outreach:partners", call="api:partners", table="outreach:partners-file"),
        _reference("organisations", _("Organisations"),
                   _("The institutions behind partners and records, with their places."),
                   page="outreach:partners", call="api:organisations"),
        _reference("themes", _("Themes and working groups"),
                   _("The seven themes of the work, and who leads each group."),
                   page="outreach:themes", call="api:themes"),
        _reference("workpackages", _("Work packages"),
                   _("The parts of the plan of work with their activities and dates."),
                   page="outreach:packages", call="api:workpackages"),
        _reference("timeline", _("Time line"),
                   _("What happened in the project and when, as far as sources say."),
                   page="outreach:timeline", table="outreach:timeline-file"),
    ]  # fmt: skip


def _reference(code: str, name: Message, about: Message, *, page: str, call: str = "", table: str = "") -> DataSet:
    json_path, csv_path = (address_if_any(call) if call else ""), (_in_english(table) if table else "")
    files = [File(json_path, "application/json", _("A list (JSON)"))] if json_path else []
    files += [File(csv_path, "text/csv", _("A table (CSV)"))] if csv_path else []
    keywords = (_("cluster policy"), _("transnational cooperation"))
    return DataSet(code, name, about, page, tuple(files), ("GOVE", "REGI"), keywords)


def _in_english(name: str) -> str:
    """A file that comes in the language of the path: the English one stands in the catalogue."""
    with override("en"):
        return address_if_any(name)


def pages_of(name: str) -> dict[str, str]:
    """The paths of a page in every language of the interface; empty where no feature has it."""
    found = {}
    for path in PATH_CODES:
        with override(path):
            if address := address_if_any(name):
                found[path] = address
    return found
