"""Files that are too large stop at the door; the words that were sent with them come in."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from polisee.foundation.attachments.limits import limits


class LimitedUploadHandler(FileUploadHandler):
    """Stands before Django's own: counts, and skips a file that grows beyond the limit."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > limits().most_bytes:
            request: Any = self.request
            request.files_too_large = {*too_large_in(request), str(self.field_name)}
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps it."""


def too_large_in(request: HttpRequest) -> set[str]:
    """The names of the fields whose files were skipped."""
    return set(getattr(request, "files_too_large", ()))
