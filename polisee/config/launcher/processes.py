"""Our child processes: started so that they end when we end, stopped so that nothing stays behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 15


def die_with_parent(number: int = signal.SIGTERM) -> None:
    """Ask the system to send us a signal when our parent ends, even by `kill -9`. Linux only; elsewhere nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start `polisee …` as a child in a session of its own, so that Ctrl-C reaches it through us."""
    return subprocess.Popen(
        [sys.executable, "-m", "polisee.config.cli", *arguments],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "POLISEE_PARENT": str(os.getpid())},
    )


def is_child() -> bool:
    """Has `polisee up` started us?"""
    return "POLISEE_PARENT" in os.environ


def follow_parent() -> None:
    """In a child: end when the parent ends. Does nothing for a process that nobody of ours started."""
    parent = os.environ.get("POLISEE_PARENT")
    if parent:
        die_with_parent()
        if os.getppid() != int(parent):  # it ended before we could ask
            sys.exit(0)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask each to end, wait a while, then insist."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
