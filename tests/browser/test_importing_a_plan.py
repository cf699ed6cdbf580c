"""A coordinator hands in a plan with a row that cannot be read, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.service.signing_in import make_link
from bot.store.store import Store
from tests.browser.conftest import Served
from tests.support.office_files import word
from tests.support.stage import a_stage
from tests.support.village import found_village

pytestmark = pytest.mark.chromium

PHONE = ViewportSize(width=390, height=844)
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
ROWS = [
    HEADER,
    ["๑. ทำทะเบียนยืมพัสดุ", "ลงมือทำ", "กองคลัง", "ตลอดปี"],
    ["๒. ติดป้ายประกาศ", "ลงมือทำ", "กองทะเบียนราษฎร", "ตลอดปี"],
]


@pytest.fixture
def page(chromium: Browser, sqlite_store: Store) -> Iterator[Page]:
    """A phone signed in as the coordinator."""
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        person = stage.coordinator(office)
        with sqlite_store.writing() as books:
            token = make_link(books, office.id, person.id, stage.clock.now())
        served = Served(stage.app)
        context = chromium.new_context(viewport=PHONE, base_url=served.url)
        opened = context.new_page()
        opened.goto(f"/sign-in/{token}")
        opened.get_by_role("button", name="เข้าสู่ระบบ").click()
        yield opened
        context.close()
        served.stop()


def test_a_plan_with_a_bad_row_is_looked_at_mended_by_leaving_it_out_and_stored(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "แผน 2569.docx"
    path.write_bytes(word(ROWS))
    page.goto("/board/plan")
    page.get_by_label("ไฟล์ .docx").set_input_files(path)
    page.get_by_role("button", name="อ่านไฟล์และแสดงตัวอย่าง").click()

    expect(page.get_by_text("แถวที่ 3")).to_be_visible()
    expect(page.get_by_text("กองทะเบียนราษฎร")).to_be_visible()
    page.get_by_role("button", name="บันทึกแผนนี้").click()
    expect(page.get_by_role("alert")).to_contain_text("ยังมีแถวที่อ่านไม่ได้")
    page.get_by_label("ข้ามแถวที่อ่านไม่ได้").check()
    page.get_by_role("button", name="บันทึกแผนนี้").click()

    expect(page).to_have_url("/board/plan?year=2569")
    expect(page.get_by_role("heading", name="มาตรการ 1 เรื่อง")).to_be_visible()


@pytest.mark.parametrize("name", ["plan", "calendar", "report", "audit", "settings"])
def test_no_page_is_hard_to_use_or_wider_than_the_phone(page: Page, name: str) -> None:
    page.goto(f"/board/{name}")
    serious = [
        violation["id"]
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]

    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
