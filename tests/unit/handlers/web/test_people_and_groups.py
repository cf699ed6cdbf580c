"""People, groups and rounds on the board: what forms change, and what they are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from bot.domain.person import Role
from bot.store.store import Store
from tests.builders import YEAR, a_measure, office_with_plan
from tests.support.board import Board
from tests.support.stage import a_stage


@pytest.fixture
def board(store: Store) -> Iterator[Board]:
    office, _plan = office_with_plan(store, a_measure())
    with a_stage(store) as stage:
        yield Board(stage, office)


def test_an_invitation_from_the_board_makes_an_executive(board: Board) -> None:
    code = re.compile(r"ลงทะเบียน ([A-Z0-9-]{14})")
    status, text = board.send(
        "/board/people", "/board/people/invite", role="executive", post="ปลัด อบต.", order="2"
    )
    found = code.search(text)
    assert status == 200
    assert found is not None
    person = board.stage.platform.add_user("สมหมาย", friend=True)
    board.stage.say(person, person, f"ลงทะเบียน {found[1]}")

    with board.stage.store.reading() as books:
        (executive,) = [one for one in books.members.of_office(board.office.id) if one.role is Role.EXECUTIVE]
    assert (executive.post, executive.signing_order) == ("ปลัด อบต.", 2)
    assert board.actions() == ["invited"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"role": "executive"}, "ผู้บริหารต้องมีตำแหน่ง"),
        ({"role": "staff"}, "เจ้าหน้าที่ต้องมีกอง"),
        ({"role": "king"}, "เลือกบทบาทก่อน"),
    ],
)
def test_an_incomplete_invitation_is_explained(board: Board, fields: dict[str, str], sentence: str) -> None:
    status, text = board.send("/board/people", "/board/people/invite", **fields)

    assert status == 422
    assert sentence in text
    assert board.actions() == []


def test_the_last_coordinator_stays(board: Board) -> None:
    with board.stage.store.reading() as books:
        (member,) = books.members.of_office(board.office.id)
    status, text = board.send("/board/people", f"/board/people/{member.id}/end")

    assert (status, "อย่างน้อยหนึ่งคน" in text) == (422, True)


def test_whose_membership_ends_is_signed_out(board: Board) -> None:
    other = board.stage.coordinator(board.office, "มานี")
    browser = board.browser_of(other.id)
    with board.stage.store.reading() as books:
        member = next(one for one in books.members.of_office(board.office.id) if one.line_user_id == other.id)
    assert browser.get("/board/people").status_code == 200
    board.send("/board/people", f"/board/people/{member.id}/end")

    assert browser.get("/board/people").status_code == 401
    assert board.actions() == ["membership ended"]


def test_a_group_is_bound_to_other_divisions(board: Board) -> None:
    group = board.stage.division_group(board.coordinator, "กองคลัง", [])
    division = board.office.divisions[2]
    status, _text = board.send("/board/groups", f"/board/groups/{group.id}/bind", division=str(division.id))
    with board.stage.store.reading() as books:
        binding = books.chats.get(group.id)

    assert status == 302
    assert binding is not None
    assert binding.division_ids == (division.id,)


def test_a_group_without_a_division_is_refused(board: Board) -> None:
    group = board.stage.division_group(board.coordinator, "กองคลัง", [])

    assert board.send("/board/groups", f"/board/groups/{group.id}/bind")[0] == 422
    assert board.send("/board/groups", "/board/groups/C404/unbind")[0] == 422
    assert board.send("/board/groups", f"/board/groups/{group.id}/unbind")[0] == 302
    assert board.actions() == ["group unbound"]


def test_the_dates_of_a_round_are_kept(board: Board) -> None:
    days = {"opens_on": "2025-03-05", "reply_deadline": "2025-04-18", "report_deadline": "2025-05-02"}
    status, _text = board.send("/board/rounds", f"/board/rounds/{YEAR}/1", **days)
    with board.stage.store.reading() as books:
        first, _second = books.rounds.of_year(board.office.id, YEAR)

    assert status == 302
    assert (first.opens_on, first.reply_deadline) == (date(2025, 3, 5), date(2025, 4, 18))
    assert board.actions() == ["round dates set"]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2025-04-20", "2025-04-18", "2025-05-02"), "วันเปิดรอบต้องมาก่อน"),
        (("2025-03-01", "2025-05-18", "2025-05-02"), "วันเปิดรอบต้องมาก่อน"),
        (("2024-09-01", "2025-04-18", "2025-05-02"), "ต้องไม่ก่อนวันแรกของงาน"),
        (("", "2025-04-18", "2025-05-02"), "เลือกวันให้ครบ"),
    ],
)
def test_dates_that_cannot_be_are_explained(board: Board, days: tuple[str, str, str], sentence: str) -> None:
    fields = dict(zip(("opens_on", "reply_deadline", "report_deadline"), days, strict=True))
    status, text = board.send("/board/rounds", f"/board/rounds/{YEAR}/1", **fields)

    assert (status, sentence in text) == (422, True)
    assert board.actions() == []


def test_a_round_of_no_plan_is_not_there(board: Board) -> None:
    assert board.send("/board/rounds", "/board/rounds/2599/1")[0] == 404
