"""Lists to take away."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from polisee.foundation.spreadsheet import safe_csv


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file under that name."""
    response = HttpResponse(safe_csv(header, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
