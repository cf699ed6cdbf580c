"""Every page of the route table in a real browser, on a desk and a phone: it fits, is light, opens to all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Response, ViewportSize

from bot.service.signing_in import make_link
from handlers.web.access import SESSION_COOKIE, Access
from tests.browser.conftest import Served
from tests.browser.demo import DESK, PHONE
from tests.support.building import READING, Building, a_building, a_copy

pytestmark = pytest.mark.chromium

LARGEST_PAGE = 300 * 1024
SHOTS = os.environ.get("TAMNGAN_SCREENSHOTS")
"""Where to leave pictures of the pages for somebody to look at; nowhere by default."""

AXE = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]}}


@pytest.fixture(scope="module")
def building(migrated_sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with a_building(a_copy(migrated_sqlite_file, tmp_path_factory.mktemp("pages"))) as building:
        yield building


@pytest.fixture(scope="module")
def site(building: Building) -> Iterator[Served]:
    served = Served(building.stage.app)
    yield served
    served.stop()


class Walk:
    """One browser window and what is wrong with each page it came by."""

    def __init__(self, browser: Browser, site: Served, viewport: ViewportSize) -> None:
        self.url = site.url
        self.context = browser.new_context(viewport=viewport, bypass_csp=True, reduced_motion="reduce")
        self.page: Page = self.context.new_page()
        self.faults: list[tuple[str, object]] = []
        self.shown: list[str] = []
        self._answers: list[Response] = []
        self.page.on("response", self._hear)

    def _hear(self, answer: Response) -> None:
        self._answers.append(answer)

    def become(self, browser: FlaskClient) -> None:
        """Go on with the session of that browser."""
        session = browser.get_cookie(SESSION_COOKIE)
        assert session is not None
        self.context.add_cookies([{"name": SESSION_COOKIE, "value": session.value, "url": self.url}])

    def see(self, address: str, name: str) -> None:
        """Open the page, unless it is no page but a file, and note what is wrong with it."""
        self._answers.clear()
        if not self._is_page(address):
            return
        self.shown.append(name)
        self.page.goto(self.url + address)
        hosts = {answer.url.split("/")[2] for answer in self._answers} - {self.url.split("/")[2]}
        weight = sum(len(answer.body()) for answer in self._answers if answer.ok)
        overflow = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found = Axe().run(self.page, options=AXE).response["violations"]
        serious = [
            (fault["id"], node["html"][:120])
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        wrong = {"hosts": hosts, "too heavy": weight > LARGEST_PAGE and weight, "axe": serious}
        wrong["too wide"] = overflow > 0 and self._is_ours() and overflow
        self.faults += [(address, {what: told}) for what, told in wrong.items() if told]
        if SHOTS:
            width = self.page.evaluate("window.innerWidth")
            self.page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)

    def _is_page(self, address: str) -> bool:
        answer = self.context.request.get(self.url + address, max_redirects=0)
        kind = answer.headers.get("content-type", "")
        is_saved = "attachment" in answer.headers.get("content-disposition", "")
        return kind.startswith("text/html") and not is_saved and answer.status not in (301, 302)

    def _is_ours(self) -> bool:
        """A page of the board, not a document, whose tables are as wide as its paper."""
        return bool(self.page.locator("header.top").count())


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_is_wide_heavy_or_hard_to_use(
    chromium: Browser, site: Served, building: Building, viewport: ViewportSize
) -> None:
    walk = Walk(chromium, site, viewport)
    for endpoint, _method, address in building.doors(Access.PUBLIC, methods=READING):
        walk.see(address, endpoint)
    walk.see("/board", "stranger")
    walk.see(f"/sign-in/{_fresh_link(building)}", "sign_in.fresh")
    walk.become(building.coordinator)
    for endpoint, _method, address in building.doors(Access.BOARD, Access.COORDINATOR, methods=READING):
        walk.see(address, endpoint)
    for address, name in (
        ("/board/search?q=ทะเบียน", "found"),
        ("/board/nowhere", "nowhere"),
        ("/board/audit", "audit"),
    ):
        walk.see(address, name)
    walk.become(building.executive)
    for endpoint, _method, address in building.doors(Access.BOARD, methods=READING):
        if endpoint in ("matrix.page", "signing.page", "sign_off.page"):
            walk.see(address, f"{endpoint}-executive")
    walk.context.close()

    assert len(walk.shown) > 30
    assert walk.faults == []


def _fresh_link(building: Building) -> str:
    with building.stage.store.writing() as books:
        return make_link(books, building.office.id, building.village.mayor.id, building.stage.clock.now())
