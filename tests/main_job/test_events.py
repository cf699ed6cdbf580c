"""Events that failed: seen without their words, and given another chance."""

from __future__ import annotations

from pathlib import Path

from bot.store.accepting import Delivered
from bot.store.store import Store
from tests.builders import NOON, a_new_event
from tests.support.command_line import CommandLine
from tests.support.stage import a_stage


def put_aside(store: Store, *numbers: int) -> None:
    """Events that failed for good."""
    store.accept_events(Delivered(tuple(a_new_event(number) for number in numbers), NOON))
    for _ in numbers:
        with store.writing() as books:
            for event in books.inbox.claim(NOON):
                books.inbox.fail(event.id, "ValueError", NOON, retry_at=None)


def test_an_event_put_aside_is_shown_and_replayed(store: Store, database_url: str, tmp_path: Path) -> None:
    put_aside(store, 1, 2)
    line = CommandLine(database_url, tmp_path)

    shown = line.json("events")
    first, second = shown["quarantined"]
    line.ok("events", "replay", str(first["id"]))
    after = line.json("events")

    assert (first["failure"], first["attempts"], shown["waiting"]) == ("ValueError", 1, 0)
    assert "body" not in first
    assert [item["id"] for item in after["quarantined"]] == [second["id"]]
    assert after["waiting"] == 1


def test_an_unknown_event_undoes_the_whole_replay(store: Store, database_url: str, tmp_path: Path) -> None:
    put_aside(store, 1)
    line = CommandLine(database_url, tmp_path)
    refused = line.run("events", "replay", "1", "404")

    assert refused.returncode == 1
    assert "404 was not put aside" in refused.stderr
    assert line.json("events")["waiting"] == 0


def test_the_figures_count_what_waits(sqlite_store: Store) -> None:
    put_aside(sqlite_store, 1)
    sqlite_store.accept_events(Delivered((a_new_event(2),), NOON))
    with a_stage(sqlite_store, "2025-03-10T12:01:00+07:00") as stage:
        page = stage.app.test_client().get("/metrics")

    figures = dict(line.rsplit(" ", 1) for line in page.text.splitlines() if not line.startswith("#"))
    assert page.headers["Content-Type"].startswith("text/plain")
    assert figures["tamngan_events_waiting"] == "1.0"
    assert figures["tamngan_events_oldest_seconds"] == "60.0"
    assert figures["tamngan_events_quarantined"] == "1.0"
