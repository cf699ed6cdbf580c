"""The metronome runs its jobs, and outlives one that fails."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.files import Files
from bot.store.leadership import Leadership
from scheduler.jobs import JOBS, Job
from scheduler.metronome import Metronome
from scheduler.tools import Tools
from tests.support.edge import Edge


@pytest.fixture
def tools(edge: Edge, database_url: str, tmp_path: Path) -> Tools:
    return Tools(edge.store, edge.clock, edge.messenger, Leadership(database_url), Files(tmp_path / "files"))


def test_a_failing_job_is_logged_by_place_and_not_by_words(
    tools: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_tools: Tools) -> None:
        raise ValueError("a secret sentence")

    metronome = Metronome(tools, ())
    with caplog.at_level(logging.ERROR):
        metronome.tick(Job("broken", 60, fail))
    tools.leadership.give_up()
    assert "ValueError at test_metronome.py" in caplog.text
    assert "a secret sentence" not in caplog.text


def test_every_job_runs_on_an_installation_without_a_plan(
    edge: Edge, tools: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    metronome = Metronome(tools)
    for job in JOBS:
        metronome.tick(job)
        edge.clock.set(edge.clock.now() + timedelta(days=1))
        metronome.tick(job)
    tools.leadership.give_up()
    assert "failed" not in caplog.text


def test_of_two_clocks_only_the_leader_does_what_one_has_to_do(
    edge: Edge, tools: Tools, database_url: str
) -> None:
    ran: list[str] = []
    everybody = Job("for everybody", 60, lambda _tools: ran.append("each"), leader_only=False)
    leader = Job("for the leader", 60, lambda _tools: ran.append("leader"))
    other = replace(tools, leadership=Leadership(database_url))
    for metronome in (Metronome(tools, ()), Metronome(other, ())):
        metronome.tick(leader)
        metronome.tick(everybody)
    tools.leadership.give_up()
    assert ran == ["leader", "each", "each"]
    Metronome(other, ()).tick(leader)
    other.leadership.give_up()
    assert ran[3:] == ["leader"]


def test_a_clock_that_begins_to_lead_sends_what_the_one_before_it_had_on_its_way(
    edge: Edge, tools: Tools
) -> None:
    edge.claim("a")
    with edge.store.writing() as books:
        books.deliveries.take(edge.clock.now(), 1)
    assert edge.send() == [], "it may still be alive"
    assert tools.leads()
    tools.leadership.give_up()
    edge.send()
    assert len(edge.said()) == 1
