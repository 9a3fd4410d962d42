"""Addresses of what everybody reads: the list of records, a record, its chain, its history, its downloads."""

from django.urls import URLPattern, path

from polisee.knowledge.web import reading_chain as chain
from polisee.knowledge.web import reading_cite as cite
from polisee.knowledge.web import reading_clocks as clocks
from polisee.knowledge.web import reading_cycle as cycle
from polisee.knowledge.web import reading_feeds as feeds
from polisee.knowledge.web import reading_history as history
from polisee.knowledge.web import reading_list as listing
from polisee.knowledge.web import reading_quality as quality
from polisee.knowledge.web import reading_record as record
from polisee.knowledge.web import reading_seal as seal
from polisee.knowledge.web.moved import follows_merges

RECORD = "records/<uuid:record_id>/"

urlpatterns: list[URLPattern] = [
    path("records/", listing.records, name="records"),
    path("records/suggest", listing.suggest, name="suggest"),
    path("records/feed.atom", feeds.list_feed, name="feed"),
    path("records/records.csv", feeds.list_file, name="records-file"),
    path("records/policies.csv", feeds.policies_list_file, name="policies-file"),
    path(RECORD, follows_merges(record.record), name="record"),
    path(RECORD + "record.jsonld", follows_merges(record.json_ld_file), name="json-ld"),
    path(RECORD + "record.pdf", follows_merges(record.pdf), name="pdf"),
    path(RECORD + "record.docx", follows_merges(record.docx), name="docx"),
    path(RECORD + "chain/", follows_merges(chain.chain), name="chain"),
    path(RECORD + "history/", follows_merges(history.history), name="history"),
    path(RECORD + "verify/", follows_merges(seal.verify), name="verify"),
    path(RECORD + "sealed-<int:number>.json", follows_merges(seal.sealed_file), name="sealed-file"),
    path(RECORD + "cite/", follows_merges(cite.cite), name="cite"),
    path(RECORD + "cite.<slug:ending>", follows_merges(cite.cite_file), name="cite-file"),
    path(RECORD + "feed.atom", follows_merges(feeds.record_feed), name="record-feed"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("cycle/cycle.csv", cycle.cycle_file, name="cycle-file"),
    path("matrix/", cycle.matrix_page, name="matrix"),
    path("matrix/matrix.csv", cycle.matrix_file, name="matrix-file"),
    path("quality/", quality.quality, name="quality"),
    path("quality/<slug:part>.csv", quality.quality_file, name="quality-file"),
    path("service-levels", clocks.service_levels, name="service-levels"),
]
