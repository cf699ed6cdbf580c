"""The board's first page, divisions and search: what is told, to whom, and at what cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import Engine, event

from bot.domain.plan import Responsible, Scope
from bot.domain.promise import Promise
from bot.domain.status import Status
from bot.store.store import Store
from tests.builders import NOON, YEAR, a_draft, a_measure, a_plan, found_office, office_with_plan
from tests.support.board import Board
from tests.support.stage import a_stage

MOMENT = "2025-03-10T12:00:00+07:00"
TREASURY = Responsible(Scope.LIST, ("กองคลัง",))


@pytest.fixture
def board(store: Store) -> Iterator[Board]:
    """One measure of everybody, one of กองคลัง alone."""
    office, _plan = office_with_plan(
        store, a_measure(), a_measure("1.2", "ประกาศผลจัดซื้อจัดจ้าง", responsible=TREASURY)
    )
    with a_stage(store, MOMENT) as stage:
        yield Board(stage, office)


def say(board: Board, measure: int, division: int, **changes: object) -> None:
    with board.stage.store.writing() as books:
        plan = books.plans.get(board.office.id, YEAR)
        assert plan is not None
        measure_id = list(plan.measures())[measure].id
        draft = a_draft(measure_id, board.office.divisions[division].id, **changes)
        books.entries.append(board.office.id, draft, NOON)


def cells(page: str) -> list[list[str]]:
    """The kind of each cell of the matrix, row by row."""
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    return [found for row in rows if (found := re.findall(r'<td class="([a-z_]+)">', row))]


def test_an_empty_board_says_what_to_do(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
    with a_stage(store, MOMENT) as stage:
        page = Board(stage, office).browser.get("/board")

    assert (page.status_code, "ยังไม่มีแผน" in page.text) == (200, True)


def test_every_kind_of_answer_and_silence_is_told_apart(board: Board) -> None:
    say(board, 0, 0)
    say(board, 0, 1, text="ไม่มีผลในรอบนี้", status=Status.NOT_STARTED)
    with board.stage.store.writing() as books:
        plan = books.plans.get(board.office.id, YEAR)
        assert plan is not None
        measure = next(plan.measures())
        words = "ข้อ 1.1 ส่งวันศุกร์ค่ะ"
        division = board.office.divisions[2].id
        books.promises.keep(
            Promise(board.office.id, measure.id, division, date(2025, 3, 14), words, NOON, "C1", "m1")
        )
    page = board.browser.get("/board").text

    assert cells(page)[:2] == [
        ["done", "nothing", "promised"],
        ["not_responsible", "missing", "not_responsible"],
    ]
    assert "จะส่ง 14 มี.ค. 68" in page
    assert words in board.browser.get(f"/board/divisions/{division}").text


def test_after_the_deadline_silence_is_overdue_and_a_promise_kept_no_longer(board: Board) -> None:
    board.stage.at("2025-04-11T09:00:00+07:00")
    browser = board.browser_of(board.coordinator.id)

    assert cells(browser.get("/board").text)[0] == ["overdue"] * 3


def test_the_four_figures_stand_over_each_division(board: Board) -> None:
    say(board, 0, 1)
    page = board.browser.get("/board").text

    assert "ได้รับ 1/2" in page
    assert "รายงาน 50%" in page
    assert re.search(r"ต้องรายงาน</dt><dd>4</dd>", page)


def test_the_other_round_is_another_board(board: Board) -> None:
    say(board, 0, 0)
    second = board.browser.get(f"/board?year={YEAR}&round=2")

    assert "done" not in cells(second.text)[0]
    assert board.browser.get(f"/board?year={YEAR}&round=3").status_code == 404
    assert board.browser.get("/board?year=9999999&round=1").status_code == 404


def test_another_offices_division_is_not_there(board: Board) -> None:
    with board.stage.store.writing() as books:
        other = found_office(books, "หนองไผ่")

    assert board.browser.get(f"/board/divisions/{other.divisions[0].id}").status_code == 404
    assert board.browser.get(f"/board/divisions/{board.office.divisions[0].id}").status_code == 200


def test_search_forgives_tones_spaces_and_digits(board: Board) -> None:
    say(board, 1, 1, text="ลงประกาศฉบับที่ ๑๒ บนเว็บไซต์แล้ว")
    for query in ("ฉบับที่ 12", "ฉบับที12", "เวบไซต", "ประกาศผล จัดซือ"):
        page = board.browser.get("/board/search", query_string={"q": query}).text
        assert "/board/measures/1.2" in page
        assert "<mark>" in page
        assert "/board/measures/1.1" not in page

    assert "ไม่พบ" in board.browser.get("/board/search?q=ดาวอังคาร").text
    assert "/board/measures/1.1" in board.browser.get("/board/search").text


def test_search_knows_the_words_in_what_was_typed_as_one(board: Board) -> None:
    say(board, 1, 1, text="ลงประกาศในระบบสารบรรณแล้ว")
    page = board.browser.get("/board/search", query_string={"q": "ประกาศสารบรรณ"}).text

    assert "/board/measures/1.2" in page
    assert "<mark>ประกาศ</mark>" in page
    assert "/board/measures/1.1" not in page


def test_what_was_corrected_or_belongs_to_others_is_not_found(board: Board) -> None:
    say(board, 0, 0, text="คำเดิมผิดไป")
    say(board, 0, 0, text="คำใหม่ถูกแล้ว", supersedes=1)

    assert "ไม่พบ" in board.browser.get("/board/search?q=คำเดิม").text
    assert "/board/measures/1.1" in board.browser.get("/board/search?q=คำใหม่").text


@pytest.mark.parametrize("page", ["/board", "/board/measures/1", "/board/divisions", "/board/search?q=ผล"])
def test_the_number_of_queries_does_not_grow(sqlite_store: Store, page: str) -> None:
    few = _queries(sqlite_store, page, "ห้วยตาล", measures=2, entries=2)
    many = _queries(sqlite_store, page, "หนองไผ่", measures=30, entries=150)

    assert 0 < few == many < 30


def _queries(store: Store, page: str, name: str, measures: int, entries: int) -> int:
    """How many statements opening the page takes in an office of that size."""
    with store.writing() as books:
        office = found_office(books, name)
        rows = [a_measure(str(row), f"มาตรการ {row}", row=row) for row in range(1, measures + 1)]
        books.plans.save(office.id, a_plan(*rows), NOON)
        plan = books.plans.get(office.id, YEAR)
        assert plan is not None
        for number in range(entries):
            measure = list(plan.measures())[number % measures]
            division = office.divisions[number % len(office.divisions)]
            books.entries.append(office.id, a_draft(measure.id, division.id, text=f"ผล {number}"), NOON)
    with a_stage(store, MOMENT) as stage:
        browser = Board(stage, office).browser
        with _counted() as statements:
            assert browser.get(page).status_code == 200
    return len(statements)


@contextmanager
def _counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
