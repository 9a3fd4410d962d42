"""Django's name for this room; registers its kinds, its search source and its receivers when everything is loaded."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "polisee.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from polisee.following.api import NewsSource, register_followable, register_news
        from polisee.foundation.events import subscribe
        from polisee.knowledge.followed.news import in_words, published_between
        from polisee.knowledge.followed.things import FOLLOWABLES
        from polisee.knowledge.indexing import SOURCE, indexables
        from polisee.knowledge.kinds import register_kinds
        from polisee.knowledge.navigation import register_reading_links
        from polisee.knowledge.receivers import count_if_needed, index_it, mark_them, move_followers
        from polisee.knowledge.working import prepare_working_area
        from polisee.records.api import LinksChanged, RecordPublished, RecordsMerged, RecordsPrepared, RecordWithdrawn
        from polisee.search.api import register_source

        register_kinds()
        register_reading_links()
        prepare_working_area()
        register_source(SOURCE, indexables)
        register_news(SOURCE, NewsSource(since=published_between, lines=in_words))
        for each in FOLLOWABLES:
            register_followable(each)
        subscribe(RecordPublished, index_it)
        subscribe(RecordWithdrawn, index_it)
        subscribe(LinksChanged, mark_them)
        subscribe(RecordsPrepared, count_if_needed)
        subscribe(RecordsMerged, move_followers)
