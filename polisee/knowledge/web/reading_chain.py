"""The chain of a record: a drawing that one walks by arrow keys, and the same as a list and as a table."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from polisee.knowledge.queries.chain import Chain, chain_of
from polisee.knowledge.queries.lacking import LACK_WORDS, lacks_of
from polisee.knowledge.queries.linking import WORDS
from polisee.knowledge.rules.layout import HEIGHT, WIDTH, Box, draw, to_draw
from polisee.knowledge.web.reader import reader_of
from polisee.records.api import showing

MOST_ROWS = 300
"""Links in the table; the file has them all."""
MOST_OF_A_KNOT = 3
Rows = dict[str, showing.Row]


def chain(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """What leads to it, what follows from it, up to four links away, and what is missing."""
    found = chain_of(record_id)
    if found is None:
        raise Http404
    reader = reader_of(request)
    rows = {key: showing.row_of(shown, reader) for key, shown in found.records.items()}
    lacks = lacks_of(found.records)
    drawing = _drawing(found, rows, lacks)
    return render(
        request,
        "knowledge/reading/chain.html",
        {
            "record": found.records[found.root],
            "row": rows[found.root],
            "drawing": drawing,
            "not_drawn": len(rows) - len(drawing["boxes"]),
            "steps": _steps(found, rows, lacks),
            "missing": _missing(lacks),
            "nothing_else": _nothing_else(rows[found.root], lacks.get(found.root, "")),
            "edges": [
                {"source": rows[edge.source], "words": WORDS[edge.type][0], "target": rows[edge.target]}
                for edge in found.edges[:MOST_ROWS]
            ],
            "edges_left": max(len(found.edges) - MOST_ROWS, 0),
            "complete": found.complete,
            "edited_at": max(row.published_at for row in rows.values()),
        },
    )


def _missing(lacks: dict[str, str]) -> list[dict[str, Any]]:
    """How often what is missing in this chain, each with its sentence."""
    counts = [(code, sum(lack == code for lack in lacks.values())) for code in LACK_WORDS]
    sentences = {
        "no_answer": lambda n: ngettext("%(n)d gap without an answer", "%(n)d gaps without an answer", n),
        "no_taker": lambda n: ngettext(
            "%(n)d recommendation nobody took up", "%(n)d recommendations nobody took up", n
        ),
        "no_transfer": lambda n: ngettext("%(n)d practice nobody transferred", "%(n)d practices nobody transferred", n),
    }
    return [{"code": code, "words": sentences[code](count) % {"n": count}} for code, count in counts if count]


def _nothing_else(row: showing.Row, lack: str) -> list[dict[str, Any]]:
    """Knots of a record to which nothing is tied: itself, and the step that would come."""
    here = {"name": row.title, "kind": row.kind_name, "state": "here", "lang": row.lang}
    return [here, {"name": LACK_WORDS.get(lack, _("Nothing follows yet")), "state": "missing"}]


def _steps(found: Chain, rows: Rows, lacks: dict[str, str]) -> list[dict[str, Any]]:
    """The same as the drawing, as a list: from what leads here to what follows, each record with how it is tied."""
    ties = _ties(found, rows)
    columns: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for key in sorted(rows, key=lambda each: (found.distance[each], each)):
        row = rows[key]
        columns[found.rank[key]].append(
            {
                "row": row,
                "here": key == found.root,
                "ties": ties[key][:MOST_OF_A_KNOT],
                "more": max(len(ties[key]) - MOST_OF_A_KNOT, 0),
                "lack": LACK_WORDS.get(lacks.get(key, ""), ""),
            }
        )
    return [{"name": _step_name(step), "knots": columns[step]} for step in sorted(columns)]


def _step_name(step: int) -> str:
    if step == 0:
        return _("At the same step")
    if step < 0:
        return ngettext("%(n)d step before", "%(n)d steps before", -step) % {"n": -step}
    return ngettext("%(n)d step after", "%(n)d steps after", step) % {"n": step}


def _ties(found: Chain, rows: Rows) -> dict[str, list[dict[str, Any]]]:
    ties: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in found.edges:
        ties[edge.source].append({"words": WORDS[edge.type][0], "row": rows[edge.target]})
        ties[edge.target].append({"words": WORDS[edge.type][1], "row": rows[edge.source]})
    return ties


def _drawing(found: Chain, rows: Rows, lacks: dict[str, str]) -> dict[str, Any]:
    pairs = [(edge.earlier, edge.later) for edge in found.edges]
    chosen = to_draw(found.rank, found.distance, pairs)
    among = list(dict.fromkeys(pair for pair in pairs if set(pair) <= chosen))
    drawn = draw({key: str(row.title) for key, row in rows.items() if key in chosen}, found.rank, among)
    ties = _drawn_ties(among)
    return {
        "width": drawn.width,
        "height": drawn.height,
        "boxes": [_box(box, found, rows, lacks, ties) for box in drawn.boxes],
        "lines": [path for _earlier, _later, path in drawn.lines],
        "box_width": WIDTH,
        "box_height": HEIGHT,
    }


def _drawn_ties(pairs: list[tuple[str, str]]) -> dict[str, tuple[list[str], list[str]]]:
    """Of each record: those drawn earlier and later that are tied to it."""
    ties: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for earlier, later in pairs:
        ties[later][0].append(earlier)
        ties[earlier][1].append(later)
    return ties


def _box(
    box: Box, found: Chain, rows: Rows, lacks: dict[str, str], ties: dict[str, tuple[list[str], list[str]]]
) -> dict[str, Any]:
    lack, edge_x, edge_y = lacks.get(box.id, ""), box.x + WIDTH, box.y + HEIGHT - 14
    return {
        "row": rows[box.id],
        "x": box.x,
        "y": box.y,
        "here": box.id == found.root,
        "column": box.column,
        "text_x": box.x + 14,
        "lines": [(box.y + 44 + number * 18, line) for number, line in enumerate(box.lines)],
        "kind_y": box.y + 22,
        "earlier": " ".join(ties[box.id][0]),
        "later": " ".join(ties[box.id][1]),
        "lack": LACK_WORDS.get(lack, ""),
        "stub": f"M{edge_x} {edge_y}h14",
        "knot": (edge_x + 21, edge_y),
    }
