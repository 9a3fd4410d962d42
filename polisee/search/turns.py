"""Taking turns at heavy work: first come, first served.

Eight people who ask at once on two processors all wait about as long, instead of some for very long: a semaphore of
Python lets who comes last go first.
"""

from collections import deque
from threading import Lock
from types import TracebackType


class Turns:
    """Lets at most so many in at once, in the order in which they came. Use it as a context."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: deque[Lock] = deque()
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()  # the place is handed over, nobody can slip in between
            else:
                self._free += 1
