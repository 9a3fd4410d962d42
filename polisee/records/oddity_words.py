"""What is odd about a change, in a sentence for the person who judges it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message
from polisee.records.rules.oddity import WEIGHTS
from polisee.ui.api import language_name

SENTENCES: Mapping[str, Message] = {
    "link_in_sentence": _("A link was put into the middle of a sentence that is otherwise unchanged: “%(words)s”."),
    "words_in_sentence": _("Words were put into the middle of a sentence that is otherwise unchanged: “%(words)s”."),
    "trade_words": _("It has words of trades that buy their way into other people's pages: %(words)s."),
    "says_other": _("The words “%(words)s” name one address, and the link leads to another: %(host)s."),
    "changed_target": _("The words “%(words)s” stayed, and the link behind them leads elsewhere now: %(host)s."),
    "new_host": _("No published text has led to %(host)s before."),
    "number_host": _("%(host)s is a number, not the name of an institution."),
    "foreign_sentence": _("A sentence seems to be in another language (%(language)s): “%(words)s”."),
    "mixed_letters": _("Words are written with letters of two alphabets: %(words)s."),
    "newcomer": _("Whoever wrote it has had an account for less than a day, and brings %(count)s links."),
    "many_links": _("There are %(count)s new links in one text."),
}


def sentences_of(oddities: Iterable[Mapping[str, Any]], reader: str) -> list[dict[str, str]]:
    """`[{"text", "field", "key"}]` of what is kept with a review (`Oddity.as_json`); unknown keys are left out."""
    found = []
    for each in oddities:
        if each.get("key") in SENTENCES:
            values = {name: str(value) for name, value in each.get("values", {}).items()}
            if "language" in values:
                values["language"] = language_name(values["language"], reader)
            found.append({"text": str(SENTENCES[each["key"]]) % values, "field": each["field"], "key": each["key"]})
    return found


def weightiest(oddities: Iterable[Mapping[str, Any]], reader: str) -> str:
    """The sentence that says most; empty where nothing is odd. Every new text has new hosts: alone they say little."""
    known = [each for each in oddities if each.get("key") in SENTENCES]
    told = sentences_of(sorted(known, key=lambda each: -WEIGHTS[each["key"]])[:1], reader)
    return told[0]["text"] if told else ""
