"""The plan on the board: handed in, looked at, agreed to, stored; and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.plan.problems import FileProblemKind, ProblemKind
from bot.store.store import Store
from bot.wording.pages import Language, page_words
from tests.support.board import CSRF, Board
from tests.support.office_files import word
from tests.support.stage import a_stage
from tests.support.village import YEAR, found_village

HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
HIDDEN = re.compile(r'<input type="hidden" name="(content|file_name|year|layout|seal)" value="([^"]*)">')
PREVIEW, IMPORT = "/board/plan/preview", "/board/plan/import"


def row(title: str, responsible: str = "กองคลัง", period: str = "ตลอดปี") -> list[str]:
    return [title, "ลงมือทำ", responsible, period]


GOOD = word([HEADER, row("๑. ทำทะเบียนยืมพัสดุ"), row("๒. ติดป้ายประกาศ", "กองช่าง")])
HALF_BAD = word(
    [HEADER, row("๑. ทำทะเบียนยืมพัสดุ"), row("๒. ติดป้าย", "กองทะเบียน"), row("๓. สรุป", period="เร็ว ๆ นี้")]
)


@pytest.fixture
def board(sqlite_store: Store) -> Iterator[Board]:
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        yield Board(stage, office)


def looked_at(board: Board, data: bytes, year: int = YEAR.number, **fields: str) -> tuple[int, str]:
    return board.upload("/board/plan", PREVIEW, "file", data, year=str(year), **fields)


def hidden(text: str) -> dict[str, str]:
    return dict(HIDDEN.findall(text))


def titles(board: Board, year: int = YEAR.number) -> list[str]:
    with board.stage.store.reading() as books:
        plan = books.plans.get(board.office.id, type(YEAR)(year))
    return [measure.title for measure in plan.measures()] if plan else []


def test_the_stored_plan_is_shown_with_divisions_and_period(board: Board) -> None:
    text = board.browser.get("/board/plan").text

    assert "เปิดรับคำร้องผ่านช่องทางออนไลน์" in text
    assert "สำนักปลัด, กองช่าง" in text
    assert "1 ต.ค. 68 – 30 ก.ย. 69" in text


def test_a_preview_tells_what_would_change_and_stores_nothing(board: Board) -> None:
    before = titles(board)
    status, text = looked_at(board, GOOD)

    assert status == 200
    assert "2 มาตรการ" in text
    assert "ยังไม่ได้บันทึกอะไร" in text
    assert "นำออก 6 เรื่อง" in text
    assert titles(board) == before
    assert board.actions() == []


def test_what_was_agreed_to_is_stored_and_noted(board: Board) -> None:
    _status, text = looked_at(board, GOOD)
    status, _text = board.send("/board/plan", IMPORT, **hidden(text))

    assert status == 302
    assert titles(board) == ["ทำทะเบียนยืมพัสดุ", "ติดป้ายประกาศ"]
    assert board.actions() == ["plan imported"]


def test_the_same_file_again_would_change_nothing(board: Board) -> None:
    _status, text = looked_at(board, GOOD)
    board.send("/board/plan", IMPORT, **hidden(text))
    _status, again = looked_at(board, GOOD)

    assert "เหมือนเดิม 2 เรื่อง" in again
    assert "เพิ่มใหม่" not in again
    assert "นำออก" not in again


def test_problems_are_told_row_by_row_and_may_be_left_out(board: Board) -> None:
    before = titles(board)
    status, text = looked_at(board, HALF_BAD)
    refused, told = board.send("/board/plan", IMPORT, **hidden(text))

    assert status == 200
    assert "แถวที่ 3" in text
    assert "&#34;กองทะเบียน&#34; ไม่มีในหน่วยงานนี้" in text
    assert "อ่านระยะเวลา &#34;เร็ว ๆ นี้&#34; ไม่ได้" in text
    assert (refused, "เลือกข้ามแถวเหล่านั้น" in told) == (422, True)
    assert titles(board) == before

    kept, _text = board.send("/board/plan", IMPORT, skip="yes", **hidden(told))
    assert kept == 302
    assert titles(board) == ["ทำทะเบียนยืมพัสดุ"]


def test_a_plan_of_another_year_stands_beside_this_one(board: Board) -> None:
    before = titles(board)
    _status, text = looked_at(board, GOOD, year=2570)
    board.send("/board/plan", IMPORT, **hidden(text))

    assert titles(board) == before
    assert len(titles(board, 2570)) == 2
    assert "ทำทะเบียนยืมพัสดุ" in board.browser.get("/board/plan?year=2570").text


def test_filled_results_are_foreseen_as_history(board: Board) -> None:
    header = [*HEADER, "ผลการดำเนินงาน", "ข้อเสนอแนะ"]
    filled = word([header, [*row("๑. ทำทะเบียนยืมพัสดุ"), "ทำทะเบียนแล้ว 1 เล่ม", ""]])
    _status, text = looked_at(board, filled, layout="six-month")
    assert "จะเก็บเป็นประวัติของรอบ" in text
    board.send("/board/plan", IMPORT, **hidden(text))

    with board.stage.store.reading() as books:
        entries = books.entries.of_year(board.office.id, YEAR, board.stage.clock.now())
    assert [entry.text for entry in entries] == ["ทำทะเบียนแล้ว 1 เล่ม"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("content", "0" * 64), ("content", "../../secret"), ("year", "2571"), ("file_name", "x"), ("seal", "")],
)
def test_only_what_was_looked_at_can_be_stored(board: Board, name: str, value: str) -> None:
    _status, text = looked_at(board, GOOD)
    before = titles(board)

    assert board.send("/board/plan", IMPORT, **{**hidden(text), name: value})[0] == 400
    assert titles(board) == before


def test_another_session_cannot_store_what_this_one_looked_at(board: Board) -> None:
    _status, text = looked_at(board, GOOD)
    other = board.browser_of(board.stage.coordinator(board.office, "มานี").id)
    token = CSRF.search(other.get("/board/plan").text)
    assert token is not None

    assert other.post(IMPORT, data={"csrf": token[1], **hidden(text)}).status_code == 400


def test_a_file_the_sweep_took_meanwhile_is_asked_for_again(board: Board) -> None:
    _status, text = looked_at(board, GOOD)
    board.stage.files.remove(hidden(text)["content"])
    status, told = board.send("/board/plan", IMPORT, **hidden(text))

    assert (status, "เลือกไฟล์อีกครั้ง" in told) == (422, True)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "plan.docx", "เลือกไฟล์แผนก่อน"),
        (b"just words", "plan.docx", "ไม่ใช่ Word หรือ Excel"),
        (b"PK\x03\x04 broken", "plan.docx", "เสียหาย"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.doc", "เป็นรูปแบบเก่า"),
        (word("ไม่มีตาราง"), "plan.docx", "ไม่พบตารางแผน"),
        (b"<script>", '"><script>alert(1)</script>.docx', "ไม่ใช่ Word หรือ Excel"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_sentence(
    board: Board, data: bytes, name: str, sentence: str
) -> None:
    status, text = looked_at(board, data, file_name=name)

    assert (status, sentence in text) == (422, True)
    assert "<script>" not in text
    assert list(board.stage.files.names()) == []


@pytest.mark.parametrize("fields", [{"year": "1"}, {"year": "x"}, {"layout": "/etc/passwd.toml"}])
def test_a_year_or_layout_that_is_none_is_refused(board: Board, fields: dict[str, str]) -> None:
    chosen = {"year": str(YEAR), **fields}

    assert board.upload("/board/plan", PREVIEW, "file", GOOD, **chosen)[0] == 422


@pytest.mark.parametrize("language", list(Language))
def test_every_problem_has_words(language: Language) -> None:
    words = page_words(language)

    assert {f"plan_problems.{kind.value}" for kind in ProblemKind} <= words.keys()
    assert {f"plan_file.{kind.value}" for kind in FileProblemKind} <= words.keys()
