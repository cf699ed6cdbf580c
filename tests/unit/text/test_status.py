"""How far the work is, by scope and negation, line by line and for a whole report."""

from __future__ import annotations

import pytest

from bot.domain.status import Status
from bot.text.matching import canon
from bot.text.progress import is_part_of_whole, stated_percent
from bot.text.status import explicit_status, judged, percent_of

DONE, IN_PROGRESS = Status.DONE, Status.IN_PROGRESS
NOT_STARTED, NOT_APPLICABLE = Status.NOT_STARTED, Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("ดำเนินการแล้ว", DONE),
        ("ดำเนินการเรียบร้อย", DONE),
        ("เสร้จแล้วค่ะ", DONE),
        ("ไม่ติดปัญหา เสร็จแล้ว", DONE),
        ("ไม่ใช่ว่ายังไม่ทำ ทำครบแล้ว", DONE),
        ("ไม่ได้ยกเลิก จัดตามแผนแล้ว", DONE),
        ("กรอกข้อมูลครบ", DONE),
        ("รองปลัดลงนามแล้ว", DONE),
        ("ติดป้ายงดรับของขวัญแล้ว", DONE),
        ("เสร็จ 100%", DONE),
        ("100%", DONE),
        ("ประชาชนพึงพอใจร้อยละ ๙๒ จัดครบแล้ว", DONE),
        ("อยู่ระหว่างดำเนินการ", IN_PROGRESS),
        ("ระหว่างดำเนินการ", IN_PROGRESS),
        ("อยู่ในระหว่างขออนุมัติ", IN_PROGRESS),
        ("กำลังรวบรวมเอกสาร", IN_PROGRESS),
        ("ดำเนินการอยู่ค่ะ", IN_PROGRESS),
        ("ร่างเสร็จแล้ว แต่ยังไม่ได้เสนอ", IN_PROGRESS),
        ("ร่างเสร็จแล้ว รอลงนาม", IN_PROGRESS),
        ("รอบริษัททำเว็บ", IN_PROGRESS),
        ("ยังไม่แล้วเสร็จ กำลังเร่งทำ", IN_PROGRESS),
        ("ยังทำไม่เสร็จ", IN_PROGRESS),
        ("ยังไม่เสร็จ 100 %", IN_PROGRESS),
        ("จัดทำแล้วแต่ยังไม่ครบ", IN_PROGRESS),
        ("เสร็จ 80 %", IN_PROGRESS),
        ("คืบหน้าร้อยละ ๖๐", IN_PROGRESS),
        ("ติดป้ายแล้ว 9 จาก 14 หมู่บ้าน", IN_PROGRESS),
        ("ใกล้เสร็จแล้ว", IN_PROGRESS),
        ("เริ่มดำเนินการแล้ว", IN_PROGRESS),
        ("ติดปัญหางบประมาณ", IN_PROGRESS),
        ("ยังไม่ได้ดำเนินการ", NOT_STARTED),
        ("ยังไม่มีการดำเนินการ", NOT_STARTED),
        ("ไม่ได้ดำเนินการ", NOT_STARTED),
        ("ไม่มีผลในรอบนี้", NOT_STARTED),
        ("ไม่มีค่ะ", NOT_STARTED),
        ("ยังค่ะ", NOT_STARTED),
        ("จะเริ่มเดือนหน้า", NOT_STARTED),
        ("เลื่อนไปไตรมาสหน้า", NOT_STARTED),
        ("ยังไม่ได้ทำ เนื่องจากรองบประมาณ", NOT_STARTED),
        ("เนื่องจากน้ำท่วม จึงไม่ได้จัดอบรม", NOT_STARTED),
        ("ยังไม่ได้สำรวจเลยครับ ขอเวลาอีกหน่อย", NOT_STARTED),
        ("0%", NOT_STARTED),
        ("ยังไม่เริ่ม", NOT_STARTED),
        ("ยังไม่ถึงกำหนด", NOT_STARTED),
        ("ร่างคำสั่งยังไม่ลงนาม", IN_PROGRESS),
        ("อยู่ในขั้นตอนตรวจร่าง", IN_PROGRESS),
        ("ติดป้ายแล้วบางส่วน", IN_PROGRESS),
        ("ทำเสร็จเมื่อวาน", DONE),
        ("ประเมินความสำเร็จของงาน", None),
        ("ดูแลความสงบเรียบร้อย", None),
        ("ใช้แบบเดียวกับปีที่แล้ว", None),
        ("ติดป้ายห้ามผู้ไม่เกี่ยวข้องเข้า", None),
        ("กำชับให้เสร็จตามกำหนด", None),
        ("แจ้งสัญญาที่ครบกำหนด", None),
        ("ติดตามงานที่ยังไม่ได้เบิกจ่าย", None),
        ("ไม่เกี่ยวข้อง", NOT_APPLICABLE),
        ("กองช่างไม่เกี่ยวค่ะ", NOT_APPLICABLE),
        ("ไม่เข้าข่าย", NOT_APPLICABLE),
        ("ยกเลิกโครงการ", NOT_APPLICABLE),
        ("ไม่ใช่หน้าที่ของกองช่าง", NOT_APPLICABLE),
        ("ตั้งป้ายประชาสัมพันธ์หน้าสำนักงาน", None),
        ("ไม่มีเรื่องร้องเรียน", None),
        ("ยังไม่ได้รับเรื่องร้องเรียน", None),
        ("ออกใบเสร็จให้ผู้ชำระภาษี", None),
        ("ปรับปรุงแผนอัตรากำลัง 3 ปี", None),
        ("ประชุมรอบที่ 2", None),
        ("ครอบคลุมทุกหมู่บ้าน", None),
        ("จัดแข่งขันระหว่างหมู่บ้าน", None),
        ("ใช้แบบฟอร์มแล้วแต่กรณี", None),
        ("จะได้ไม่เกิดปัญหา", None),
        ("ไม่มีผลกระทบต่อประชาชน", None),
        ("โอนงบเหลือจ่ายมาใช้ เพราะงานเดิมไม่ได้ดำเนินการ", None),
        ("ประชาชนพึงพอใจร้อยละ ๙๒", None),
        ("ผู้ตอบแบบสอบถาม 120 จาก 150 คน", None),
    ],
)
def test_a_line_states_its_status(line: str, status: Status | None) -> None:
    assert explicit_status([canon(line)]) is status


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["จัดประชุมแล้ว", "ติดป้ายแล้ว"], DONE),
        (["จัดประชุม", "ติดป้ายแล้ว"], DONE),
        (["- จัดประชุม", "- ยังไม่ได้ติดป้าย"], IN_PROGRESS),
        (["- จัดประชุมแล้ว", "- กำลังทำป้าย"], IN_PROGRESS),
        (["ยังไม่ได้จัดประชุม", "ยังไม่ได้ติดป้าย"], NOT_STARTED),
        (["งานเดิมไม่ได้ดำเนินการ จึงโอนงบมา", "ติดป้าย", "แจกแผ่นพับ"], DONE),
        (["- ไม่เกี่ยวข้องกับกองช่าง", "- จัดประชุม"], DONE),
        (["ดำเนินการแล้ว", "- ยังไม่ได้ทำรายงาน"], DONE),
        (["- จัดประชุม", "- ยังไม่ได้ติดป้าย", "เสร็จเรียบร้อยแล้วค่ะ"], DONE),
        (["1. ดำเนินการแล้ว", "2. อยู่ระหว่างทำป้าย"], IN_PROGRESS),
        (["ยังไม่ได้ติดป้าย", "ขอเวลาอีกหน่อย"], NOT_STARTED),
        (["ยังไม่ได้ดำเนินการ", "เนื่องจากยังไม่ได้รับงบประมาณ"], NOT_STARTED),
        (["ไม่เกี่ยวข้อง", "เป็นงานของกองคลัง"], NOT_APPLICABLE),
        (["ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ"], IN_PROGRESS),
        (["จัดประชุม", "ติดป้าย"], None),
        ([""], None),
        ([], None),
    ],
)
def test_lines_are_weighed_as_a_coordinator_would(lines: list[str], status: Status | None) -> None:
    assert explicit_status([canon(line) for line in lines]) is status


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("เสร็จ 80 %", 80),
        ("คืบหน้าร้อยละ 60", 60),
        ("ดำเนินการไปแล้วประมาณ 75 เปอร์เซ็นต์", 75),
        ("82.5% แล้ว", 82),
        ("100%", 100),
        ("ความพึงพอใจร้อยละ 92", None),
        ("ผู้เข้าอบรมครบ 100%", None),
        ("ยังไม่เสร็จ 100 %", None),
        ("ไม่ถึง 50%", None),
        ("เบิกจ่ายได้ร้อยละ 60", None),
        ("เสร็จ 800%", None),
        ("เสร็จแล้ว", None),
    ],
)
def test_progress_in_per_cent(line: str, percent: int | None) -> None:
    assert stated_percent(canon(line)) == percent


def test_two_different_figures_are_no_figure() -> None:
    assert percent_of([judged("เสร็จ 80%"), judged("เสร็จ 60%")]) is None
    assert percent_of([judged("เสร็จ 80%"), judged("จัดประชุม")]) == 80


@pytest.mark.parametrize(
    ("line", "is_part"),
    [
        ("9 จาก 14 หมู่บ้าน", True),
        ("9 หมู่บ้าน จากทั้งหมด 14 หมู่บ้าน", True),
        ("14 จาก 14 หมู่บ้าน", False),
        ("เงินเหลือ 5 โครงการจาก 2567", False),
        ("คะแนน 80 จาก 100", False),
    ],
)
def test_a_part_of_a_whole(line: str, is_part: bool) -> None:
    assert is_part_of_whole(line) is is_part
