"""What an operator does about reminders beforehand: the calendar, days off, pauses, occasions."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.reminded_year import RemindedYear


@pytest.fixture
def tamngan(sqlite_url: str, tmp_path: Path) -> CommandLine:
    """The command on an office with five groups and a plan for 2569."""
    store = Store(sqlite_url)
    RemindedYear(store)
    store.close()
    return CommandLine(sqlite_url, tmp_path)


def test_the_calendar_tells_each_day_its_reason_and_its_price(tamngan: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "reminders.ics"
    shown = tamngan.json("calendar", "--fiscal-year", "2569", "-o", str(path))
    first = shown["days"][0]
    assert (first["day"], first["at"]) == ("2026-03-02", "2026-03-02T09:00:00+07:00")
    assert first["occasions"] == ["opening"]
    assert "เลื่อนจากวันอาทิตย์ที่ 1 มี.ค. 69" in first["why"]
    assert shown["cost"]["naive"] == 1200
    assert max(shown["cost"]["within_quota"].values()) <= shown["cost"]["quota"] == 300
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == len(shown["days"]) + 4
    assert "2026-04-10" in tamngan.ok("calendar", "--fiscal-year", "2569")


def test_a_year_without_a_plan_is_one_sentence(tamngan: CommandLine) -> None:
    done = tamngan.run("calendar", "--fiscal-year", "2571")
    assert done.returncode == 1
    assert done.stderr.strip() == "Office 1 has no plan for 2571; import one with: tamngan plan import"


def test_a_day_off_moves_what_would_fall_on_it(tamngan: CommandLine) -> None:
    tamngan.ok("days", "add", "2026-04-03", "--name", "วันหยุดพิเศษ")
    assert {"day": "2026-04-03", "name": "วันหยุดพิเศษ", "off": True} in tamngan.json(
        "days", "list", "--year", "2026"
    )
    assert "2026-04-02" in days(tamngan)
    tamngan.ok("days", "remove", "2026-04-03")
    assert "2026-04-03" in days(tamngan)
    assert "2026-04-03  วันทำการ  (worked)" in tamngan.ok("days", "list", "--year", "2026")


def test_a_day_that_is_none_is_one_sentence(tamngan: CommandLine) -> None:
    done = tamngan.run("days", "add", "31/2/2026", "--name", "วันหยุด")
    assert done.returncode == 1
    assert done.stderr.strip() == "DAY 31/2/2026 is no day; write it like 2026-04-10"


def test_a_pause_is_begun_seen_and_ended(tamngan: CommandLine) -> None:
    tamngan.ok("pause", "begin", "--division", "กองคลัง")
    assert [one["division"] for one in tamngan.json("pause", "list")] == ["กองคลัง"]
    tamngan.ok("pause", "end", "1")
    assert tamngan.json("pause", "list") == []
    again = tamngan.run("pause", "end", "1")
    assert again.returncode == 1
    assert "There is no pause 1 to end" in again.stderr


def test_an_occasion_that_is_off_is_not_planned(tamngan: CommandLine) -> None:
    tamngan.ok("reminders", "off", "before_30")
    assert tamngan.json("reminders", "list")["before_30"] is False
    assert "2026-03-11" not in days(tamngan)
    tamngan.ok("reminders", "on", "before_30")
    assert "2026-03-11" in days(tamngan)


def test_what_the_operator_changes_is_in_the_audit_trail(tamngan: CommandLine, sqlite_url: str) -> None:
    tamngan.ok("days", "add", "2026-04-03", "--name", "วันหยุดพิเศษ")
    tamngan.ok("days", "remove", "2026-04-03")
    tamngan.ok("pause", "begin", "--division", "กองคลัง")
    tamngan.ok("pause", "end", "1")
    tamngan.ok("reminders", "off", "before_30")
    tamngan.ok("reminders", "on", "before_30")
    store = Store(sqlite_url)
    with store.reading() as books:
        records = books.audit.of_office(1)
    store.close()
    assert {one.actor for one in records} == {"operator"}
    assert [(one.action, one.subject) for one in reversed(records)] == [
        ("day off added", "day:2026-04-03"),
        ("day off removed", "day:2026-04-03"),
        ("pause begun", "pause:1"),
        ("pause ended", "pause:1"),
        ("occasion switched off", "occasion:before_30"),
        ("occasion switched on", "occasion:before_30"),
    ]


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (["days", "add", "1999-04-03", "--name", "วันหยุด"], "DAY 1999-04-03 is too far off"),
        (["days", "add", "2026-04-03", "--name", " "], "--name is empty"),
        (["pause", "begin", "--until", "2020-01-01"], "--until 2020-01-01 is past"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    tamngan: CommandLine, sqlite_url: str, command: list[str], complaint: str
) -> None:
    done = tamngan.run(*command)
    assert done.returncode == 1
    assert done.stderr.startswith(complaint)
    assert len(done.stderr.splitlines()) == 1
    store = Store(sqlite_url)
    with store.reading() as books:
        assert books.audit.of_office(1) == []
    store.close()


def days(tamngan: CommandLine) -> list[str]:
    return [one["day"] for one in tamngan.json("calendar", "--fiscal-year", "2569")["days"]]
