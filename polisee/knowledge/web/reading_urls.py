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

RECORD = "records/<uuid:record_id>/"

urlpatterns: list[URLPattern] = [
    path("records/", listing.records, name="records"),
    path("records/suggest", listing.suggest, name="suggest"),
    path("records/feed.atom", feeds.list_feed, name="feed"),
    path("records/records.csv", feeds.list_file, name="records-file"),
    path("records/policies.csv", feeds.policies_list_file, name="policies-file"),
    path(RECORD, record.record, name="record"),
    path(RECORD + "record.jsonld", record.json_ld_file, name="json-ld"),
    path(RECORD + "record.pdf", record.pdf, name="pdf"),
    path(RECORD + "record.docx", record.docx, name="docx"),
    path(RECORD + "chain/", chain.chain, name="chain"),
    path(RECORD + "history/", history.history, name="history"),
    path(RECORD + "verify/", seal.verify, name="verify"),
    path(RECORD + "sealed-<int:number>.json", seal.sealed_file, name="sealed-file"),
    path(RECORD + "cite/", cite.cite, name="cite"),
    path(RECORD + "cite.<slug:ending>", cite.cite_file, name="cite-file"),
    path(RECORD + "feed.atom", feeds.record_feed, name="record-feed"),
    path("cycle/", cycle.cycle, name="cycle"),
    path("cycle/cycle.csv", cycle.cycle_file, name="cycle-file"),
    path("matrix/", cycle.matrix_page, name="matrix"),
    path("matrix/matrix.csv", cycle.matrix_file, name="matrix-file"),
    path("quality/", quality.quality, name="quality"),
    path("quality/<slug:part>.csv", quality.quality_file, name="quality-file"),
    path("service-levels", clocks.service_levels, name="service-levels"),
]
