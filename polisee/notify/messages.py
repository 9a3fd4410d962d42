"""Message types: features register them, this room only knows how to send them."""

from dataclasses import dataclass

from polisee.foundation.errors import Message


@dataclass(frozen=True)
class MessageType:
    """`subject` and `sentence` may hold `%(name)s` parts, filled from the notice's words; `reason` says why."""

    kind: str
    subject: Message
    sentence: Message
    reason: Message


_types: dict[str, MessageType] = {}


def register_message(message_type: MessageType) -> None:
    """Make a message type known; called from `AppConfig.ready`."""
    _types[message_type.kind] = message_type


def message_type(kind: str) -> MessageType | None:
    """The type, or None where the feature that registered it is switched off."""
    return _types.get(kind)
