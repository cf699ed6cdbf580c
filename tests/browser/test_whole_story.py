"""The whole way in a real browser, on the demo: from the first page to a published report.

What its people do they do as people would: in the chats of the simulator and on the board.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.demo import DESK, PATIENCE, PHONE, Visit
from tests.support.office_files import word
from tests.support.running_demo import a_running_demo

pytestmark = pytest.mark.chromium

COORDINATOR, HEAD, CLERK, MAYOR = "อรุณี", "วีระ", "สมหมาย", "นายกบุญส่ง"
NEXT_YEAR = [
    ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"],
    ["๑. ทำทะเบียนยืมพัสดุ", "ลงมือทำ", "กองคลัง", "ตลอดปี"],
    ["๒. ติดป้ายประกาศ", "ลงมือทำ", "กองทะเบียนราษฎร", "ตลอดปี"],
]


class Story:
    """The demo's page, and a window of the board for each person who signs in."""

    def __init__(self, browser: Browser, address: str, folder: Path) -> None:
        self.chats = Visit(browser, address, DESK)
        self.folder = folder
        self.address = address.rstrip("/")
        self.used_link = ""
        self._browser = browser
        self._windows: list[BrowserContext] = []

    def window(self) -> Page:
        """A browser of its own, of somebody with a phone."""
        context = self._browser.new_context(viewport=PHONE, base_url=self.address, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        self._windows.append(context)
        return context.new_page()

    def link_of(self, person: str) -> str:
        """Say เว็บ in the chat with the bot; the address behind the card's button."""
        self.chats.become(person)
        cards = self.chats.messages.filter(has_text="กระดานของ")
        before = cards.count()
        self.chats.say("เว็บ")
        expect(cards).to_have_count(before + 1, timeout=PATIENCE)
        address = cards.last.get_by_role("link", name="เข้าสู่กระดาน").get_attribute("href")
        assert address is not None
        return address

    def sign_in(self, person: str) -> Page:
        """The board in a window of that person's own."""
        board, self.used_link = self.window(), self.link_of(person)
        board.goto(self.used_link)
        board.get_by_role("button", name="เข้าสู่ระบบ").click()
        expect(board).to_have_url(f"{self.address}/board")
        return board

    def newest(self, words: str) -> Locator:
        """The newest message of the open chat that says so."""
        message = self.chats.messages.filter(has_text=words).last
        expect(message).to_be_visible(timeout=PATIENCE)
        return message

    def approve_in_line(self, person: str, version: int) -> None:
        self.chats.become(person)
        button = self.newest(f"ฉบับที่ {version}").get_by_role("button", name="เห็นชอบ")
        button.click()
        self.newest(f"เห็นชอบรายงานรอบ 1 ปี 2569 ฉบับที่ {version}")

    def close(self) -> None:
        for window in self._windows:
            window.close()
        self.chats.page.close()


@pytest.fixture
def story(chromium: Browser, tmp_path: Path) -> Iterator[Story]:
    with a_running_demo(tmp_path / "demo") as address:
        story = Story(chromium, address, tmp_path)
        yield story
        story.close()
    assert story.chats.problems == []


def test_from_the_first_page_to_the_published_report(story: Story) -> None:
    take_the_first_steps(story)
    board = story.sign_in(COORDINATOR)
    open_the_link_again(story)
    import_next_years_plan(board, story.folder)
    word_a_cell(board)
    move_the_deadline(board)
    propose(board, version=1)
    return_it(story)
    mend_it(story, board)
    propose(board, version=2)
    sign_it(story, board)
    publish_it(board)
    read_and_verify_it(story)


def take_the_first_steps(story: Story) -> None:
    """What the page invites to: report, see who is missing, open the document."""
    chats, page = story.chats, story.chats.page
    chats.take_step("ตอบในกลุ่มกองคลัง", "รายงาน 7")
    card = chats.expect_last("บันทึกแล้ว #")
    expect(card.get_by_role("button", name="แก้ไข")).to_be_visible()
    expect(card.get_by_role("button", name="ยกเลิก")).to_be_visible()
    chats.take_step("ดูว่าใครยังค้าง", "สรุป")
    chats.expect_last("ทุกกอง รายงานแล้ว 11/18")
    expect(page.locator("#standings li", has_text="กองคลัง")).to_contain_text("ค้างข้อ 1")
    page.get_by_role("button", name="เปิดเอกสาร").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word (docx)").click()
    document = Document(BytesIO(Path(download.value.path()).read_bytes()))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "ติดป้ายงดรับของขวัญ" in text
    with page.expect_popup() as opened:
        page.get_by_role("tab", name="ใครยังค้าง").click()
        page.get_by_role("button", name="เปิดกระดาน").click()
    expect(opened.value.get_by_role("button", name="เข้าสู่ระบบ")).to_be_visible()
    opened.value.close()


def open_the_link_again(story: Story) -> None:
    window = story.window()
    window.goto(story.used_link)
    expect(window.get_by_text("ใช้ไปแล้วหรือหมดอายุ")).to_be_visible()


def import_next_years_plan(board: Page, folder: Path) -> None:
    """With a row that cannot be read: it is shown, and nothing is stored before it is left out."""
    path = folder / "แผน 2570.docx"
    path.write_bytes(word(NEXT_YEAR))
    board.goto("/board/plan")
    board.get_by_label("ไฟล์ .docx").set_input_files(path)
    board.get_by_label("ปีงบประมาณของแผน").select_option("2570")
    board.get_by_role("button", name="อ่านไฟล์และแสดงตัวอย่าง").click()
    expect(board.get_by_text("แถวที่ 3")).to_be_visible()
    expect(board.get_by_text("กองทะเบียนราษฎร")).to_be_visible()
    board.get_by_role("button", name="บันทึกแผนนี้").click()
    expect(board.get_by_role("alert")).to_contain_text("ยังมีแถวที่อ่านไม่ได้")
    board.get_by_label("ข้ามแถวที่อ่านไม่ได้").check()
    board.get_by_role("button", name="บันทึกแผนนี้").click()
    expect(board).to_have_url(re.compile(r"/board/plan\?year=2570$"))
    expect(board.get_by_role("heading", name="มาตรการ 1 เรื่อง")).to_be_visible()


def word_a_cell(board: Page) -> None:
    """The final wording, with the staff's own words beside it; taken back and set again."""
    board.goto("/board/measures/7")
    board.get_by_label("ผลการดำเนินงาน").fill("ประกาศนโยบายไม่รับของขวัญแล้วทุกกอง")
    board.get_by_role("button", name="ใช้ข้อความนี้").first.click()
    expect(board.locator(".printed")).to_contain_text("ประกาศนโยบายไม่รับของขวัญแล้วทุกกอง")
    expect(board.locator(".own")).to_contain_text("ติดป้ายงดรับของขวัญ")
    board.get_by_role("button", name="กลับไปใช้ถ้อยคำของกอง").click()
    expect(board.locator(".printed")).not_to_contain_text("แล้วทุกกอง")
    board.get_by_label("ผลการดำเนินงาน").fill("ประกาศนโยบายไม่รับของขวัญแล้วทุกกอง")
    board.get_by_role("button", name="ใช้ข้อความนี้").first.click()


def move_the_deadline(board: Page) -> None:
    board.goto("/board/rounds")
    board.locator("#reply_deadline-2569-1").fill("2026-04-08")
    board.locator("section", has=board.locator("#reply_deadline-2569-1")).get_by_role("button").click()
    expect(board.locator("section", has=board.locator("#reply_deadline-2569-1"))).to_contain_text(
        "8 เม.ย. 69"
    )
    board.goto("/board")
    expect(board.get_by_text("กองส่งภายใน 8 เม.ย. 69")).to_be_visible()


def propose(board: Page, version: int) -> None:
    """The page asks first while answers are missing."""
    board.goto("/board/sign-off")
    button = board.get_by_role("button", name=f"เสนอเป็นฉบับที่ {version}")
    button.click()
    expect(board.get_by_role("alert")).to_contain_text("ยังรายงานไม่ครบ")
    board.get_by_label("เสนอตามที่มีอยู่").check()
    button.click()
    expect(board.get_by_role("heading", name=f"ฉบับที่ {version} กำลังลงนาม")).to_be_visible()


def return_it(story: Story) -> None:
    """The head of the office approves in LINE; the clerk reads on the board and returns it."""
    story.approve_in_line(HEAD, version=1)
    clerk = story.sign_in(CLERK)
    clerk.get_by_role("link", name="อ่านและพิจารณา").click()
    clerk.frame_locator("iframe.document").get_by_text("ประกาศนโยบายไม่รับของขวัญแล้วทุกกอง").wait_for()
    clerk.get_by_text("ส่งกลับให้แก้ไข").click()
    clerk.get_by_label("เหตุผลที่ส่งกลับ").fill("ข้อ 7 ขอเลขที่ประกาศ")
    clerk.get_by_role("button", name="ส่งกลับ", exact=True).click()
    expect(clerk.get_by_role("heading", name="ส่งกลับแก้ไข")).to_be_visible()
    expect(clerk.get_by_role("button", name="เห็นชอบ")).to_have_count(0)


def mend_it(story: Story, board: Page) -> None:
    story.chats.become(COORDINATOR)
    story.newest("เหตุผล: ข้อ 7 ขอเลขที่ประกาศ")
    board.goto("/board/sign-off")
    expect(board.get_by_text("ข้อ 7 ขอเลขที่ประกาศ")).to_be_visible()
    board.goto("/board/measures/7")
    board.get_by_label("ผลการดำเนินงาน").fill("ประกาศนโยบายไม่รับของขวัญ ฉบับที่ 12/2569")
    board.get_by_role("button", name="ใช้ข้อความนี้").first.click()


def sign_it(story: Story, board: Page) -> None:
    """Version 2 says what changed; two sign in LINE, one with an opinion on the board."""
    expect(board.get_by_text("ต่างจากฉบับที่ 1 ในมาตรการ 7")).to_be_visible()
    story.approve_in_line(HEAD, version=2)
    clerk = story.sign_in(CLERK)
    clerk.get_by_role("link", name="อ่านและพิจารณา").click()
    clerk.get_by_label("ความเห็นของท่าน").fill("เห็นควรเผยแพร่")
    clerk.get_by_role("button", name="เห็นชอบ").click()
    expect(clerk.locator("ol.chain li.approved")).to_have_count(2)
    story.approve_in_line(MAYOR, version=2)
    story.chats.become(COORDINATOR)
    story.newest("รายงานรอบ 1 ปี 2569 ลงนามครบแล้ว")


def publish_it(board: Page) -> None:
    board.goto("/board/sign-off")
    expect(board.get_by_role("heading", name="ฉบับที่ 2 ลงนามครบแล้ว")).to_be_visible()
    expect(board.locator("ol.chain").first).to_contain_text("เห็นควรเผยแพร่")
    for _ in range(20):  # the documents are written meanwhile
        if board.get_by_role("heading", name="เอกสารที่ลงนามครบ").is_visible():
            break
        board.wait_for_timeout(1_000)
        board.reload()
    board.get_by_role("button", name="เผยแพร่ฉบับที่ 2").click()
    expect(board.get_by_text("เผยแพร่ฉบับที่ 2 เมื่อ")).to_be_visible()


def read_and_verify_it(story: Story) -> None:
    """A stranger finds the report, reads it, and checks the file; a changed one is told."""
    stranger = story.window()
    stranger.goto("/p")
    stranger.get_by_role("link", name="รอบ 1 ปีงบประมาณ 2569").click()
    stranger.frame_locator("iframe.document").get_by_text("ฉบับที่ ๑๒/๒๕๖๙").first.wait_for()
    with stranger.expect_download() as download:
        stranger.get_by_role("link", name="Word (docx)").click()
    data = Path(download.value.path()).read_bytes()
    assert "เห็นควรเผยแพร่" in "\n".join(line.text for line in Document(BytesIO(data)).paragraphs)
    for content, words in ((data, "ตรงกับฉบับที่ลงนามครบ"), (data[:-1] + b"?", "ไม่ตรงกับเอกสารใด")):
        file = story.folder / "report.docx"
        file.write_bytes(content)
        stranger.goto("/verify")
        stranger.get_by_label("ไฟล์รายงาน").set_input_files(file)
        stranger.get_by_role("button", name="ตรวจสอบ").click()
        expect(stranger.get_by_role("status")).to_contain_text(words)
