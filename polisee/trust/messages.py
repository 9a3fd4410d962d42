"""What editors are told when a seal is broken, and how the log of seals calls things."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message
from polisee.notify.api import MessageType, register_message

SEAL_BROKEN = "trust.seal_broken"
MESSAGE_TYPE = MessageType(
    kind=SEAL_BROKEN,
    subject=_("Changed behind our back: %(title)s"),
    sentence=_(
        "“%(title)s” no longer agrees with its seal. Readers see the last good words. Please look at what was changed."
    ),
    reason=_("You get this because you administer or coordinate the platform."),
)
NAMES: dict[str, Message] = {
    "records.record": _("record"),
    "owner": _("owner of a record"),
    "publication": _("publication"),
    "revision": _("revision"),
    "translation": _("translation"),
    "image": _("picture"),
    "file": _("file"),
    "visitor": _("page as a visitor gets it"),
    "partnership.project": _("project"),
    "partnership.organisation": _("organisation"),
    "partnership.partner": _("partner"),
    "partnership.theme": _("theme"),
    "partnership.workinggroup": _("working group"),
    "partnership.workpackage": _("work package"),
    "partnership.activity": _("activity"),
    "partnership.timelineevent": _("event of the time line"),
}
REASONS: dict[str, Message] = {
    "changed": _("its words are not those that were sealed"),
    "unsealed": _("it was never sealed: somebody put it in from outside"),
    "older": _("an older state was put back"),
    "missing": _("it was taken away"),
    "gap": _("a seal between others was taken away"),
    "hidden": _("it was taken out of the public's sight from outside"),
    "shown": _("it was withdrawn, and shown again from outside"),
    "stranger": _("it carries the seal of something else"),
}


def register() -> None:
    """Called once, when Django is ready."""
    register_message(MESSAGE_TYPE)


def name_of_thing(what: str) -> Message:
    """In the reader's language; the code itself where a feature that is switched off gave it."""
    return NAMES.get(what, what)
