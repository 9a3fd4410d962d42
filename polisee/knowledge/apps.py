"""Django's name for this room; registers its kinds when everything is loaded."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "polisee.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from polisee.knowledge.kinds import register_kinds

        register_kinds()
