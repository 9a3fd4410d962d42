"""The door of this room: kinds, acts, and what the public reads."""

from polisee.foundation.errors import DomainError, InvalidError, NotAllowedError, StaleError
from polisee.foundation.word_diff import Piece, has_changes, word_diff
from polisee.records import changes, describing, due, merged, pairs, permissions, queries, recovering, showing, working
from polisee.records.events import (
    LinksChanged,
    RecordPublished,
    RecordsMerged,
    RecordsPrepared,
    RecordWithdrawn,
    ReviewStepTaken,
)
from polisee.records.exporting import Exported, LinkEnd, exported
from polisee.records.files import sealed_bytes, working_bytes
from polisee.records.messages import messages_of
from polisee.records.oddity_words import sentences_of, weightiest
from polisee.records.operations.attaching import attach
from polisee.records.operations.images import add_image
from polisee.records.operations.importing import ImportOutcome, external_ids_known, import_record
from polisee.records.operations.linking import link, unlink
from polisee.records.operations.merging import is_untouched, merge_records, undo_merge
from polisee.records.operations.outbound import refuse_host
from polisee.records.operations.pairing import decide_pair, say_of_pair
from polisee.records.operations.publishing import archive, restore
from polisee.records.operations.recovering import begin_recovery, recover_access, recover_record, recover_role
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
    published,
    published_one,
)
from polisee.records.queries import KeptFile
from polisee.records.rules.citing import Block, Run, Sentence, Synthesis, records_named_in, without_marks
from polisee.records.rules.citing import read as read_synthesis
from polisee.records.rules.clocks import ClockFigures
from polisee.records.rules.completeness import Completeness, completeness
from polisee.records.rules.content import (
    ATTACHED,
    EVIDENCE_GRADES,
    clean_content,
    public_content,
    texts_of,
    what_is_missing,
)
from polisee.records.rules.describing import LICENCE, Description, dublin_core
from polisee.records.rules.exported import record_line
from polisee.records.rules.fields import (
    BandedChoices,
    Choice,
    Choices,
    CitedProse,
    CodeTree,
    Counts,
    Day,
    Field,
    Line,
    Name,
    Number,
    Problem,
    Prose,
    Words,
    Year,
    words_in,
)
from polisee.records.rules.joining import LISTS, names_of, value_of
from polisee.records.rules.json_schema import record_schema
from polisee.records.rules.kinds import Kind, Section, all_kinds, kind_of, register
from polisee.records.rules.life import CLOCKS, is_due_for_review
from polisee.records.rules.link_changes import LinkChange, link_changes
from polisee.records.rules.links import LINK_TYPES
from polisee.records.rules.merging import Merged, merge
from polisee.records.rules.outbound import FieldLink, links_of
from polisee.records.rules.together import InOrder, Wants
from polisee.records.uses import hosts_if_published, hosts_of_texts
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
    "LICENCE",
    "LINK_TYPES",
    "LISTS",
    "BandedChoices",
    "Block",
    "Candidate",
    "Choice",
    "Choices",
    "CitedProse",
    "ClockFigures",
    "CodeTree",
    "Completeness",
    "Counts",
    "Day",
    "Description",
    "DomainError",
    "Exported",
    "Field",
    "FieldLink",
    "ImportOutcome",
    "InOrder",
    "InvalidError",
    "KeptFile",
    "Kind",
    "Line",
    "LinkChange",
    "LinkEnd",
    "LinksChanged",
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
    "RecordsMerged",
    "RecordsPrepared",
    "ReviewState",
    "ReviewStepTaken",
    "Run",
    "Section",
    "Sentence",
    "StaleError",
    "Synthesis",
    "TranslationField",
    "TranslationTask",
    "Wants",
    "Words",
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
    "begin_recovery",
    "broken_seals",
    "changes",
    "clean_content",
    "completeness",
    "decide_pair",
    "describing",
    "drop_typing",
    "dublin_core",
    "due",
    "exported",
    "external_ids_known",
    "has_changes",
    "hosts_if_published",
    "hosts_of_texts",
    "import_record",
    "is_due_for_review",
    "is_untouched",
    "keep_typing",
    "kind_of",
    "link",
    "link_changes",
    "links_of",
    "merge",
    "merge_records",
    "merged",
    "messages_of",
    "names_of",
    "open_publication",
    "pairs",
    "permissions",
    "plan_review",
    "public_content",
    "published",
    "published_one",
    "queries",
    "read_synthesis",
    "record_line",
    "record_schema",
    "records_named_in",
    "recover_access",
    "recover_record",
    "recover_role",
    "recovering",
    "refuse_host",
    "register",
    "remark",
    "restore",
    "save_record",
    "save_translation",
    "say_of_pair",
    "sealed_bytes",
    "sentences_of",
    "showing",
    "submit",
    "texts_of",
    "undo_merge",
    "unlink",
    "value_of",
    "weightiest",
    "what_is_missing",
    "withdraw",
    "without_marks",
    "word_diff",
    "words_in",
    "working",
    "working_bytes",
]
