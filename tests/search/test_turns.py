import threading
import time

import pytest

from polisee.search.turns import Turns


def started(turns, work, count):
    threads = []
    for number in range(count):
        thread = threading.Thread(target=lambda number=number: work(turns, number))
        thread.start()
        threads.append(thread)
        time.sleep(0.005)
    return threads


def test_who_comes_first_is_served_first():
    order = []
    turns = Turns(1)

    def work(turns, number):
        with turns:
            order.append(number)

    with turns:
        threads = started(turns, work, 12)
    for thread in threads:
        thread.join()
    assert order == list(range(12))


def test_no_more_than_so_many_are_in_at_once():
    inside, most = [], []

    def work(turns, number):
        with turns:
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.1)
            inside.remove(number)

    for thread in started(Turns(3), work, 20):
        thread.join()
    assert max(most) == 3


def test_a_failure_gives_its_place_back():
    turns = Turns(1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turns:
            raise ZeroDivisionError
    with turns:
        pass
