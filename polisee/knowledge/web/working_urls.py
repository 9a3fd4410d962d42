"""Addresses of the working area, and of pictures."""

from django.urls import URLPattern, path

from polisee.knowledge.web import working_about as about
from polisee.knowledge.web import working_citing as citing
from polisee.knowledge.web import working_due as due
from polisee.knowledge.web import working_duplicates as duplicates
from polisee.knowledge.web import working_home as home
from polisee.knowledge.web import working_merge as merging
from polisee.knowledge.web import working_recovery as recovery
from polisee.knowledge.web import working_review as review
from polisee.knowledge.web import working_translate as translate
from polisee.knowledge.web import working_write as write

RECORD = "work/records/<uuid:record_id>/"
LANGUAGE = RECORD + "translate/<slug:language>/"

urlpatterns: list[URLPattern] = [
    path("work/", home.work, name="work"),
    path("work/due/", due.due, name="due"),
    path("work/inbox/", home.inbox, name="inbox"),
    path("work/inbox/read/", home.read, name="inbox-read"),
    path("work/inbox/<uuid:notice_id>/read/", home.read, name="inbox-read-one"),
    path("work/similar", about.similar, name="similar"),
    path("work/cite", citing.cite_search, name="cite-search"),
    path("work/same/", duplicates.duplicates, name="duplicates"),
    path("work/same/<uuid:pair_id>/", duplicates.pair, name="pair"),
    path("work/merges/<uuid:merge_id>/undo/", merging.unmerge, name="unmerge"),
    path("work/records/", home.my_records, name="my-records"),
    path("work/records/new/", home.new, name="new"),
    path(RECORD + "edit/", write.edit, name="edit"),
    path(RECORD + "autosave", write.autosave, name="autosave"),
    path(RECORD + "preview/", about.preview, name="preview"),
    path(RECORD + "submit/", review.submit, name="submit"),
    path(RECORD + "review/", review.review, name="review"),
    path(RECORD + "review/assign/", review.assign, name="assign"),
    path(RECORD + "review/remark/", review.remark, name="remark"),
    path(RECORD + "review/decide/", review.decide, name="decide"),
    path(RECORD + "withdraw/", review.step, {"act": "withdraw"}, name="withdraw"),
    path(RECORD + "archive/", review.step, {"act": "archive"}, name="archive"),
    path(RECORD + "restore/", review.step, {"act": "restore"}, name="restore"),
    path(RECORD + "translate/", translate.languages, name="translations"),
    path(LANGUAGE, translate.translate, name="translate"),
    path(LANGUAGE + "approve/", translate.approve, name="approve-translation"),
    path(LANGUAGE + "autosave", write.autosave, name="autosave-translation"),
    path(RECORD + "links/", about.links, name="links"),
    path(RECORD + "same/", duplicates.say, name="say-same"),
    path(RECORD + "merge/<uuid:other_id>/", merging.merge, name="merge"),
    path(RECORD + "versions/", about.versions, name="versions"),
    path("records/images/<uuid:image_id>", about.image, name="image"),
    path("admin/recovery/", recovery.recovery, name="recovery"),
    path("admin/recovery/<uuid:recovery_id>/", recovery.report, name="recovery-report"),
    path("admin/recovery/<uuid:recovery_id>/report.txt", recovery.report_file, name="recovery-file"),
]
