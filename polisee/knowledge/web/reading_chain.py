"""The chain of a record: a drawing, and the same as lists and as a table."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from polisee.knowledge.queries.chain import Chain, chain_of
from polisee.knowledge.queries.linking import WORDS
from polisee.knowledge.rules.layout import HEIGHT, WIDTH, draw
from polisee.knowledge.web.reader import reader_of
from polisee.records.api import showing


def chain(request: HttpRequest, record_id: UUID) -> HttpResponse:
    """What leads to it, what follows from it, up to four links away."""
    found = chain_of(record_id)
    if found is None:
        raise Http404
    reader = reader_of(request)
    rows = {key: showing.row_of(shown, reader) for key, shown in found.records.items()}
    return render(
        request,
        "knowledge/reading/chain.html",
        {
            "record": found.records[found.root],
            "row": rows[found.root],
            "drawing": _drawing(found, rows),
            "edges": [
                {"source": rows[edge.source], "words": WORDS[edge.type][0], "target": rows[edge.target]}
                for edge in found.edges
            ],
            "complete": found.complete,
            "edited_at": max(row.published_at for row in rows.values()),
        },
    )


def _drawing(found: Chain, rows: dict[str, showing.Row]) -> dict[str, Any]:
    drawn = draw(
        {key: str(row.title) for key, row in rows.items()},
        found.rank,
        [(edge.earlier, edge.later) for edge in found.edges],
    )
    return {
        "width": drawn.width,
        "height": drawn.height,
        "boxes": [
            {
                "row": rows[box.id],
                "x": box.x,
                "y": box.y,
                "here": box.id == found.root,
                "text_x": box.x + 14,
                "lines": [(box.y + 44 + number * 18, line) for number, line in enumerate(box.lines)],
                "kind_y": box.y + 22,
            }
            for box in drawn.boxes
        ],
        "lines": [path for _earlier, _later, path in drawn.lines],
        "box_width": WIDTH,
        "box_height": HEIGHT,
    }
