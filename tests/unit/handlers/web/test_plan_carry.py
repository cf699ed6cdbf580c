"""Next year's plan on the board: looked at beside last year's results, made once, refused twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.calendar import FiscalYear
from bot.store.store import Store
from tests.support.board import Board
from tests.support.stage import a_stage
from tests.support.village import YEAR, found_village

PAGE = "/board/plan/carry"
NEXT = FiscalYear(2570)


@pytest.fixture
def board(sqlite_store: Store) -> Iterator[Board]:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        board = Board(stage, office)
        staff = stage.platform.add_user("สุดา")
        group = stage.division_group(board.coordinator, "กองคลัง", [staff])
        assert stage.say(staff, group, "รายงาน 3 ทำทะเบียนยืมพัสดุแล้วเสร็จ")
        yield board


def planned(board: Board) -> list[FiscalYear]:
    with board.stage.store.reading() as books:
        return books.plans.years(board.office.id)


def test_the_page_shows_last_years_results_and_stores_nothing(board: Board) -> None:
    text = board.browser.get(f"{PAGE}?year={YEAR}").text

    assert "ใช้แผนปี 2569 ต่อในปี 2570" in text
    assert "มาตรการ 7 เรื่อง" in text
    assert "ทำทะเบียนยืมพัสดุแล้วเสร็จ" in text
    assert "กลุ่ม LINE 1 กลุ่ม" in text
    assert "1 ต.ค. 69 – 30 ก.ย. 70" in text
    assert "ยังไม่ได้บันทึกอะไร" in text
    assert planned(board) == [YEAR]


def test_the_button_makes_the_plan_and_is_noted(board: Board) -> None:
    status, _text = board.send(f"{PAGE}?year={YEAR}", PAGE, year=str(YEAR))

    assert status == 302
    assert planned(board) == [YEAR, NEXT]
    assert board.actions()[0] == "plan carried"
    assert "สร้างแผนจากปีก่อน" in board.browser.get("/board/audit").text


def test_last_years_words_stand_on_the_page_of_the_measure(board: Board) -> None:
    before = board.browser.get(f"/board/measures/3?year={YEAR}&round=1").text
    board.send(f"{PAGE}?year={YEAR}", PAGE, year=str(YEAR))
    text = board.browser.get(f"/board/measures/3?year={NEXT}&round=1").text

    assert "ที่รายงานไว้ในปีก่อน" not in before
    assert "ที่รายงานไว้ในปีก่อน" in text
    assert "ทำทะเบียนยืมพัสดุแล้วเสร็จ" in text


def test_a_year_that_has_a_plan_is_refused_in_one_sentence(board: Board) -> None:
    page = f"{PAGE}?year={YEAR}"
    board.send(page, PAGE, year=str(YEAR))
    shown = board.browser.get(page)
    status, text = board.send("/board/plan", PAGE, year=str(YEAR))

    assert (shown.status_code, status) == (422, 422)
    assert "ปีงบประมาณ 2570 มีแผนอยู่แล้ว" in shown.text
    assert "ปีงบประมาณ 2570 มีแผนอยู่แล้ว" in text


def test_a_year_without_a_plan_is_refused(board: Board) -> None:
    assert board.browser.get(f"{PAGE}?year=2560").status_code == 422
    assert board.send("/board/plan", PAGE, year="2560")[0] == 422
    assert board.send("/board/plan", PAGE, year="x")[0] == 422


def test_the_plan_page_offers_it_only_where_it_can_be_done(board: Board) -> None:
    offer = "เตรียมแผนปี 2570"

    assert offer in board.browser.get(f"/board/plan?year={YEAR}").text
    board.send(f"{PAGE}?year={YEAR}", PAGE, year=str(YEAR))
    assert offer not in board.browser.get(f"/board/plan?year={YEAR}").text
