"""What every page's template knows: the `platform` of `base.html`; not `site`, which allauth means otherwise."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import get_language

from polisee.foundation.clock import now
from polisee.foundation.languages.tags import LANGUAGES, PATHS, Language
from polisee.ui import navigation
from polisee.ui.navigation import Area


@dataclass(frozen=True)
class Link:
    """A link of the frame, ready to show."""

    label: Any
    href: str
    icon: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    language: Language
    href: str
    """With the query, for the switch."""
    canonical: str
    """Absolute and without the query, for `hreflang`."""
    current: bool


class Site:
    """The frame around one answer. Each part is worked out when a template first asks for it."""

    name = "PoliSEE"

    def __init__(self, request: HttpRequest, *, anonymous: bool = False) -> None:
        self._request = request
        self._anonymous = anonymous
        self.language = PATHS.get(get_language() or "", PATHS["en"])

    @cached_property
    def user(self) -> Any:
        """The signed-in person, or `None`; asks no database when the browser has no session."""
        if self._anonymous or settings.SESSION_COOKIE_NAME not in self._request.COOKIES:
            user = None if self._anonymous else self._request.__dict__.get("user")
        else:
            user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The same page in the thirteen languages; empty where a page has no language (`/dev/mail`)."""
        code, _, rest = self._request.path.lstrip("/").partition("/")
        if code not in PATHS:
            rest = ""
        query = self._request.META.get("QUERY_STRING", "")
        return [
            LanguageLink(
                language=language,
                href=f"/{language.path}/{rest}{'?' + query if query else ''}",
                canonical=f"{settings.BASE_URL}/{language.path}/{rest}",
                current=language is self.language,
            )
            for language in LANGUAGES
        ]

    @cached_property
    def canonical(self) -> str:
        """The address of this page without its query."""
        return f"{settings.BASE_URL}{self._request.path}"

    @property
    def address(self) -> str:
        """The whole address, for print."""
        return f"{settings.BASE_URL}{self._request.get_full_path()}"

    @property
    def today(self) -> date:
        """The day on which the page is made, for print."""
        return now().date()

    @cached_property
    def home(self) -> str:
        return f"/{self.language.path}/"

    @cached_property
    def main(self) -> list[Link]:
        return self._links("main")

    @cached_property
    def account(self) -> list[Link]:
        return self._links("account")

    @cached_property
    def foot(self) -> list[Link]:
        return self._links("foot")

    @cached_property
    def statements(self) -> list[Link]:
        return self._links("statements")

    @cached_property
    def inbox(self) -> Link | None:
        """Where the person's work waits, with how much; `None` for a reader."""
        links = self._links("inbox") if self.user else []
        return links[0] if links else None

    @cached_property
    def search(self) -> str:
        return navigation.address_of("search", self.language.path)

    @cached_property
    def suggest(self) -> str:
        return navigation.address_of("suggest", self.language.path)

    @cached_property
    def sign_in(self) -> str:
        return navigation.address_of("sign-in", self.language.path)

    @cached_property
    def sign_out(self) -> str:
        return navigation.address_of("sign-out", self.language.path)

    def _links(self, area: Area) -> list[Link]:
        links: list[Link] = []
        user = self.user or AnonymousUser()
        for item in navigation.items_in(area):
            href = navigation.address(item.url_name, self.language.path)
            if href and (item.shown_to is None or item.shown_to(user)):
                count = item.count(user) if item.count and self.user else 0
                links.append(Link(item.label, href, item.icon, self._is_current(href), count))
        return links

    def _is_current(self, href: str) -> bool:
        path = self._request.path
        return path == href or (href != self.home and path.startswith(href.rstrip("/") + "/"))


def page(request: HttpRequest) -> dict[str, Any]:
    """Values for `base.html`."""
    return {"platform": Site(request)}
