"""Policies as rows of the CSV layout of the STIP Compass (EC-OECD), and rows as policies; no value changes on the way.

As in the download of the STIP Compass: a row for each instrument of an initiative (one where it has none), a column
of 0 and 1 for each theme (TH…) and each target group (TG…), keywords in one cell with ¬ between two. Columns whose
name begins with `PoliSEE` are ours: they hold what the STIP Compass has no column for. Rows without them are read too.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Line = dict[str, Any]
Row = dict[str, str]

OWN = "PoliSEE"
BETWEEN_TAGS = "¬"
EVALUATED = {"yes": "1", "no": "0", "unknown": "unknown"}
BODY_CELLS = {
    "name_english": "EnglishName",
    "name_original": "OriginalName",
    "start_year": "StartDateYear",
    "end_year": "EndDateYear",
    "objectives": "Objectives",
    "level": f"{OWN}Level",
    "responsible_body": f"{OWN}ResponsibleBody",
    "evaluated_by": f"{OWN}EvaluatedBy",
    "evaluation_result": f"{OWN}EvaluationResult",
    "stip_theme": f"{OWN}MainTheme",
}
"""Fields of the body that are one text or one year → their column."""
TEXT_CELLS = {
    "language": f"{OWN}Language",
    "title": f"{OWN}Title",
    "summary": f"{OWN}Summary",
    "organisation": f"{OWN}Organisation",
    "owner_name": f"{OWN}OwnerName",
    "evidence_grade": f"{OWN}EvidenceGrade",
}
JSON_CELLS = {
    "keywords": f"{OWN}Keywords",
    "themes": f"{OWN}Themes",
    "regions": f"{OWN}Regions",
    "period": f"{OWN}Period",
    "sources": f"{OWN}Sources",
    "authors": f"{OWN}Authors",
    "images": f"{OWN}Images",
    "translations": f"{OWN}Translations",
}
CODE_CELLS = {"cluster_support": f"{OWN}ClusterSupport", "stip_themes": f"{OWN}FurtherThemes"}
"""Fields of the body that are lists of codes → their column, ¬ between two."""
COUNTRIES = {
    "ALB": "AL", "AUT": "AT", "BGR": "BG", "GRC": "EL", "HRV": "HR", "HUN": "HU", "ITA": "IT", "MDA": "MD", "ROU": "RO",
    "SRB": "RS", "SVN": "SI", "SVK": "SK",
}  # fmt: skip
"""The STIP Compass' country (ISO 3166-1, three letters) → how the codes of its regions begin."""
INSTRUMENT = ("InstrumentTypeID", "InstrumentTypeLabel", "YearlyBudgetRange")
"""What differs between the rows of one initiative."""
LONGEST_TITLE = 100
CLUSTER_POLICIES = "TH47"
"""Of several themes the one that is taken as the first, where there is it."""


@dataclass(frozen=True)
class Codes:
    """Code → English label, of each list of the STIP Compass."""

    instruments: Mapping[str, str]
    budget_bands: Mapping[str, str]
    themes: Mapping[str, str]
    target_groups: Mapping[str, str]


class RowError(ValueError):
    """The rows of an initiative cannot be read; the text says why."""


def columns(codes: Codes) -> dict[str, str]:
    """Every column with what it holds, in order."""
    about = {
        "InitiativeID": "Identifier of the initiative",
        "CountryCode": "Country, ISO 3166-1 alpha-3",
        "EnglishName": "Name in English",
        "OriginalName": "Name in the original language",
        "StartDateYear": "Year of the start",
        "EndDateYear": "Year of the end",
        "Objectives": "Objectives",
        "Tags": f"Keywords, {BETWEEN_TAGS} between two",
        "HasBeenEvaluated": "Evaluated: 1 yes, 0 no",
        "InstrumentTypeID": "Code of the instrument",
        "InstrumentTypeLabel": "Instrument",
        "YearlyBudgetRange": "Budget of the instrument",
    }
    own = [*TEXT_CELLS.values(), *BODY_CELLS.values(), *CODE_CELLS.values(), *JSON_CELLS.values()]
    return (
        about
        | dict(codes.themes)
        | dict(codes.target_groups)
        | {name: f"{name.removeprefix(OWN)}, as in PoliSEE" for name in own if name.startswith(OWN)}
    )


def rows_of(line: Line, codes: Codes) -> list[Row]:
    """A record line as rows, one an instrument."""
    body = line.get("body", {})
    shared = _shared_cells(line, body, codes)
    chosen = body.get("instruments") or [{}]
    return [
        {
            **shared,
            "InstrumentTypeID": each.get("code", ""),
            "InstrumentTypeLabel": codes.instruments.get(each.get("code", ""), ""),
            "YearlyBudgetRange": codes.budget_bands.get(each.get("band") or "", ""),
        }
        for each in chosen
    ]


