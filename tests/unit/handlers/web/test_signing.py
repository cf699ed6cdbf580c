"""An executive's turn on the board: opinion, approval and return, as in LINE."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.domain.person import Role
from bot.domain.signing import SnapshotState
from bot.line.simulator.people import Person
from bot.store.store import Store
from tests.builders import found_office
from tests.support.board import browser_of, send
from tests.support.signing import CLERK, HEAD, SigningVillage, a_signing_village


@pytest.fixture
def village(store: Store) -> Iterator[SigningVillage]:
    with a_signing_village(store) as village:
        village.report()
        village.propose()
        yield village


def browse(village: SigningVillage, person: Person) -> FlaskClient:
    return browser_of(village.stage, village.office, person.id)


def page_of(village: SigningVillage) -> str:
    return f"/board/sign-off/{village.newest().id}"


def test_all_three_decide_on_the_board_and_the_next_is_told_in_line(village: SigningVillage) -> None:
    page = page_of(village)
    for person in (village.head, village.clerk, village.mayor):
        browser = browse(village, person)
        assert page in browser.get("/board").text
        assert 'name="words"' in browser.get(page).text
        assert send(browser, f"{page}/approve", words="").headers["Location"] == page
        village.tick()
        assert page not in browser.get("/board").text
        assert 'name="words"' not in browser.get(page).text

    assert village.newest().state is SnapshotState.APPROVED
    assert "ถึงลำดับของท่านแล้ว" in village.told(village.clerk)[-1]
    assert village.actions().count("approved") == 3


def test_an_opinion_is_kept_alone_or_with_the_approval(village: SigningVillage) -> None:
    page = page_of(village)
    browser = browse(village, village.head)
    send(browser, f"{page}/opinion", words="เห็นควรเสนอปลัด")
    assert "เห็นควรเสนอปลัด" in browser.get(page).text
    assert village.newest().waiting_at is not None

    send(browser, f"{page}/approve", words="เห็นควรเสนอปลัด\r\nเพื่อพิจารณา")
    newest = village.newest()
    assert newest.opinion_of(1) == "เห็นควรเสนอปลัด\nเพื่อพิจารณา"
    assert newest.approval_of(1) is not None
    assert village.actions()[-3:] == ["opinion given", "opinion given", "approved"]


def test_a_return_needs_its_reason_and_reaches_the_coordinator(village: SigningVillage) -> None:
    page = page_of(village)
    browser = browse(village, village.head)
    refused = send(browser, f"{page}/return", words=" ")
    assert (refused.status_code, "ยังไม่ได้พิมพ์ข้อความ" in refused.text) == (422, True)
    assert send(browser, f"{page}/return", words="ก" * 1_001).status_code == 422
    assert village.newest().state is SnapshotState.SIGNING

    send(browser, f"{page}/return", words="ขอเลขคำสั่งข้อ 3")
    village.tick()
    assert village.newest().state is SnapshotState.RETURNED
    assert "เหตุผล: ขอเลขคำสั่งข้อ 3" in village.told(village.coordinator)[-1]
    assert village.actions()[-1] == "returned"


def test_what_was_decided_in_line_is_not_decided_again_here(village: SigningVillage) -> None:
    page = page_of(village)
    browser = browse(village, village.head)
    village.approve(village.head)
    again = send(browser, f"{page}/approve", words="เห็นด้วย")

    assert (again.status_code, "ลงนามในฉบับที่ 1 ไปแล้ว" in again.text) == (422, True)
    assert village.newest().opinion_of(1) is None


def test_only_whoever_s_turn_it_is_decides(village: SigningVillage) -> None:
    page = page_of(village)
    before = village.actions()
    early = send(browse(village, village.mayor), f"{page}/approve", words="")
    coordinator = browse(village, village.coordinator)

    assert (early.status_code, f"ตอนนี้รอ{HEAD}อยู่" in early.text) == (422, True)
    assert send(coordinator, f"{page}/approve", words="").status_code == 403
    assert 'name="words"' not in coordinator.get(page).text
    assert village.actions() == before


def test_a_deputy_signs_in_the_stead_of_the_post(village: SigningVillage) -> None:
    page = page_of(village)
    send(browse(village, village.head), f"{page}/approve", words="")
    deputy = browse(village, village.deputy)

    assert f"รักษาการแทน{CLERK}" in deputy.get(page).text
    send(deputy, f"{page}/approve", words="")
    approval = village.newest().approval_of(2)
    assert approval is not None
    assert approval.acting_for == CLERK


def test_the_report_is_read_on_the_page_before_its_files_are_written(village: SigningVillage) -> None:
    answer = browse(village, village.head).get(f"{page_of(village)}/read")

    assert answer.mimetype == "text/html"
    assert "ทำทะเบียนเสร็จแล้ว" in answer.text
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_somebody_who_signs_in_two_offices_signs_here_only_what_is_of_this_one(
    village: SigningVillage,
) -> None:
    page = page_of(village)
    with village.stage.store.writing() as books:
        other = found_office(books, "หนองบัว")
    village.stage.say(village.head, village.head, f"ลงทะเบียน {village.stage.invite(other, Role.EXECUTIVE)}")
    browser = browser_of(village.stage, other, village.head.id)

    assert page not in browser.get("/board").text
    assert browser.get(page).status_code == 404
    assert browser.get(f"{page}/read").status_code == 404
    assert send(browser, f"{page}/approve", words="").status_code == 404
    assert village.newest().acts == ()
