"""A measure's page: its whole story, its evidence, and the final wording of what will be printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.evidence import EvidenceDraft, EvidenceKind, EvidenceReason
from bot.domain.person import Role
from bot.domain.status import Status
from bot.service.filing import file_content, take_up
from bot.store.store import Store
from tests.builders import NOON, YEAR, a_draft, a_measure, found_office, minutes_later, office_with_plan
from tests.support.board import CSRF, Board
from tests.support.pictures import a_phone_photo
from tests.support.stage import a_stage

PAGE = "/board/measures/1.1"


@pytest.fixture
def board(store: Store) -> Iterator[Board]:
    office, _plan = office_with_plan(store, a_measure())
    with a_stage(store, "2025-03-10T13:00:00+07:00") as stage:
        yield Board(stage, office)


def say(board: Board, **changes: object) -> None:
    with board.stage.store.writing() as books:
        draft = a_draft(1, board.office.divisions[0].id, **changes)
        books.entries.append(board.office.id, draft, draft.event_at)


def attach(board: Board, kind: EvidenceKind, data: bytes, name: str | None = None) -> int:
    """Evidence of entry 1 as LINE handed it over; gives its id."""
    now = board.stage.clock.now()
    with board.stage.store.writing() as books:
        draft = EvidenceDraft(
            board.office.id, kind, "C1", f"m-{kind}-{name}", NOON, entry_number=1, file_name=name
        )
        books.evidence.add(draft, now)
        (fetched,) = take_up(books, now, 1)
    file_content(board.stage.store, board.stage.files, fetched, data, now)
    return fetched.id


def test_the_story_tells_what_became_of_each_entry(board: Board) -> None:
    say(board, text="ร่างคู่มือ", message_id="m1", display_name="สุดา")
    say(board, text="ร่างคู่มือแล้ว", message_id="m1", supersedes=1, event_at=minutes_later(1))
    say(board, text="พิมพ์คู่มือแล้ว", supersedes=2, event_at=minutes_later(2))
    with board.stage.store.writing() as books:
        books.entries.withdraw(board.office.id, 3, minutes_later(3), None)
    page = board.browser.get(PAGE).text

    assert page.index("รายการ #3") < page.index("รายการ #2") < page.index("รายการ #1")
    assert "โดย สุดา" in page
    assert "แก้ข้อความใน LINE แทนรายการ #1" in page
    assert "แก้ไขแทนรายการ #2" in page
    assert "แทนด้วยรายการ #3 แล้ว" in page
    assert "ยกเลิกเมื่อ 10 มี.ค. 68 12:03 น." in page


def test_round_two_shows_what_round_one_said(board: Board) -> None:
    say(board, text="รอบแรกทำคู่มือ", status=Status.IN_PROGRESS)
    page = board.browser.get(f"{PAGE}?year={YEAR}&round=2").text

    assert page.index("ที่รายงานไว้ในรอบ 1") < page.index("รอบแรกทำคู่มือ")


def test_a_final_wording_is_set_flagged_and_taken_back(board: Board) -> None:
    say(board)
    status, _ = board.send(PAGE, f"{PAGE}/wording", field="results", text="คู่มือ\r\nแล้วเสร็จ")
    page = board.browser.get(PAGE).text
    assert status == 302
    assert "คู่มือ\nแล้วเสร็จ" in page
    assert "จัดทำคู่มือเสร็จแล้ว" in page
    assert "มีข้อมูลใหม่หลังตั้งข้อความ" not in page

    board.stage.later(60)
    say(board, text="แจกคู่มือครบ", event_at=board.stage.clock.now())
    assert "มีข้อมูลใหม่หลังตั้งข้อความ" in board.browser.get(PAGE).text

    assert board.send(PAGE, f"{PAGE}/wording/clear", field="results")[0] == 302
    assert "คู่มือ\nแล้วเสร็จ" not in board.browser.get(PAGE).text
    assert board.actions() == ["final wording cleared", "final wording set"]


def test_a_refused_wording_stays_in_the_form(board: Board) -> None:
    status, page = board.send(PAGE, f"{PAGE}/wording", field="outcomes", text="ก" * 10_001)

    assert (status, "ข้อความยาวเกินไป" in page, "ก" * 10_001 in page) == (422, True, True)
    assert board.send(PAGE, f"{PAGE}/wording", field="results", text=" ")[0] == 422
    assert board.send(PAGE, f"{PAGE}/wording", field="memo", text="ก")[0] == 400
    assert board.send(PAGE, "/board/measures/9/wording", field="results", text="ก")[0] == 404
    assert board.actions() == []


def test_an_executive_reads_but_does_not_word(board: Board) -> None:
    person = board.stage.platform.add_user("สมหมาย", friend=True)
    board.stage.say(person, person, f"ลงทะเบียน {board.stage.invite(board.office, Role.EXECUTIVE)}")
    browser = board.browser_of(person.id)
    page = browser.get(PAGE)
    token = CSRF.search(page.text)
    assert token is not None
    form = {"csrf": token[1], "field": "results", "text": "ก"}

    assert (page.status_code, "<textarea" in page.text) == (200, False)
    assert browser.post(f"{PAGE}/wording", data=form).status_code == 403


def test_a_photo_is_shown_and_any_other_file_is_saved(board: Board) -> None:
    say(board)
    photo = attach(board, EvidenceKind.PHOTO, a_phone_photo())
    web_page = attach(board, EvidenceKind.FILE, b"<script>alert(1)</script>", "คำสั่ง.html")
    page = board.browser.get(PAGE).text
    assert f'src="/board/evidence/{photo}/small"' in page
    assert "คำสั่ง.html" in page

    shown = board.browser.get(f"/board/evidence/{photo}")
    saved = board.browser.get(f"/board/evidence/{web_page}")
    assert shown.mimetype == board.browser.get(f"/board/evidence/{photo}/small").mimetype == "image/jpeg"
    assert "Content-Disposition" not in shown.headers
    assert (saved.mimetype, saved.headers["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in saved.headers["Content-Security-Policy"]
    assert board.browser.get(f"/board/evidence/{web_page}/small").status_code == 404


def test_evidence_is_for_its_own_office(board: Board) -> None:
    say(board)
    photo = attach(board, EvidenceKind.PHOTO, a_phone_photo())
    with board.stage.store.writing() as books:
        other = found_office(books, "หนองไผ่")
    stranger = Board(board.stage, other).browser

    assert stranger.get(f"/board/evidence/{photo}").status_code == 404
    assert stranger.get(PAGE).status_code == 404
    assert board.stage.app.test_client().get(f"/board/evidence/{photo}").status_code == 401


def test_what_was_unsent_is_not_handed_out(board: Board) -> None:
    say(board)
    photo = attach(board, EvidenceKind.PHOTO, a_phone_photo())
    with board.stage.store.writing() as books:
        from_message = books.evidence.get(board.office.id, photo)
        assert from_message is not None
        books.evidence.forget("C1", from_message.message_id, EvidenceReason.UNSENT, board.stage.clock.now())

    assert board.browser.get(f"/board/evidence/{photo}").status_code == 404
    assert "ไฟล์ถูกยกเลิกแล้ว" in board.browser.get(PAGE).text
