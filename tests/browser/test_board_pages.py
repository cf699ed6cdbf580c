"""The board's first page in a real browser: a table on a desk, lists on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.service.signing_in import make_link
from bot.store.store import Store
from tests.browser.conftest import Served
from tests.browser.demo import DESK, PHONE
from tests.builders import NOON, a_draft, a_measure, office_with_plan
from tests.support.stage import a_stage

pytestmark = pytest.mark.chromium


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
        page = chromium.new_page(viewport=request.param)
        page.goto(f"{served.url}/sign-in/{link}")
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(page).to_have_url(f"{served.url}/board")
        yield page
        page.close()
        served.stop()


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
