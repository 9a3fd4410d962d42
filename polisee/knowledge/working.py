"""What the working area needs when Django is ready: words for notices, receivers, links in the frame."""

from polisee.foundation.events import subscribe
from polisee.knowledge.messages import register_messages
from polisee.knowledge.navigation import register_working_links
from polisee.knowledge.receivers_review import tell_of_archiving, tell_of_joining, tell_of_step, tell_translators
from polisee.records.api import RecordPublished, RecordsMerged, RecordWithdrawn, ReviewStepTaken


def prepare_working_area() -> None:
    """Called once."""
    register_messages()
    register_working_links()
    subscribe(ReviewStepTaken, tell_of_step)
    subscribe(RecordPublished, tell_translators)
    subscribe(RecordWithdrawn, tell_of_archiving)
    subscribe(RecordsMerged, tell_of_joining)
