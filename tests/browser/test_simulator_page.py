"""The demo's page in a real browser: a newcomer's first minutes, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.demo import DESK, PATIENCE, PHONE, Visit
from tests.support.running_demo import a_running_demo

pytestmark = pytest.mark.chromium

LARGEST_PAGE = 300 * 1024


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo."""
    with a_running_demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture
def desk(chromium: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(chromium, address, DESK)
    yield visit
    visit.page.close()
    assert visit.problems == []


def test_correcting_a_card_opens_the_keyboard_with_its_words(desk: Visit) -> None:
    desk.become("ช่างเดชา")
    desk.say("รายงาน 1 ทบทวนคู่มือช่างแล้วครับ")
    card = desk.expect_last("ทบทวนคู่มือช่างแล้ว")
    card.get_by_role("button", name="แก้ไข").click()

    expect(desk.page.locator("#text")).to_be_focused()
    expect(desk.page.locator("#text")).to_have_value(re.compile(r"^แก้ไข #\d+ $"))


def test_a_photo_a_quote_and_a_change_of_mind(desk: Visit) -> None:
    desk.become("นงลักษณ์")
    desk.say("รายงาน 1 ทบทวนคู่มือแล้วค่ะ")
    desk.expect_last("ทบทวนคู่มือแล้ว")
    desk.page.get_by_role("button", name="ส่งรูปหรือไฟล์").click()
    desk.page.get_by_role("button", name="รูปประชุม").click()
    desk.expect_last("เก็บรูปไว้กับรายการ")
    photo = desk.page.locator("#log img").last
    assert photo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1200

    desk.say("มาตรการ 7")
    measure = desk.expect_last("ไม่รับของขวัญ")
    desk.choose(measure, "ตอบกลับ")
    desk.say("เสร็จแล้วค่ะ")
    desk.expect_last("บันทึกแล้ว #")
    said = desk.messages.nth(-2)
    expect(said.locator(".quote")).to_contain_text("ตามงาน")

    desk.choose(said, "ยกเลิกข้อความ")
    expect(desk.messages.nth(-2)).to_contain_text("ยกเลิกข้อความ")
    expect(desk.page.locator("#standings li", has_text="กองสวัสดิการสังคม")).to_contain_text("ค้างข้อ 7")


def test_a_message_is_edited(desk: Visit) -> None:
    desk.become("ธนพล")
    desk.say("พรุ่งนี้ประชุมครับ")
    said = desk.expect_last("พรุ่งนี้ประชุม")
    desk.choose(said, "แก้ไข")
    desk.say("มะรืนนี้ประชุมครับ")

    expect(desk.expect_last("มะรืนนี้ประชุม")).to_contain_text("แก้ไขแล้ว")


def test_the_bot_is_silent_where_it_is_not_meant(desk: Visit) -> None:
    desk.become("ครูพิม")
    before = desk.messages.count()
    desk.say("วันนี้ฝนตกหนักมากเลยค่ะ")
    desk.expect_last("ฝนตกหนัก")
    desk.say("ค้าง")

    desk.expect_last("ครบ")
    assert desk.messages.count() == before + 3


def test_the_clock_is_turned(desk: Visit) -> None:
    page = desk.page
    date, form = page.locator("#date"), page.locator("#jump")
    before = date.inner_text()
    page.get_by_role("button", name="ไปวันเตือนถัดไป").click()
    expect(date).not_to_have_text(before, timeout=PATIENCE)
    form.get_by_label("วันที่").select_option("10")
    form.get_by_label("เดือน").select_option(label="เม.ย.")
    form.get_by_label("เวลา").select_option("09")
    form.get_by_role("button", name="ไป").click()

    expect(date).to_have_text("วันศุกร์ที่ 10 เมษายน 2569", timeout=PATIENCE)
    form.get_by_label("เดือน").select_option(label="มี.ค.")
    form.get_by_role("button", name="ไป").click()
    expect(page.get_by_role("alert")).to_contain_text("เดินหน้าเท่านั้น")


def test_on_a_phone_one_thing_is_seen_at_a_time(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address, PHONE)
    page = visit.page
    expect(page.locator("#log")).to_be_visible()
    expect(page.locator("#people")).to_be_hidden()
    page.get_by_role("navigation").get_by_role("button", name="แชต").click()
    visit.page.locator("#people button", has_text="ครูพิม").click()
    page.locator("#chats button", has_text="กองการศึกษา").click()
    visit.say("สถานะ")
    visit.expect_last("กองการศึกษา")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("navigation").get_by_role("button", name="ความคืบหน้า").click()
    expect(page.locator("#standings li")).to_have_count(5)
    page.close()
    assert visit.problems == []


def test_the_page_is_light_and_its_own(desk: Visit, address: str) -> None:
    assert desk.sent_bytes < LARGEST_PAGE
    assert desk.hosts == {address.split("/")[2]}


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_serious_keeps_anyone_out(chromium: Browser, address: str, viewport: ViewportSize) -> None:
    page = chromium.new_page(viewport=viewport, bypass_csp=True)
    page.goto(address)
    page.locator("#log .message").last.wait_for(state="visible")
    panes = page.locator(".panes button")
    found = Axe().run(page).response["violations"]
    for pane in panes.all() if panes.first.is_visible() else []:
        pane.click()
        found += Axe().run(page).response["violations"]
    page.goto(f"{address.rstrip('/')}/record")
    found += Axe().run(page).response["violations"]
    page.close()

    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], node["html"]) for fault in serious for node in fault["nodes"]] == []
