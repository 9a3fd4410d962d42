"""`polisee up`: comes up, comes up again, ends cleanly, survives being killed."""

import os
import signal
import socket
import time

import pytest

from tests.config.installation import interrupt, wait_for_page

pytestmark = pytest.mark.slow


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nothing_runs(installation, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while installation.processes() and time.monotonic() < end:
        time.sleep(0.2)
    return not installation.processes()


def test_it_comes_up_ends_cleanly_and_comes_up_again(installation, port: int) -> None:
    for _time in range(2):
        child = installation.start(port)
        try:
            assert "<h1" in wait_for_page(f"http://127.0.0.1:{port}/en/", child)
            second = installation.run("up", "--port", str(port))
            assert second.returncode == 1
            assert "cannot be had" in second.stderr and "Traceback" not in second.stderr
            third = installation.run("up", "--port", str(port - 1))
            assert third.returncode == 1
            assert "runs already" in third.stderr
        finally:
            status = interrupt(child)
        assert status == 0
        assert nothing_runs(installation)
    told = (installation.var / "up.log").read_text()
    password = (installation.var / "demo-password").read_text()
    assert told.count(password) == 2
    assert all(f"{name}@polisee.example" in told for name in ("contributor", "reviewer", "leader", "admin"))


def test_killed_without_warning_it_leaves_nobody_behind_and_starts_again(installation, port: int) -> None:
    child = installation.start(port)
    wait_for_page(f"http://127.0.0.1:{port}/en/", child)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert nothing_runs(installation)
    again = installation.start(port)
    try:
        assert "<h1" in wait_for_page(f"http://127.0.0.1:{port}/en/", again)
    finally:
        assert interrupt(again) == 0
    assert nothing_runs(installation)


def test_a_port_that_somebody_has_is_a_sentence(installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = installation.run("up", "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: Port ")
    assert "Traceback" not in answer.stderr
