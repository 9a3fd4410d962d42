"""Asking for one page over and over, eight at a time, over connections that stay open."""

import http.client
import threading
import time
from dataclasses import dataclass

CONCURRENCY = 8
WARM_UP_SECONDS = 1.0


@dataclass(frozen=True)
class Speed:
    """What came of it; times in milliseconds."""

    requests: int
    errors: int
    requests_a_second: float
    p50_ms: float
    p95_ms: float


def ask_over_and_over(port: int, path: str, *, seconds: float, cookie: str = "") -> Speed:
    """`CONCURRENCY` readers, each asking again as soon as it has been answered."""
    times: list[float] = []
    errors: list[int] = []
    lock = threading.Lock()
    begin = time.perf_counter() + WARM_UP_SECONDS
    headers = {"Cookie": cookie} if cookie else {}

    def reader() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        own: list[float] = []
        wrong = 0
        while (started := time.perf_counter()) < begin + seconds:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            if started >= begin:
                own.append(time.perf_counter() - started)
                wrong += answer.status != 200
        connection.close()
        with lock:
            times.extend(own)
            errors.append(wrong)

    readers = [threading.Thread(target=reader) for _ in range(CONCURRENCY)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    times.sort()
    return Speed(
        requests=len(times),
        errors=sum(errors),
        requests_a_second=round(len(times) / seconds, 1),
        p50_ms=round(1000 * times[len(times) // 2], 1) if times else 0.0,
        p95_ms=round(1000 * times[int(len(times) * 0.95)], 1) if times else 0.0,
    )