def _shared_cells(line: Line, body: Line, codes: Codes) -> Row:
    themes = {body.get("stip_theme"), *body.get("stip_themes", [])}
    begins = {code[:2] for code in line.get("regions", [])}
    cells = {
        "InitiativeID": str(line.get("id") or ""),
        "CountryCode": BETWEEN_TAGS.join(each for each, begin in COUNTRIES.items() if begin in begins),
        "Tags": BETWEEN_TAGS.join(line.get("keywords", [])),
        "HasBeenEvaluated": EVALUATED.get(body.get("evaluated", ""), ""),
        **{code: "1" if code in themes else "0" for code in codes.themes},
        **{code: "1" if code in body.get("target_groups", []) else "0" for code in codes.target_groups},
    }
    cells |= {cell: str(line.get(name) or "") for name, cell in TEXT_CELLS.items()}
    cells |= {cell: str(body.get(name, "")) for name, cell in BODY_CELLS.items()}
    cells |= {cell: BETWEEN_TAGS.join(body.get(name, [])) for name, cell in CODE_CELLS.items()}
    return cells | {
        cell: json.dumps(line[name], ensure_ascii=False, sort_keys=True) if line.get(name) else ""
        for name, cell in JSON_CELLS.items()
    }


def line_of(rows: Sequence[Row], codes: Codes, *, language: str) -> Line:
    """The rows of one initiative as a record line. `language`: in which a row without a column for it is written."""
    first = rows[0]
    _refuse_disagreement(rows)
    line: Line = {"id": first.get("InitiativeID", "").strip() or None, "kind": "policy"}
    line |= {name: first[cell] for name, cell in TEXT_CELLS.items() if first.get(cell)}
    line |= {name: _json(cell, first[cell]) for name, cell in JSON_CELLS.items() if first.get(cell)}
    if first.get("Tags") and not first.get(JSON_CELLS["keywords"]):
        line["keywords"] = first["Tags"].split(BETWEEN_TAGS)
    if JSON_CELLS["regions"] not in first:
        line["regions"] = [COUNTRIES[each] for each in COUNTRIES if each in first.get("CountryCode", "")]
    line.setdefault("language", language)
    line["body"] = _body(rows, codes)
    line.setdefault("title", _title(first))
    return line


def _title(row: Row) -> str:
    """The name of the initiative, cut where a title must end; the whole name stands in its own field."""
    name = " ".join((row.get("EnglishName") or row.get("OriginalName") or "").split())
    return name if len(name) <= LONGEST_TITLE else name[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _refuse_disagreement(rows: Sequence[Row]) -> None:
    for row in rows[1:]:
        for name in rows[0]:
            if name not in INSTRUMENT and row.get(name) != rows[0][name]:
                raise RowError(f"Rows of the same initiative say different things in the column {name}.")


def _body(rows: Sequence[Row], codes: Codes) -> Line:
    first = rows[0]
    body: Line = {name: first[cell] for name, cell in BODY_CELLS.items() if first.get(cell)}
    evaluated = {cell: code for code, cell in EVALUATED.items()}
    if first.get("HasBeenEvaluated"):
        body["evaluated"] = evaluated.get(first["HasBeenEvaluated"], first["HasBeenEvaluated"])
    body["target_groups"] = _ticked(first, codes.target_groups)
    themes = _ticked(first, codes.themes)
    if BODY_CELLS["stip_theme"] not in first and themes:
        body["stip_theme"] = CLUSTER_POLICIES if CLUSTER_POLICIES in themes else themes[0]
        body["stip_themes"] = [code for code in themes if code != body["stip_theme"]]
    body |= {name: first[cell].split(BETWEEN_TAGS) for name, cell in CODE_CELLS.items() if first.get(cell)}
    body["instruments"] = [each for row in rows if (each := _instrument(row, codes))]
    return {name: value for name, value in body.items() if value not in ("", [])}


def _ticked(row: Row, known: Collection[str]) -> list[str]:
    for code in known:
        if row.get(code, "") not in ("", "0", "1"):
            raise RowError(f"The column {code} holds 0 or 1.")
    return [code for code in known if row.get(code) == "1"]


def _instrument(row: Row, codes: Codes) -> Line:
    """What the row says of an instrument; codes and labels are both taken."""
    said = row.get("InstrumentTypeID") or row.get("InstrumentTypeLabel") or ""
    if not said:
        return {}
    band = row.get("YearlyBudgetRange") or None
    return {"code": _code(said, codes.instruments), "band": _code(band, codes.budget_bands) if band else None}


def _code(said: str, labels: Mapping[str, str]) -> str:
    """A code, or the code of a label (`Governance|Regulatory oversight…` or without its family)."""
    if said in labels:
        return said
    wanted = said.rpartition("|")[2].strip().casefold()
    return next((code for code, label in labels.items() if label.casefold() == wanted), said)


def _json(column: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise RowError(f"The column {column} is not JSON.") from None
