"""The demo's record: the documents of the round, and what became of the words in them."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from tests.support.playing import Playing


def test_the_document_holds_what_was_said(demo: Playing) -> None:
    demo.post("say", text="รายงาน 1.1 จัดทำคู่มือแล้ว 1 เล่ม")
    answer = demo.browser.get("/report.docx")
    cells = [cell.text for row in Document(BytesIO(answer.data)).tables[0].rows for cell in row.cells]

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert any("จัดทำคู่มือแล้ว" in text for text in cells)


def test_the_record_shows_entries_and_conversations(demo: Playing) -> None:
    demo.post("say", text="รายงาน 1.1 จัดทำคู่มือแล้ว 1 เล่ม")
    page = demo.browser.get("/record").text

    assert "จัดทำคู่มือแล้ว 1 เล่ม" in page
    assert f"<summary>{demo.group.name}</summary>" in page


def test_a_format_there_is_not_is_no_page(demo: Playing) -> None:
    addresses = ("/report.exe", "/report.", "/preview.docx", "/report.docx/..")

    assert [demo.browser.get(address).status_code for address in addresses] == [404] * 4


def test_after_the_last_round_its_document_stays(demo: Playing) -> None:
    demo.post("jump", to="2025-11-30T09:00")

    assert demo.browser.get("/report.docx").status_code == 200
    assert "รอบ 2" in demo.scene()["round"]["title"]
