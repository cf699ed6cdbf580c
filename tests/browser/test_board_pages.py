"""The board's main pages in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.service.signing_in import make_link
from bot.store.store import Store
from tests.browser.conftest import Served
from tests.builders import NOON, a_draft, a_measure, office_with_plan
from tests.support.stage import a_stage

pytestmark = pytest.mark.chromium

DESK = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)
LARGEST_PAGE = 300 * 1024
PAGES = ("/board", "/board/measures/1.1", "/board/divisions", "/board/divisions/2", "/board/search?q=คูมือ")


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser, sqlite_store: Store) -> Iterator[Page]:
    """Signed in by the link, on the page one lands on."""
    office, plan = office_with_plan(sqlite_store, a_measure(), a_measure("1.2", "ประกาศผลจัดซื้อจัดจ้าง"))
    with a_stage(sqlite_store, (NOON + timedelta(hours=1)).isoformat()) as stage:
        person = stage.coordinator(office)
        with sqlite_store.writing() as books:
            measure = next(plan.measures())
            books.entries.append(office.id, a_draft(measure.id, office.divisions[0].id), NOON)
            link = make_link(books, office.id, person.id, stage.clock.now())
        served = Served(stage.app)
        page = chromium.new_page(viewport=request.param, bypass_csp=True)
        page.goto(f"{served.url}/sign-in/{link}")
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(page).to_have_url(f"{served.url}/board")
        yield page
        page.close()
        served.stop()


def test_from_the_board_to_the_final_wording(page: Page) -> None:
    page.get_by_role("link", name="1.1 จัดทำคู่มือรับเรื่องร้องเรียน").click()
    page.get_by_label("ผลการดำเนินงาน").fill("คู่มือแล้วเสร็จ")
    page.get_by_role("button", name="ใช้ข้อความนี้").first.click()

    expect(page.locator(".printed")).to_contain_text("คู่มือแล้วเสร็จ")
    expect(page.locator(".own")).to_contain_text("จัดทำคู่มือเสร็จแล้ว")
    page.get_by_role("button", name="กลับไปใช้ถ้อยคำของกอง").click()
    expect(page.locator(".printed")).not_to_contain_text("คู่มือแล้วเสร็จ")


def test_every_page_fits_is_light_and_keeps_nobody_out(page: Page) -> None:
    board = page.url.removesuffix("/board")
    viewport = page.viewport_size
    assert viewport is not None
    for address in PAGES:
        answer = page.goto(f"{board}{address}")
        assert answer is not None
        assert (answer.status, len(answer.body()) < LARGEST_PAGE) == (200, True)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        found = Axe().run(page).response["violations"]
        assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_a_phone_shows_lists_and_a_desk_a_table_with_its_head_in_sight(page: Page) -> None:
    viewport = page.viewport_size
    assert viewport is not None
    cell = page.locator(".matrix td").first
    division = page.locator(".matrix td .of").first
    expect(cell).to_contain_text("เสร็จแล้ว")
    if viewport["width"] == PHONE["width"]:
        assert cell.evaluate("cell => getComputedStyle(cell).display") == "block"
        assert division.evaluate("name => name.offsetWidth") > 20
        return
    page.set_viewport_size({"width": 800, "height": 300})
    page.locator(".wide").evaluate("table => table.scrollBy(60, 200)")
    top = page.locator(".wide").evaluate("table => [table.getBoundingClientRect().top, table.scrollTop]")
    corner = page.locator(".matrix .corner").evaluate("head => head.getBoundingClientRect().top")
    assert top[1] > 0
    assert abs(corner - top[0]) < 3
