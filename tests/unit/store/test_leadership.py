"""One clock leads at a time, and another takes over when it is gone."""

from __future__ import annotations

import subprocess
import sys

import psycopg
import pytest

from bot.store.leadership import Leadership

_LEADER = """
import sys
from bot.store.leadership import Leadership
leadership = Leadership(sys.argv[1])
print(leadership.lead(lambda: None), flush=True)
sys.stdin.read()
"""


class Witness:
    """Counts how often leadership was taken over."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def test_one_leads_until_it_gives_up(database_url: str) -> None:
    first, second = Leadership(database_url), Leadership(database_url)
    taken, taken_later = Witness(), Witness()
    assert [first.lead(taken) for _ in range(3)] == [True] * 3
    assert [second.lead(taken_later) for _ in range(3)] == [False] * 3
    first.give_up()
    assert second.lead(taken_later)
    assert not first.lead(taken)
    assert (taken.times, taken_later.times) == (1, 1)
    second.give_up()


def test_another_leads_as_soon_as_the_leader_is_killed(database_url: str) -> None:
    leader = subprocess.Popen(
        [sys.executable, "-c", _LEADER, database_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert leader.stdout is not None
    assert leader.stdout.readline() == "True\n"
    waiting = Leadership(database_url)
    assert not waiting.lead(Witness())
    leader.kill()
    leader.communicate(timeout=30)
    taken = Witness()
    while not waiting.lead(taken):  # PostgreSQL needs a moment to see that the other side hung up
        pass
    assert taken.times == 1
    waiting.give_up()


def test_leading_is_tried_again_when_taking_over_failed(sqlite_url: str) -> None:
    leadership, taken = Leadership(sqlite_url), Witness()

    def fail() -> None:
        raise OSError("the database is away")

    with pytest.raises(OSError, match="away"):
        leadership.lead(fail)
    assert leadership.lead(taken)
    assert taken.times == 1
    leadership.give_up()


@pytest.mark.postgresql
def test_a_leader_whose_connection_was_ended_notices_and_lines_up_again(postgresql_url: str) -> None:
    first, second = Leadership(postgresql_url), Leadership(postgresql_url)
    taken = Witness()
    assert first.lead(taken)
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tamngan clock'"
        )
    while not second.lead(taken):
        pass
    assert not first.lead(taken)
    assert taken.times == 2
    second.give_up()
