"""Next year's plan and the guides in a real browser: nothing sticks out, nobody is shut out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from bot.service.signing_in import make_link
from bot.store.store import Store
from tests.browser.conftest import Served
from tests.support.stage import a_stage
from tests.support.village import found_village

pytestmark = pytest.mark.chromium

WIDTHS = {"phone": ViewportSize(width=390, height=844), "desk": ViewportSize(width=1280, height=800)}
SHOTS = os.environ.get("TAMNGAN_SCREENSHOTS")
"""Where to leave pictures of the pages for somebody to look at; nowhere by default."""


@pytest.fixture
def page(sqlite_store: Store, chromium: Browser) -> Iterator[Page]:
    """A coordinator of the village, signed in, where กองคลัง has reported."""
    with a_stage(sqlite_store) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        staff = stage.platform.add_user("สุดา")
        stage.say(staff, stage.division_group(coordinator, "กองคลัง", [staff]), "รายงาน 3 ทำทะเบียนแล้ว")
        with stage.store.writing() as books:
            link = make_link(books, office.id, coordinator.id, stage.clock.now())
        site = Served(stage.app)
        page = chromium.new_page(base_url=site.url)
        page.goto(f"/sign-in/{link}")
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        yield page
        page.close()
        site.stop()


def look(page: Page, name: str) -> None:
    for width, size in WIDTHS.items():
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (name, width)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
        violations = Axe().run(page).response["violations"]
        serious = [one["id"] for one in violations if one["impact"] in {"serious", "critical"}]
        assert serious == [], (name, width)


def test_next_years_plan_and_last_years_words(page: Page) -> None:
    page.goto("/board/plan")
    page.get_by_role("link", name="เตรียมแผนปี 2570").click()
    look(page, "carry")
    page.get_by_role("button", name="สร้างแผนปี 2570").click()
    page.goto("/board/measures/3?year=2570&round=1")
    look(page, "measure-before")


@pytest.mark.parametrize("name", ["staff", "coordinator", "executive"])
def test_a_guide_can_be_read(page: Page, name: str) -> None:
    page.goto(f"/guide/{name}")
    look(page, f"guide-{name}")
