"""Turns: first come, first served, however eager the one that has just had it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.store.turns import Turns
from bot.store.turnstile import Turnstile

PATIENCE_SECONDS = 30


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


def test_whoever_is_in_a_hurry_goes_first_but_not_twice_in_a_row() -> None:
    turns = Turns()
    order: list[str] = []

    def take(name: str) -> None:
        with turns.turn(in_a_hurry=name.startswith("webhook")):
            order.append(name)

    names = ["worker", "outbox", "webhook", "webhook again"]
    threads = [threading.Thread(target=take, args=(name,)) for name in names]
    with turns.turn():
        for number, thread in enumerate(threads, start=1):
            thread.start()
            while turns.waiting < number:
                pass
        assert turns.is_hurried
    for thread in threads:
        thread.join(30)

    assert order == ["webhook", "worker", "webhook again", "outbox"]
    assert not turns.is_hurried


def test_another_process_that_waits_is_next_though_we_want_it_again(tmp_path: Path) -> None:
    ours, theirs = (Turns(Turnstile(tmp_path / "tamngan.db", PATIENCE_SECONDS)) for _ in range(2))
    order: list[str] = []

    def webhook() -> None:
        with theirs.turn():
            order.append("webhook")

    other = threading.Thread(target=webhook)
    with ours.turn():
        other.start()
        while not ours.is_hurried:
            pass
    with ours.turn():
        order.append("worker again")
    other.join(30)
    ours.close()
    theirs.close()

    assert order == ["webhook", "worker again"]


def test_a_process_that_was_stopped_on_its_way_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    ours, stopped = (Turns(Turnstile(tmp_path / "tamngan.db", patience=0.05)) for _ in range(2))
    with stopped.turn(), ours.turn():
        assert ours.waiting == 0
    ours.close()
    stopped.close()


def test_a_turn_that_fails_is_passed_on() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        assert turns.waiting == 0
