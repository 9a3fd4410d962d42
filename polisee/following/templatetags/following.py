"""`{% follow_button "theme" 3 %}`: the one button by which something is followed, with its state."""

from typing import Any

from django import template
from django.conf import settings

from polisee.following.followables import followable
from polisee.following.models import LONGEST_KEY
from polisee.following.queries import is_followed

register = template.Library()


@register.inclusion_tag("following/button.html", takes_context=True)
def follow_button(context: dict[str, Any], kind: str, key: Any) -> dict[str, Any]:
    """Nothing where no feature lets this kind be followed. One query for who is signed in, none for others."""
    request, known = context["request"], followable(kind)
    kept = known.known(str(key)) if known else None
    if kept is None or len(kept) > LONGEST_KEY:
        return {"shown": False}
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    person = request.user if has_session and request.user.is_authenticated else None
    return {
        "shown": True,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "person": person,
        "kind": kind,
        "key": kept,
        "followed": person is not None and is_followed(person, kind, kept),
        "here": request.get_full_path(),
    }
