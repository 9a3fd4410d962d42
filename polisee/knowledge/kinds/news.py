"""*News* and *Page*: what the partnership tells the public. They need no source: they are one."""

from django.utils.translation import gettext_lazy as _

from polisee.knowledge.kinds.sections import WHAT
from polisee.records.api import Day, Kind, Prose

NEEDED = ("title", "summary", "themes")

NEWS = Kind(
    code="news",
    name=_("News item"),
    plural=_("News"),
    description=_("Something that happened or will happen, told to everybody."),
    sections=(WHAT,),
    needed=NEEDED,
    fields=(
        Day(
            name="day",
            section="what",
            label=_("Day"),
            help=_("When did it or will it happen?"),
            example="2026-11-26",
        ),
        Prose(
            name="text",
            section="what",
            required=True,
            guide=(200, 3000),
            label=_("Text"),
            help=_("What is new comes first: who, what, when, where, why."),
            example=_("Twenty-four institutions signed the agreement in Venice on Wednesday."),
        ),
    ),
)
PAGE = Kind(
    code="page",
    name=_("Page"),
    plural=_("Pages"),
    description=_("A text that stays, such as an explanation or a set of rules."),
    sections=(WHAT,),
    needed=NEEDED,
    fields=(
        Prose(
            name="text",
            section="what",
            required=True,
            guide=(200, 8000),
            label=_("Text"),
            help=_("What does the reader want to know first?"),
            example=_("A study visit takes two days. Each visitor writes down what to take home."),
        ),
    ),
)
