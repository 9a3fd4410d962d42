"""Why a file is not taken: one sentence each, for the person who sent it."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.attachments.limits import MEGABYTE, limits
from polisee.foundation.errors import Message
from polisee.foundation.uploads import UploadError

SENTENCES: dict[str, Message] = {
    "empty": _("The file is empty."),
    "unknown": _(
        "We do not take this kind of file. Send PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), OpenDocument (odt, "
        "ods), CSV, plain text, JPEG, PNG or WebP."
    ),
    "archive": _("Archives are not taken. Send the files one by one."),
    "old_office": _(
        "This is an old Office file, or one with a password. Save it in the present format (docx, xlsx, pptx) without "
        "a password."
    ),
    "damaged": _("The file is damaged. Save it again and send it once more."),
    "two_in_one": _("Something else is hidden in front of or behind this file. Save it again and send that."),
    "bomb": _("Unpacked, this file would be enormous. It is not taken."),
    "locked": _("The file has a password or is encrypted, so that we cannot look into it. Save it without."),
    "macros": _("The file holds macros or a program. Save it without them and send it again."),
    "nested": _("The file holds another archive or a program. Take it out and send the file again."),
    "pdf_script": _("This PDF holds scripts or starts programs. Print it to a new PDF and send that."),
    "pdf_files": _("This PDF carries other files inside. Send them one by one."),
    "pdf_form": _("This PDF is a form of a kind that can run scripts. Print it to a new PDF and send that."),
    "markup": _("This is a web page, a drawing or a script, not plain text. Send it as a PDF."),
    "not_utf8": _("This text is not in UTF-8. Save it as “CSV UTF-8” or “UTF-8” and send it again."),
    "not_a_table": _("The name says CSV, but there are no columns in it. Name it .txt, or save the table again."),
    "infected": _("The virus scanner has found something in this file. It is not taken."),
    "no_scanner": _("Files are checked for viruses first, and the scanner does not answer. Try again later."),
    "no_room": _("There is no room for the file at the moment. Nothing was stored. Tell the operator."),
}


class TooLargeError(UploadError):
    """More bytes than a file may have."""

    status = 413


def refused(key: str) -> UploadError:
    """The refusal of that name, to be raised."""
    return UploadError(SENTENCES[key])


def too_large() -> TooLargeError:
    sentence = _("The file is larger than %(most)s MB. Make it smaller and send it again.")
    return TooLargeError(str(sentence) % {"most": limits().most_bytes // MEGABYTE})


def wrong_ending(ending: str, is_really: Message) -> UploadError:
    """The name says one thing, the content is another."""
    sentence = _("The name ends in “%(ending)s”, but the content is: %(type)s. Save it again under its own type.")
    return UploadError(str(sentence) % {"ending": ending, "type": is_really})
