"""The report, the audit trail and the settings on the board."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import quote

import docx
import pytest
from sqlalchemy import create_engine, text

from bot.domain.audit import AuditAction
from bot.domain.office_text import OfficeText
from bot.reports.exporting import FORMATS
from bot.store.store import Store
from tests.support.board import Board
from tests.support.pictures import a_photo
from tests.support.stage import a_stage
from tests.support.village import found_village

REPORT, SETTINGS, AUDIT = "/board/report", "/board/settings", "/board/audit"


@pytest.fixture
def board(sqlite_store: Store) -> Iterator[Board]:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        board = Board(stage, office)
        staff = stage.platform.add_user("สุดา")
        group = stage.division_group(board.coordinator, "กองคลัง", [staff])
        stage.say(staff, group, "รายงาน 3 ทำทะเบียน <b>เสร็จ</b> แล้ว")
        yield board


@pytest.mark.parametrize("format_key", sorted(set(FORMATS) - {"pdf"}))
def test_every_format_is_handed_over_under_its_thai_name(board: Board, format_key: str) -> None:
    answer = board.browser.get(f"{REPORT}/file?round=2569-1&format={format_key}")

    assert answer.status_code == 200
    assert answer.content_type == FORMATS[format_key].media_type
    assert quote(f"-รอบ1.{FORMATS[format_key].suffix}") in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_the_layout_and_the_papers_are_those_chosen(board: Board) -> None:
    def words(query: str) -> str:
        data = board.browser.get(f"{REPORT}/file?round=2569-1&format=docx&{query}").data
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])

    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in words("")
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" not in words("own=yes")
    assert "สรุปสำหรับผู้บริหาร" in words("own=yes&paper=summary")
    assert words("layout=seven-topics&own=yes") != words("layout=six-month&own=yes")


def test_the_preview_is_a_document_in_which_nothing_runs(board: Board) -> None:
    answer = board.browser.get(f"{REPORT}/preview?round=2569-1")
    policy = answer.headers["Content-Security-Policy"]

    assert answer.status_code == 200
    assert "&lt;b&gt;เสร็จ&lt;/b&gt;" in answer.text
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "sandbox=" in board.browser.get(REPORT).text


def test_the_summary_is_a_page(board: Board) -> None:
    answer = board.browser.get(f"{REPORT}/summary?round=2569-1")

    assert answer.status_code == 200
    assert "สรุปสำหรับผู้บริหาร" in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "round=2570-1&format=docx",
        "round=2569-3&format=docx",
        "round=2569-1&format=exe",
        "round=2569-1&format=docx&layout=/etc/passwd",
        "round=2569-1&format=docx&layout=../x.toml",
        "round=2569-1&format=docx&own=yes&paper=secret",
    ],
)
def test_a_report_there_is_not_is_not_found(board: Board, query: str) -> None:
    assert board.browser.get(f"{REPORT}/file?{query}").status_code == 404


def test_the_trail_names_people_and_acts_in_words(board: Board) -> None:
    board.send(SETTINGS, f"{SETTINGS}/texts/memo.closing", text="จึงเรียนมาเพื่อทราบ")
    with board.stage.store.writing() as books:
        now = board.stage.clock.now()
        books.audit.note(board.office.id, "clock", AuditAction.DOCUMENTS_MADE, "thing:1", now)
    page = board.browser.get(AUDIT).text

    assert "เปลี่ยนข้อความในเอกสาร" in page
    assert "ข้อความ คำลงท้าย" in page
    assert "ระบบตามเวลา" in page
    assert "thing 1" in page
    assert "บันทึกครบถ้วน" in page


def test_the_trail_is_paged(board: Board) -> None:
    with board.stage.store.writing() as books:
        for number in range(120):
            now = board.stage.clock.now()
            books.audit.note(board.office.id, "operator", AuditAction.INVITED, f"thing:{number}", now)
    seen: list[str] = []
    address: str | None = AUDIT
    while address is not None:
        page = board.browser.get(address).text
        seen += re.findall(r"<td>thing ([0-9]+)</td>", page)
        found = re.search(r'href="(/board/audit\?before=[0-9]+)"', page)
        address = found[1] if found else None

    assert seen == [str(number) for number in reversed(range(120))]
    assert board.browser.get(f"{AUDIT}?before=x").status_code == 404


def test_a_changed_record_is_told(board: Board, sqlite_url: str) -> None:
    board.send(SETTINGS, f"{SETTINGS}/texts/memo.closing", text="จึงเรียนมาเพื่อทราบ")
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit_records SET action = 'nothing at all' WHERE number = 1"))
    engine.dispose()

    page = board.browser.get(AUDIT).text
    assert "ตั้งแต่รายการที่ 1" in page
    assert "nothing at all" in page


def test_a_text_of_the_office_is_printed_until_it_is_cleared(board: Board) -> None:
    def closing() -> str:
        return board.browser.get(f"{REPORT}/preview?round=2569-1&own=yes&paper=memo").text

    board.stage.later(1)
    assert board.send(SETTINGS, f"{SETTINGS}/texts/memo.closing", text="จึงเรียนมาเพื่อทราบ")[0] == 302
    board.stage.later(1)
    assert "จึงเรียนมาเพื่อทราบ" in closing()
    assert board.send(SETTINGS, f"{SETTINGS}/texts/memo.closing", usual="yes")[0] == 302
    board.stage.later(1)
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in closing()
    assert board.actions() == ["office text cleared", "office text set"]


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("memo.closing", "", "เขียนข้อความก่อนบันทึก"),
        ("memo.closing", "ก" * 10_001, "ไม่เกิน 10,000"),
        ("memo.closing", "เรียน {boss}", "ไม่รู้จัก {boss}"),
    ],
)
def test_a_text_that_cannot_be_printed_is_explained(
    board: Board, key: str, typed: str, sentence: str
) -> None:
    status, page = board.send(SETTINGS, f"{SETTINGS}/texts/{key}", text=typed)

    assert (status, sentence in page) == (422, True)
    assert board.actions() == []


def test_only_texts_can_be_worded(board: Board) -> None:
    assert board.send(SETTINGS, f"{SETTINGS}/texts/memo.emblem", text="0" * 64)[0] == 404
    assert board.send(SETTINGS, f"{SETTINGS}/texts/other", text="x")[0] == 404


def test_an_emblem_is_hung_and_taken_down(board: Board) -> None:
    def emblem() -> str | None:
        with board.stage.store.reading() as books:
            return books.office_texts.at(board.office.id, board.stage.clock.now()).get(OfficeText.EMBLEM)

    assert board.upload(SETTINGS, f"{SETTINGS}/emblem", "picture", b"no picture")[0] == 422
    assert board.upload(SETTINGS, f"{SETTINGS}/emblem", "picture", a_photo(80, 80))[0] == 302
    assert board.stage.files.read(emblem() or "") is not None
    assert board.send(SETTINGS, f"{SETTINGS}/texts/memo.emblem", usual="yes")[0] == 302
    assert emblem() is None


def test_settings_speak_both_languages(board: Board) -> None:
    board.browser.get("/language/en")

    for address in (SETTINGS, AUDIT, REPORT, "/board/plan", "/board/calendar"):
        assert board.browser.get(address).status_code == 200
    assert "Settings" in board.browser.get(SETTINGS).text
