"""The pictures of the documents, taken from a running demo: `make screenshots` writes docs/pictures anew.

The office in them is the demo's, invented with everybody in it.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.architecture.sources import ROOT
from tests.support.running_demo import a_running_demo

PICTURES = ROOT / "docs" / "pictures"
LARGEST_BYTES = 150 * 1024
DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=780)
_LOOKS = 60
_PATIENCE = 30_000  # milliseconds; two shared cores may be busy with other things


def pictures(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    """Every picture by its file name, in the order of the office's year."""
    desk, phone = _window(browser, DESK), _window(browser, PHONE)
    steps: tuple[tuple[str, Page, Callable[[Page, str], None]], ...] = (
        ("demo", desk, _report_in_the_group),
        ("phone", phone, _read_on_the_phone),
        ("board", desk, _open_the_board),
        ("measure", desk, _open_a_measure),
        ("carry", desk, _look_at_next_year),
        ("sign-off", desk, _propose),
    )
    for name, page, go in steps:
        go(page, address)
        yield f"{name}.webp", _small(page.screenshot())
    desk.close()
    phone.close()


def _window(browser: Browser, size: ViewportSize) -> Page:
    page = browser.new_page(viewport=size)
    page.set_default_timeout(_PATIENCE)
    return page


def _report_in_the_group(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="ตอบในกลุ่มกองคลัง").click()
    page.get_by_role("button", name="ส่ง", exact=True).click()
    confirmed = page.locator("#log .message").filter(has_text="บันทึกแล้ว #")
    expect(confirmed.last).to_be_visible(timeout=_PATIENCE)  # on a slow day a reminder stands behind it


def _read_on_the_phone(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#log .message").last).to_be_visible(timeout=_PATIENCE)


def _open_the_board(page: Page, address: str) -> None:
    with page.expect_popup() as opened:
        page.locator("form.board button").click()
    board = opened.value
    board.get_by_role("button", name="เข้าสู่ระบบ").click()
    board.wait_for_url("**/board")
    board.close()
    page.goto(f"{address}/board")


def _open_a_measure(page: Page, address: str) -> None:
    page.goto(f"{address}/board/measures/4")
    page.locator("section.voice").first.evaluate("element => element.scrollIntoView()")


def _look_at_next_year(page: Page, address: str) -> None:
    page.goto(f"{address}/board/plan")
    page.get_by_role("link", name="เตรียมแผนปี").click()


def _propose(page: Page, address: str) -> None:
    page.goto(f"{address}/board/sign-off")
    page.get_by_label("เสนอตามที่มีอยู่").check()
    page.get_by_role("button", name="เสนอเป็นฉบับที่ 1").click()
    written = page.get_by_text("เอกสารที่เสนอ")
    for _ in range(_LOOKS):
        if written.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError("the demo does not write the documents of what was proposed")


def _small(screenshot: bytes) -> bytes:
    buffer = io.BytesIO()
    Image.open(io.BytesIO(screenshot)).convert("RGB").save(buffer, "WEBP", quality=82, method=6)
    return buffer.getvalue()


def write() -> None:
    """Take every picture and put it into docs/pictures."""
    with (
        tempfile.TemporaryDirectory(prefix="tamngan-pictures-") as folder,
        a_running_demo(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for name, data in pictures(browser, address.rstrip("/")):
            (PICTURES / name).write_bytes(data)
        browser.close()


if __name__ == "__main__":
    write()
