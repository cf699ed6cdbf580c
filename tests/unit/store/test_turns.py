"""Turns: first come, first served, however eager the one that has just had it."""

from __future__ import annotations

import threading

import pytest

from bot.store.turns import Turns


def test_whoever_waits_is_next_though_the_one_before_wants_it_again() -> None:
    turns = Turns()
    order: list[str] = []
    waits = threading.Event()

    def webhook() -> None:
        waits.set()
        with turns.turn():
            order.append("webhook")

    other = threading.Thread(target=webhook)
    with turns.turn():
        other.start()
        waits.wait(30)
        while not turns.waiting:
            pass
    with turns.turn():
        order.append("worker again")
    other.join(30)

    assert order == ["webhook", "worker again"]


def test_one_at_a_time_and_in_the_order_they_came() -> None:
    turns = Turns()
    order: list[int] = []

    def take(number: int) -> None:
        with turns.turn():
            order.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(20)]
    with turns.turn():
        for number, thread in enumerate(threads, start=1):
            thread.start()
            while turns.waiting < number:
                pass
    for thread in threads:
        thread.join(30)

    assert order == list(range(20))


def test_a_turn_that_fails_is_passed_on() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        assert turns.waiting == 0
