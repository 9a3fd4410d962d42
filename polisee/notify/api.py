"""The door of this room."""

from polisee.notify.messages import MessageType, register_message
from polisee.notify.operations import mark_read, tell
from polisee.notify.queries import InboxLine, inbox, unread_count

__all__ = ["InboxLine", "MessageType", "inbox", "mark_read", "register_message", "tell", "unread_count"]
