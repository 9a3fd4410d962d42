"""The door of this room: kinds, acts, and what the public reads."""

from polisee.foundation.errors import DomainError, InvalidError, NotAllowedError, StaleError
from polisee.records import permissions, queries, showing, working
from polisee.records.events import RecordPublished, RecordWithdrawn, ReviewStepTaken
from polisee.records.files import broken_files, sealed_bytes, working_bytes
from polisee.records.operations.attaching import attach
from polisee.records.operations.images import add_image
from polisee.records.operations.importing import ImportOutcome, external_ids_known, import_record
from polisee.records.operations.linking import link, unlink
from polisee.records.operations.publishing import archive, restore
from polisee.records.operations.reviewing import approve, ask_changes, assign, remark, submit, withdraw
from polisee.records.operations.translating import approve_translation, save_translation
from polisee.records.operations.writing import (
    begin_record,
    drop_typing,
    keep_typing,
    plan_review,
    save_record,
)
from polisee.records.published import (
    LocalText,
    PublishedRecord,
    all_published,
    broken_seals,
    open_publication,
    publications_count,
    published,
    published_one,
)
from polisee.records.queries import KeptFile
from polisee.records.rules.citing import Block, Run, Sentence, Synthesis, records_named_in, without_marks
from polisee.records.rules.citing import read as read_synthesis
from polisee.records.rules.clocks import ClockFigures
from polisee.records.rules.content import ATTACHED, EVIDENCE_GRADES, clean_content, texts_of, what_is_missing
from polisee.records.rules.diff import Piece, has_changes, word_diff
from polisee.records.rules.fields import (
    BandedChoices,
    Choice,
    Choices,
    CitedProse,
    Field,
    Line,
    Name,
    Number,
    Problem,
    Prose,
    Year,
)
from polisee.records.rules.json_schema import record_schema
from polisee.records.rules.kinds import Kind, Section, all_kinds, kind_of, register
from polisee.records.rules.life import CLOCKS, is_due_for_review
from polisee.records.rules.links import LINK_TYPES
from polisee.records.rules.merging import Merged, merge
from polisee.records.working import (
    Candidate,
    ReviewState,
    TranslationField,
    TranslationTask,
    WorkRow,
)

__all__ = [
    "ATTACHED",
    "CLOCKS",
    "EVIDENCE_GRADES",
    "LINK_TYPES",
    "BandedChoices",
    "Block",
    "Candidate",
    "Choice",
    "Choices",
    "CitedProse",
    "ClockFigures",
    "DomainError",
    "Field",
    "ImportOutcome",
    "InvalidError",
    "KeptFile",
    "Kind",
    "Line",
    "LocalText",
    "Merged",
    "Name",
    "NotAllowedError",
    "Number",
    "Piece",
    "Problem",
    "Prose",
    "PublishedRecord",
    "RecordPublished",
    "RecordWithdrawn",
    "ReviewState",
    "ReviewStepTaken",
    "Run",
    "Section",
    "Sentence",
    "StaleError",
    "Synthesis",
    "TranslationField",
    "TranslationTask",
    "WorkRow",
    "Year",
    "add_image",
    "all_kinds",
    "all_published",
    "approve",
    "approve_translation",
    "archive",
    "ask_changes",
    "assign",
    "attach",
    "begin_record",
    "broken_files",
    "broken_seals",
    "clean_content",
    "drop_typing",
    "external_ids_known",
    "has_changes",
    "import_record",
    "is_due_for_review",
    "keep_typing",
    "kind_of",
    "link",
    "merge",
    "open_publication",
    "permissions",
    "plan_review",
    "publications_count",
    "published",
    "published_one",
    "queries",
    "read_synthesis",
    "record_schema",
    "records_named_in",
    "register",
    "remark",
    "restore",
    "save_record",
    "save_translation",
    "sealed_bytes",
    "showing",
    "submit",
    "texts_of",
    "unlink",
    "what_is_missing",
    "withdraw",
    "without_marks",
    "word_diff",
    "working",
    "working_bytes",
]
