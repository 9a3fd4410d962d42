"""What every page's template knows."""

from typing import Any

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Values for `base.html`."""
    return {}
