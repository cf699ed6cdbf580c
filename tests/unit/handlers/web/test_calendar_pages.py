"""The reminder calendar on the board, and what keeps reminders quiet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from icalendar import Calendar

from bot.domain.ladder import Occasion
from bot.store.store import Store
from tests.builders import found_office
from tests.support.board import Board
from tests.support.stage import a_stage
from tests.support.village import found_village

ADDRESS = "/board/calendar"


@pytest.fixture
def board(sqlite_store: Store) -> Iterator[Board]:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        board = Board(stage, office)
        stage.division_group(board.coordinator, "กองคลัง", [])
        yield board


def test_every_day_says_why_and_what_it_costs(board: Board) -> None:
    text = board.browser.get(ADDRESS).text

    assert "วันศุกร์ที่ 3 เม.ย. 69 (7 วันก่อนกำหนด)" in text
    assert "จากโควตา 300" in text
    assert "วันสงกรานต์" in text


def test_a_day_off_moves_the_reminder_and_can_be_taken_back(board: Board) -> None:
    day = {"day": "2026-04-03", "name": "วันของหมู่บ้าน"}
    assert board.send(ADDRESS, f"{ADDRESS}/days?year=2569", on="yes", **day)[0] == 302
    moved = board.browser.get(ADDRESS).text
    assert "2 เม.ย. 69" in moved
    assert "ซึ่งเป็นวันของหมู่บ้าน" in moved

    assert board.send(ADDRESS, f"{ADDRESS}/days", on="no", **day)[0] == 302
    assert "วันศุกร์ที่ 3 เม.ย. 69 (7 วันก่อนกำหนด)" in board.browser.get(ADDRESS).text
    assert board.actions() == ["day off removed", "day off added"]


def test_a_pause_begins_and_ends(board: Board) -> None:
    division = str(board.office.divisions[1].id)
    assert board.send(ADDRESS, f"{ADDRESS}/pauses", division=division, last="2026-03-20")[0] == 302
    assert "กองคลัง พักตั้งแต่ 10 มี.ค. 69 ถึง 20 มี.ค. 69" in board.browser.get(ADDRESS).text

    assert board.send(ADDRESS, f"{ADDRESS}/pauses/1/end")[0] == 302
    assert "ไม่มีกองใดพักอยู่" in board.browser.get(ADDRESS).text
    assert board.send(ADDRESS, f"{ADDRESS}/pauses/1/end")[0] == 422
    assert board.actions() == ["pause ended", "pause begun"]


def test_an_occasion_is_switched_off_and_on(board: Board) -> None:
    for on, expected in (("no", {Occasion.BEFORE_7}), ("yes", set())):
        assert board.send(ADDRESS, f"{ADDRESS}/occasions/before_7", on=on)[0] == 302
        with board.stage.store.reading() as books:
            assert books.switched_off_occasions.of_offices([board.office.id])[board.office.id] == expected
    assert board.send(ADDRESS, f"{ADDRESS}/occasions/never", on="no")[0] == 404
    assert board.send(ADDRESS, f"{ADDRESS}/occasions/before_7")[0] == 422


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("days", {"day": "2026-02-30", "name": "วัน", "on": "yes"}, "เลือกวันให้ถูกต้อง"),
        ("days", {"day": "9999-01-01", "name": "วัน", "on": "yes"}, "เลือกวันให้ถูกต้อง"),
        ("days", {"day": "2026-04-03", "name": "", "on": "yes"}, "เขียนชื่อวันหยุด"),
        ("pauses", {"division": "999"}, "ไม่พบกองนี้"),
        ("pauses", {"last": "2026-03-09"}, "ต้องไม่ใช่วันที่ผ่านไปแล้ว"),
        ("pauses", {"last": "soon"}, "เลือกวันให้ถูกต้อง"),
    ],
)
def test_what_cannot_be_is_explained(board: Board, path: str, fields: dict[str, str], sentence: str) -> None:
    status, text = board.send(ADDRESS, f"{ADDRESS}/{path}", **fields)

    assert (status, sentence in text) == (422, True)
    assert board.actions() == []


def test_the_file_brings_every_day_into_a_calendar_program(board: Board) -> None:
    answer = board.browser.get(f"{ADDRESS}/2569/reminders.ics")
    events = Calendar.from_ical(answer.data).walk("VEVENT")

    assert answer.mimetype == "text/calendar"
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    assert date(2026, 4, 10) in {event.decoded("dtstart") for event in events}
    assert board.browser.get(f"{ADDRESS}/2580/reminders.ics").status_code == 404


def test_a_year_without_a_plan_says_so(board: Board) -> None:
    assert "ยังไม่มีแผนของปีงบประมาณ 2571" in board.browser.get(f"{ADDRESS}?year=2571").text
    assert board.browser.get(f"{ADDRESS}?year=99999").status_code == 404


def test_a_pause_of_another_office_is_not_there(board: Board) -> None:
    with board.stage.store.writing() as books:
        other = found_office(books, "ห้วยทราย")
        pause = books.pauses.begin(other.id, None, date(2026, 3, 1), None)

    assert board.send(ADDRESS, f"{ADDRESS}/pauses/{pause.id}/end")[0] == 422
