"""The door of this room."""

from polisee.following.followables import (
    Followable,
    Label,
    News,
    NewsLine,
    NewsSource,
    register_followable,
    register_news,
)
from polisee.following.operations import follow, move_follows, move_follows_back, unfollow
from polisee.following.queries import is_followed

__all__ = [
    "Followable",
    "Label",
    "News",
    "NewsLine",
    "NewsSource",
    "follow",
    "is_followed",
    "move_follows",
    "move_follows_back",
    "register_followable",
    "register_news",
    "unfollow",
]
