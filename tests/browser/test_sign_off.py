"""Sign-off and the public page in a real browser, on a phone and on a desk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bot.service.signing_in import make_link
from bot.store.store import Store
from tests.browser.conftest import Served
from tests.support.signing import SigningVillage, a_signing_village

pytestmark = pytest.mark.chromium

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
SHOTS = os.environ.get("TAMNGAN_SCREENSHOTS")
"""Where to leave pictures of the pages for somebody to look at; nowhere by default."""


@pytest.fixture
def village(sqlite_store: Store) -> Iterator[SigningVillage]:
    with a_signing_village(sqlite_store) as village:
        village.report()
        yield village


@pytest.fixture
def site(village: SigningVillage) -> Iterator[Served]:
    served = Served(village.stage.app)
    yield served
    served.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]  # playwright's own dictionary type
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)
    yield page
    page.close()
    assert problems == []


def sign_in(page: Page, site: Served, village: SigningVillage) -> None:
    with village.stage.store.writing() as books:
        link = make_link(books, village.office.id, village.coordinator.id, village.stage.clock.now())
    page.goto(f"{site.url}/sign-in/{link}")
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def look(page: Page, name: str) -> None:
    """Nothing sticks out sideways at either width, and nobody is shut out."""
    for width, size in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # playwright's own dictionary type
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (name, width)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
        found = Axe().run(page)
        serious = [
            one["id"] for one in found.response["violations"] if one["impact"] in {"serious", "critical"}
        ]
        assert serious == [], (name, width)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # playwright's own dictionary type


def test_from_proposing_to_the_public_page(page: Page, site: Served, village: SigningVillage) -> None:
    sign_in(page, site, village)
    page.goto(f"{site.url}/board/sign-off")
    look(page, "sign-off-nothing")
    page.get_by_role("button", name="เสนอเป็นฉบับที่ 1").click()
    assert "ยังรายงานไม่ครบ" in page.get_by_role("alert").inner_text()
    page.get_by_label("เสนอตามที่มีอยู่").check()
    page.get_by_role("button", name="เสนอเป็นฉบับที่ 1").click()
    village.tick()

    village.approve(village.head)
    village.press(village.clerk, village.card(village.clerk), "ส่งกลับ")
    village.stage.say(village.clerk, village.clerk, "ข้อ 4 ยังไม่มีผล ขอให้กองคลังรายงานก่อน")
    page.reload()
    look(page, "sign-off-returned")
    village.report("รายงาน 4 ลงเว็บไซต์แล้ว ติดต่อสอบถาม 032-123-456")
    village.propose()
    village.stage.say(village.head, village.head, "ความเห็น เห็นควรเสนอปลัดพิจารณา")
    village.approve_all()

    page.goto(f"{site.url}/board/sign-off")
    look(page, "sign-off-approved")
    page.get_by_role("button", name="เผยแพร่ฉบับที่ 2").click()
    assert "ข้อมูลส่วนบุคคล" in page.get_by_role("alert").inner_text()
    page.get_by_label("ตรวจแล้ว เป็นหมายเลขของหน่วยงาน").check()
    page.get_by_role("button", name="เผยแพร่ฉบับที่ 2").click()
    look(page, "sign-off-published")
    page.get_by_role("link", name="เปิดหน้าสาธารณะ").click()
    page.frame_locator("iframe.document").locator("table").first.wait_for()
    look(page, "public-round")
    page.get_by_role("link", name=village.office.full_name).click()
    look(page, "public-office")
    page.get_by_role("link", name="รายงานของทุกหน่วยงาน").click()
    look(page, "public-index")


def test_a_stranger_verifies_a_document(
    page: Page, site: Served, village: SigningVillage, tmp_path: Path
) -> None:
    village.propose()
    snapshot = village.approve_all()
    with village.stage.store.reading() as books:
        (kept,) = [
            one
            for one in books.snapshots.files_of(snapshot.id)
            if (one.stage, one.format) == ("approved", "docx")
        ]
    data = village.stage.files.read(kept.sha256)
    assert data is not None
    for name, content, words in (
        ("approved", data, "ตรงกับฉบับที่ลงนามครบ"),
        ("changed", data[:-1] + bytes([data[-1] ^ 1]), "ไม่ตรงกับเอกสารใด"),
    ):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(content)
        page.goto(f"{site.url}/verify")
        page.get_by_label("ไฟล์รายงาน").set_input_files(file)
        page.get_by_role("button", name="ตรวจสอบ").click()
        assert words in page.get_by_role("status").inner_text()
        look(page, f"verify-{name}")
