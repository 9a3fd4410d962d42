"""What people are told about records: subject, sentence, and why it is sent."""

from django.utils.translation import gettext_lazy as _

from polisee.notify.api import MessageType, register_message

_AS_LEADER = _("You get this because you lead the working group of one of its themes, or coordinate the partnership.")
_AS_AUTHOR = _("You get this because you wrote or sent this record.")
_AS_REVIEWER = _("You get this because you were asked to review it.")
_AS_TRANSLATOR = _("You get this because you translated this record.")

MESSAGE_TYPES = (
    MessageType(
        kind="review.submitted",
        subject=_("Choose a reviewer: %(title)s"),
        sentence=_("%(actor)s has sent “%(title)s” for review. Please choose a reviewer of another organisation."),
        reason=_AS_LEADER,
    ),
    MessageType(
        kind="review.assigned",
        subject=_("Please review: %(title)s"),
        sentence=_("%(actor)s asks you to review “%(title)s”."),
        reason=_AS_REVIEWER,
    ),
    MessageType(
        kind="review.with_reviewer",
        subject=_("In review: %(title)s"),
        sentence=_("%(reviewer)s has been asked to review “%(title)s”."),
        reason=_AS_AUTHOR,
    ),
    MessageType(
        kind="review.changes_asked",
        subject=_("Changes asked: %(title)s"),
        sentence=_("%(actor)s asks you to change something in “%(title)s”. The remarks stand at the fields."),
        reason=_AS_AUTHOR,
    ),
    MessageType(
        kind="review.approved",
        subject=_("Published: %(title)s"),
        sentence=_("%(actor)s has approved “%(title)s”. It is sealed and public now."),
        reason=_AS_AUTHOR,
    ),
    MessageType(
        kind="review.approved_group",
        subject=_("Published in your working group: %(title)s"),
        sentence=_("%(actor)s has approved “%(title)s”. It is sealed and public now."),
        reason=_AS_LEADER,
    ),
    MessageType(
        kind="review.withdrawn",
        subject=_("Taken back: %(title)s"),
        sentence=_("%(actor)s has taken “%(title)s” back. There is nothing more to do for you."),
        reason=_("You get this because you were asked to review it, or to choose who does."),
    ),
    MessageType(
        kind="review.due",
        subject=_("Due for review: %(title)s"),
        sentence=_(
            "The day has come to look at “%(title)s” again: is it still right, and do its sources still answer?"
        ),
        reason=_("You get this because you write for the organisation to which it belongs, or coordinate."),
    ),
    MessageType(
        kind="translation.left_behind",
        subject=_("The original has changed: %(title)s"),
        sentence=_("“%(title)s” was published anew, and parts of your translation are outdated now."),
        reason=_AS_TRANSLATOR,
    ),
    MessageType(
        kind="record.joined",
        subject=_("Two records are one: %(title)s"),
        sentence=_("%(actor)s has joined “%(gone)s” to “%(title)s”. Its address leads there; its history is kept."),
        reason=_AS_AUTHOR,
    ),
    MessageType(
        kind="record.archived",
        subject=_("Archived: %(title)s"),
        sentence=_("%(actor)s has archived “%(title)s”. The public does not see it any more."),
        reason=_AS_AUTHOR,
    ),
)


def register_messages() -> None:
    """Make them known; called once, when Django is ready."""
    for message_type in MESSAGE_TYPES:
        register_message(message_type)
