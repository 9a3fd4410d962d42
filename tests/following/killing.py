"""A way to send mail that is killed on the way: a line in a file is a mail that left. For `test_killed.py`."""

import os
import signal
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend


class KilledBackend(BaseEmailBackend):
    """`KILLED_WHEN`: `opening` (before the claim), `before` (claimed, nothing sent), `after` (sent, not yet noted)."""

    def open(self) -> bool:
        self._die_if("opening")
        return True

    def send_messages(self, email_messages) -> int:
        self._die_if("before")
        with Path(os.environ["MAILS_LEFT"]).open("a") as file:
            file.writelines(f"{mail.to[0]}\n" for mail in email_messages)
        self._die_if("after")
        return len(email_messages)

    def _die_if(self, moment: str) -> None:
        if os.environ.get("KILLED_WHEN") == moment:
            os.kill(os.getpid(), signal.SIGKILL)
