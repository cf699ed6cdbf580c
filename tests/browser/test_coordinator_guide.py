"""The coordinator's guide, followed to the letter: in LINE, in a real browser, on the command line.

Each numbered step names a method here. It types and presses what the guide says, by the guide's own words,
and sees what the guide promises. It ends with a report that is signed, published, and found genuine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.domain.calendar import FiscalYear
from bot.line.simulator.buttons import buttons
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.transcript import visible_words
from bot.store.leadership import Leadership
from bot.store.store import Store
from scheduler.jobs import JOBS
from scheduler.tools import Tools
from tests.architecture.sources import ROOT
from tests.browser.conftest import Served
from tests.documents.guide_steps import GuideStep, guide_steps
from tests.support.in_process import told
from tests.support.office_files import word
from tests.support.stage import LINKS, Stage, a_stage

STEPS = guide_steps(ROOT / "docs" / "guide" / "coordinator.md")
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
POSTS = ("หัวหน้าสำนักปลัด", "ปลัดองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล")
PLAN = word(
    [
        ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"],
        ["๑. ติดป้ายขั้นตอนการให้บริการ", "ออกแบบและติดป้าย", "สำนักปลัด", "ตลอดปีงบประมาณ ๒๕๖๙"],
        ["๒. รับคำร้องออนไลน์", "เปิดช่องทาง", "กองช่าง", "ตลอดปีงบประมาณ ๒๕๖๙"],
        ["๓. ทำทะเบียนยืมพัสดุ", "ลงทะเบียน", "กองคลัง", "ต.ค. ๒๕๖๘ - ก.ย. ๒๕๖๙"],
    ]
)
_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
PATIENCE = 15_000  # milliseconds; two shared cores may be busy with other things


class Walk:
    """The coordinator with the guide in hand; a method for each step."""

    def __init__(self, stage: Stage, site: Served, page: Page, folder: Path) -> None:
        self.stage, self.site, self.page, self.folder = stage, site, page, folder
        self.me = stage.platform.add_user("อรุณี", friend=True)
        self.executives: list[Person] = []
        self.groups: dict[str, Group] = {}
        self.code = ""
        messenger = stage.worker.outbox.messenger
        leadership = Leadership(f"sqlite:///{folder}/tamngan.db")
        self.tools = Tools(stage.store, stage.clock, messenger, leadership, stage.files, LINKS)

    def register(self, step: GuideStep) -> None:
        answers = self._say(_CODE.sub(self.code, step.type("ลงทะเบียน")))
        assert "ผู้ประสานงาน" in shown(answers)

    def open_board(self, step: GuideStep) -> None:
        self._sign_in(step.type("เว็บ"), step.press("เข้าสู่ระบบ"))

    def import_plan(self, step: GuideStep) -> None:
        self._go(step.press("แผน"))
        plan = self.folder / "แผน.docx"
        plan.write_bytes(PLAN)
        self.page.locator("input[type=file]").set_input_files(plan)
        self.page.get_by_label("ปีงบประมาณของแผน").select_option("2569")
        self._click(step.press("อ่านไฟล์"))
        expect(self.page.get_by_text("3 มาตรการ").first).to_be_visible()
        self._click(step.press("บันทึก"))

    def invite_executives(self, step: GuideStep) -> None:
        self._go(step.press("บุคคล"))
        expect(self.page.get_by_role("heading", name=step.press("เชิญคนใหม่"))).to_be_visible()
        role, make, says = step.press("ผู้บริหาร"), step.press("สร้าง"), step.type("ลงทะเบียน")
        for order, post in enumerate(POSTS, start=1):
            self.page.get_by_label("บทบาท").select_option(label=role)
            self.page.get_by_label(re.compile("^ตำแหน่ง")).fill(post)
            self.page.get_by_label(re.compile("^ลำดับลงนาม")).fill(str(order))
            self._click(make)
            code = _CODE.search(self.page.locator(".code").inner_text())
            assert code is not None
            person = self.stage.platform.add_user(f"ผู้บริหาร {order}", friend=True)
            assert post in shown(self.stage.say(person, person, _CODE.sub(code[0], says)))
            self.executives.append(person)

    def bind_groups(self, step: GuideStep) -> None:
        says = step.type("ผูกกลุ่ม")
        for division in DIVISIONS:
            staff = self.stage.platform.add_user(f"เจ้าหน้าที่{division}")
            group = self.stage.platform.add_group(f"กลุ่ม{division}", [self.me, staff])
            self.stage.platform.invite_bot(group)
            self.stage.settle()
            answers = self.stage.say(self.me, group, says.replace("กองคลัง", division))
            assert "มีมาตรการที่ต้องรายงาน 1 เรื่อง" in shown(answers)
            self.groups[division] = group
        self._go(step.press("กลุ่ม"))
        expect(self.page.get_by_text("กองที่ยังไม่มีกลุ่ม")).to_have_count(0)

    def check_dates(self, step: GuideStep) -> None:
        self._go(step.press("รอบรายงาน"))
        self.page.get_by_role("button", name=step.press("บันทึกกำหนด")).first.click()
        self._go(step.press("ปฏิทิน"))
        expect(self.page.get_by_text("10 เม.ย. 69").first).to_be_visible()

    def opening(self, step: GuideStep) -> None:
        group = self.groups["กองคลัง"]
        self.stage.at("2026-03-02T09:01:00+07:00")
        with self.stage.watching(group) as answers:
            self._tick()
        assert "ทำทะเบียนยืมพัสดุ" in shown(answers)
        staff = next(one for one in group.members if one is not self.me)
        assert "บันทึกแล้ว" in shown(self.stage.say(staff, group, step.type("รายงาน 3")))

    def look(self, step: GuideStep) -> None:
        assert "รายงานแล้ว 1/3" in shown(self._say(step.type("สรุป")))
        self._sign_in()
        self._go(step.press("กระดาน"))
        expect(self.page.get_by_role("link", name="กองคลัง เสร็จแล้ว")).to_be_visible()

    def chase(self, step: GuideStep) -> None:
        (card,) = self._say(step.type("เตือน กอง"))
        assert "โควตา" in shown([card])
        group = self.groups["กองช่าง"]
        self._press(self.me, card, step.press("ส่ง"))
        with self.stage.watching(group) as answers:
            self._tick()
        assert "รับคำร้องออนไลน์" in shown(answers)
        assert "รับคำร้องออนไลน์" in shown(self.stage.say(self.me, group, step.type("เตือน")))

    def postpone(self, step: GuideStep) -> None:
        assert "20 เม.ย. 69" in shown(self._say(step.type("เลื่อนกำหนด")))

    def wording(self, step: GuideStep) -> None:
        self.page.goto(f"{self.site.url}/board/measures/3?year=2569&round=1")
        heading = self.page.get_by_role("heading", name=step.press("ข้อความสุดท้าย"))
        expect(heading).to_be_visible()
        self.page.locator("textarea").first.fill("จัดทำทะเบียนยืมพัสดุครบถ้วน")
        self.page.get_by_role("button", name=step.press("ใช้ข้อความ")).first.click()
        expect(self.page.get_by_text("ตั้งข้อความสุดท้ายเมื่อ")).to_be_visible()

    def export(self, step: GuideStep) -> None:
        (card,) = self._say(step.type("ส่งออก"))
        answer = self.stage.client.get(self._address_in(card).removeprefix(LINKS.public_url or ""))
        assert answer.data.startswith(b"PK")
        self._go(step.press("รายงาน"))
        expect(self.page.get_by_role("heading", name="รายงาน").first).to_be_visible()

    def propose(self, step: GuideStep) -> None:
        self._propose(step.type("เสนอ"), step.press("เสนอตาม"))
        assert "ฉบับที่ 1" in shown(self._told(self.executives[0]))

    def returned(self, step: GuideStep) -> None:
        head = self.executives[0]
        self._press(head, self._card(head), step.press("ส่งกลับ"))
        self.stage.say(head, head, "ขอให้สำนักปลัดรายงานข้อ 1 ก่อน")
        self._tick()
        assert "ขอให้สำนักปลัดรายงานข้อ 1 ก่อน" in shown(self._told(self.me))
        group = self.groups["สำนักปลัด"]
        self.stage.say(self.me, group, "รายงาน 1 ติดป้ายครบทุกจุดแล้ว")
        self.stage.later(60)
        self._propose(step.type("เสนอ"), "เสนอตามที่มี")

    def sign(self, step: GuideStep) -> None:
        approve, opinion = step.press("เห็นชอบ"), step.type("ความเห็น")
        for person in self.executives:
            card = self._card(person)
            self.stage.say(person, person, opinion)
            self._press(person, card, approve)
            self._tick()
        assert "ลงนามครบแล้ว" in shown(self._told(self.me))

    def publish(self, step: GuideStep) -> None:
        self._sign_in()
        self._go(step.press("ลงนาม"))
        self._click(step.press("เผยแพร่"))
        self._go(step.press("เปิดหน้าสาธารณะ"))
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=re.compile("docx")).first.click()
        report = self.folder / "signed.docx"
        download.value.save_as(report)
        assert told("verify", str(report))["verdict"] == "approved"

    def carry(self, step: GuideStep) -> None:
        self.page.goto(f"{self.site.url}/board")
        self._go(step.press("แผน"))
        self._go(step.press("เตรียม"))
        expect(self.page.get_by_text("จัดทำทะเบียนยืมพัสดุแล้ว").first).to_be_visible()
        self._click(step.press("สร้าง"))
        assert len(told("plan", "show", "--fiscal-year", "2570")["sections"][0]["measures"]) == 3

    def hand_over(self, step: GuideStep) -> None:
        self._go(step.press("บุคคล"))
        self.page.get_by_label("บทบาท").select_option(label=step.press("ผู้ประสานงาน"))
        self._click("สร้างรหัสเชิญ")
        expect(self.page.locator(".code")).to_be_visible()

    def _say(self, text: str) -> list[Message]:
        self.stage.later(60)
        return self.stage.say(self.me, self.me, text)

    def _sign_in(self, says: str = "เว็บ", button: str = "เข้าสู่ระบบ") -> None:
        (card,) = self._say(says)
        self.page.goto(self._address_in(card).replace(LINKS.public_url or "", self.site.url))
        self._click(button)

    def _go(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def _click(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def _propose(self, says: str, button: str) -> None:
        (card,) = self._say(says)
        self._press(self.me, card, button)
        self._tick()

    def _press(self, person: Person, message: Message, label: str) -> None:
        self.stage.later(1)
        self.stage.platform.press(person, message, label)
        self.stage.settle()

    def _told(self, place: Place) -> list[Message]:
        return [one for one in self.stage.platform.messages(place) if one.sender is None]

    def _card(self, person: Person) -> Message:
        return next(one for one in reversed(self._told(person)) if buttons(one))

    def _address_in(self, message: Message) -> str:
        found = re.search(r"https://bot\.example/[^\"\\]+", json.dumps(message.content))
        assert found is not None
        return found[0]

    def _tick(self) -> None:
        """A minute of the clock process."""
        for job in JOBS:
            job.run(self.tools)
        self.stage.settle()


def shown(messages: list[Message]) -> str:
    return "\n".join(line for message in messages for line in visible_words(message))


def test_every_step_of_the_guide_can_be_followed() -> None:
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    assert {step.title for step in STEPS if not callable(getattr(Walk, step.name or "-", None))} == set()


@pytest.fixture
def walk(
    sqlite_store: Store, sqlite_url: str, chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Walk]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    with a_stage(sqlite_store, "2026-02-20T09:00:00+07:00") as stage:
        site = Served(stage.app)
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        page.set_default_timeout(PATIENCE)
        yield Walk(stage, site, page, tmp_path)
        page.close()
        site.stop()


@pytest.mark.chromium
@pytest.mark.thai_font
def test_the_guide_leads_to_a_signed_and_published_report(walk: Walk) -> None:
    made = told(
        "office", "create", "--name", "ห้วยตาล", "--kind", "อบต.", "--district", "ดอนงาม", "--province",
        "นครตัวอย่าง", "--divisions", ",".join(DIVISIONS), "--layout", "six-month",
    )  # fmt: skip
    walk.code = str(made["coordinator_code"])
    for step in STEPS:
        getattr(walk, step.name)(step)
        assert step.untaken() == set(), f"step {step.number}: the guide says more than was done"

    with walk.stage.store.reading() as books:
        assert books.plans.years(1) == [FiscalYear(2569), FiscalYear(2570)]
