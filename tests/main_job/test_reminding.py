"""Reminding from the operator's side: `tamngan remind`, `status` and `clock` as processes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.silent_village import SilentVillage, a_silent_village

AT = ("--at", "2026-03-11T09:00:00+07:00")


@pytest.fixture
def village(sqlite_url: str, tmp_path: Path) -> Iterator[SilentVillage]:
    with a_silent_village(sqlite_url, tmp_path) as village:
        village.at(AT[1])
        yield village


def test_what_is_due_can_be_seen_and_then_sent_once(village: SilentVillage) -> None:
    planned = village.command.json("remind", *AT, "--dry-run")
    assert village.pushes() == ()
    sent = village.command.json("remind", *AT)
    assert told(sent) == told(planned)
    assert sent["held"] == []
    assert [set(line) for line in sent["sent"]] == [{"chat", "why", "cost"}] * 6
    assert {line["chat"]: line["cost"] for line in sent["sent"]} == {
        **{group.id: 12 for group in village.groups},
        village.coordinator.id: 1,
    }
    assert village.taken() == village.everybody
    assert village.command.json("remind", *AT) == {"sent": [], "held": []}


def test_a_group_that_is_gone_is_told_of_as_held(village: SilentVillage) -> None:
    village.groups[0].bot_in = False
    [held] = village.command.json("remind", *AT)["held"]
    assert held["chat"] == village.groups[0].id
    assert held["why"].endswith("TamNgan is not in this chat any more")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--at", "soon"), "--at soon is no instant; write it like 2025-04-10T09:00+07:00"),
        (("--office", "404"), "There is no office 404; list them with: tamngan office list"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    village: SilentVillage, words: tuple[str, ...], sentence: str
) -> None:
    done = village.command.run("remind", *words)
    assert (done.returncode, done.stderr.strip()) == (1, sentence)


@pytest.mark.parametrize("command", ["remind", "clock"])
def test_without_a_token_nothing_begins(village: SilentVillage, command: str) -> None:
    del village.command.environment["LINE_CHANNEL_ACCESS_TOKEN"]
    done = village.command.run(command)
    assert done.returncode == 1
    [sentence] = done.stderr.splitlines()
    assert "LINE_CHANNEL_ACCESS_TOKEN is missing" in sentence


def test_the_status_shows_the_board_the_quota_and_the_queue(village: SilentVillage) -> None:
    village.tick(AT[1])
    status = village.command.json("status")
    assert [division["division"] for division in status["divisions"]] == [
        division.name for division in village.office.divisions
    ]
    assert set(status["quota"]) == {"limit", "used", "planned", "read_at"}
    assert status["queue"] == {"waiting": 0, "cost": 0, "in_trouble": 0, "failed": 0}
    assert "Quota of this month" in village.command.ok("status")


def test_the_clock_ticks_until_it_is_told_to_stop(village: SilentVillage) -> None:
    process = village.command.start("clock")
    assert process.stdout is not None
    assert process.stdout.readline() == "TamNgan's clock ticks.\n"
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "failed" not in log


def told(document: dict[str, list[dict[str, object]]]) -> dict[str, list[str]]:
    """The lines of an answer in no order: pushes go out several at a time."""
    return {name: sorted(map(str, lines)) for name, lines in document.items()}
