"""Django's name for this room; puts its page into the account menu."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "polisee.following"
    label = "following"

    def ready(self) -> None:
        from polisee.following.navigation import register

        register()
